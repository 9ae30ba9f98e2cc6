import type { ReactNode } from 'react'
import { Amount } from '../parts/amount.tsx'
import { priceText } from './figures-told.ts'
import type { Figures } from './queries.ts'

/** What was moved, by currency. That nothing moved is known, where every write is. */
export function moneyValue({ money, moneyUnknown }: Figures): ReactNode {
  if (money.length === 0) return moneyUnknown.value > 0 ? 'unknown' : 'none'
  return <Lines lines={money.map(({ handled }) => [handled.currency, <Amount key="of" of={handled} />] as const)} />
}

export function moneyAbout({ money, moneyUnknown }: Figures): ReactNode {
  const back = money.filter(({ takenBack }) => !/^0(\.0+)?$/.test(takenBack.amount))
  return (
    <>
      confirmed writes
      {back.map(({ takenBack }) => (
        <span key={takenBack.currency}>
          , <Amount of={takenBack} /> taken back
        </span>
      ))}
      {moneyUnknown.value > 0 && `, of ${moneyUnknown.value} runs unknown`}
    </>
  )
}

/** What the language models of a case cost; where none was asked, nothing; where one has no price, it is not known. */
export function costValue({ modelCost, modelCostKnown, ended }: Figures): ReactNode {
  if (ended.value === 0 || modelCostKnown.value === 0) return 'unknown'
  const known = modelCost.flatMap(({ perCase }) => (perCase ? [perCase] : []))
  if (known.length === 0) return 'none'
  return <Lines lines={known.map((price) => [price.currency, priceText(price)] as const)} />
}

export function costAbout({ modelCostUnknown, modelTokens }: Figures): string {
  if (modelTokens === 0) return 'no language model was asked'
  const unknown = modelCostUnknown.value > 0 ? `; of ${modelCostUnknown.value} unknown: a model has no price` : ''
  return `language models, ${modelTokens.toLocaleString('en')} tokens in all${unknown}`
}

function Lines({ lines }: { readonly lines: readonly (readonly [key: string, line: ReactNode])[] }) {
  return lines.map(([key, line]) => (
    <span key={key} className={lines.length > 1 ? 'block text-base leading-6' : 'block'}>
      {line}
    </span>
  ))
}
