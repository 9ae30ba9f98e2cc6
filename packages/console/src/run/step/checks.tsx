import { CircleCheck, CircleX } from 'lucide-react'
import { OutsideWords } from '../../parts/outside-text.tsx'
import { Table } from '../../parts/table.tsx'
import { Tag } from '../../parts/tag.tsx'
import { nameText, valueText } from '../../parts/values.ts'
import { None, Part } from './shown.tsx'
import type { StepProps } from './step-panel.tsx'

/** What proves a step: each field as it was to be, and as the system of record holds it. */
export function Checks({ step }: StepProps) {
  const compared = step.effects.filter((effect) => effect.compared.length > 0)
  const looked = step.gave?.how === 'looked' ? step.gave.facts : []
  if (compared.length === 0 && looked.length === 0)
    return (
      <None>
        {step.effects.length > 0
          ? 'Nothing was read back of it.'
          : 'It wrote nothing, so there is nothing to read back.'}
      </None>
    )
  return (
    <>
      {looked.map(({ fact, about, value }) => (
        <p key={`${fact} ${about}`}>
          <Verdict agrees={value === true} yes="Holds" no="Does not hold" /> {nameText(fact)}
          {about !== '' && ` (${valueText(about)})`}
        </p>
      ))}
      {compared.map((effect) => (
        <Part key={effect.effect} title={`Read back: ${effect.title}`}>
          <Table
            caption="Expected and found"
            rows={effect.compared}
            keyOf={({ field }) => field}
            columns={[
              { id: 'field', title: 'Field', cell: ({ field }) => nameText(field) },
              {
                id: 'expected',
                title: 'Expected',
                cell: ({ expected }) => <OutsideWords>{valueText(expected)}</OutsideWords>,
              },
              { id: 'found', title: 'Found', cell: ({ found }) => <OutsideWords>{valueText(found)}</OutsideWords> },
              {
                id: 'agrees',
                title: 'Agrees',
                cell: ({ agrees }) => <Verdict agrees={agrees} yes="Agrees" no="Differs" />,
              },
            ]}
          />
        </Part>
      ))}
    </>
  )
}

interface VerdictProps {
  readonly agrees: boolean
  readonly yes: string
  readonly no: string
}

function Verdict({ agrees, yes, no }: VerdictProps) {
  return (
    <Tag tone={agrees ? 'ok' : 'bad'} icon={agrees ? CircleCheck : CircleX}>
      {agrees ? yes : no}
    </Tag>
  )
}
