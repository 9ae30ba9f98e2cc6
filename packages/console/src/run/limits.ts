import { lengthText } from '../parts/moments.ts'
import { countText, moneyText } from '../parts/money.ts'
import type { RunTold } from './queries.ts'

interface Told {
  readonly name: string
  readonly value: string
}

/** What a run has used of its limits, in words. */
export function limitTexts({ steps, time, effects, tokens, money }: NonNullable<RunTold['limits']>): readonly Told[] {
  const counted = [
    `${countText(steps.used)} of ${countText(steps.most)} steps`,
    `${countText(effects.used)} of ${countText(effects.most)} writes`,
    ...(tokens.used > 0 ? [`${countText(tokens.used)} of ${countText(tokens.most)} tokens`] : []),
  ]
  return [
    { name: 'Limits', value: `${counted.join(', ')}, ${lengthText(time.used)} of ${lengthText(time.most)}` },
    ...(money.length > 0
      ? [
          {
            name: 'Money moved',
            value: money.map(({ used, most, currency }) => moneyUsed(used, most, currency)).join(', '),
          },
        ]
      : []),
  ]
}

function moneyUsed(used: string, most: string | null, currency: string): string {
  const text = moneyText({ amount: used, currency })
  return most === null ? text : `${text} of at most ${moneyText({ amount: most, currency })}`
}

const uses = { plan: 'proposed', judge: 'judged', word: 'worded' } as const

/** What each language model was asked for, and what it took. */
export function costTexts(models: RunTold['models']): readonly string[] {
  return models.map(({ model, use, answers, usage, cost }) => {
    const money = cost.map(({ millionths, currency }) => `${(millionths / 1_000_000).toFixed(4)} ${currency}`)
    const tokens = `${countText(usage.input + usage.output)} tokens`
    return [`${model} ${uses[use]} ${countText(answers)} times`, tokens, ...money].join(', ')
  })
}
