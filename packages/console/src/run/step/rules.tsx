import { CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import { OutsideWords } from '../../parts/outside-text.tsx'
import { Table } from '../../parts/table.tsx'
import { Tag } from '../../parts/tag.tsx'
import { valueText } from '../../parts/values.ts'
import { clauseWords, decisionLook } from '../decision-look.ts'
import type { Step } from '../queries.ts'
import { None, Part } from './shown.tsx'
import type { StepProps } from './step-panel.tsx'

/** Every rule that had a say, with what it saw; and each row of a table up to the one that decided. */
export function Rules({ step }: StepProps) {
  if (step.decisions.length === 0 && !step.rows)
    return <None>No rule had a say: the step changes nothing outside, and no table decided it.</None>
  return (
    <>
      {step.rows && <Rows rows={step.rows} />}
      {step.decisions.map((decision) => (
        <Decision key={JSON.stringify(decision)} decision={decision} />
      ))}
    </>
  )
}

type Reason = Step['decisions'][number]['reasons'][number]

const verdicts: Readonly<Record<Reason['effect'], string>> = {
  allow: 'Allows',
  approve: 'Asks for approval',
  escalate: 'Hands over',
  deny: 'Refuses',
}

function Decision({ decision }: { readonly decision: Step['decisions'][number] }) {
  const { word, tone } = decisionLook(decision)
  const { approval, policyVersion, policyHash, reasons } = decision
  const version = policyVersion === undefined ? `files ${policyHash.slice(0, 8)}` : `version ${policyVersion}`
  return (
    <Part title={`Decided by policies, ${version}`}>
      <p>
        <Tag tone={tone}>{word}</Tag>
        {approval && `: ${approval.count} of ${approval.roles.join(' or ')}`}
      </p>
      <ul className="mt-1.5 flex flex-col gap-2">
        {reasons.map((reason) => (
          <li key={reason.rule + reason.text} className="border-l-2 border-line pl-2.5">
            <p>
              <span className="font-medium">{verdicts[reason.effect]}</span>: {reason.rule}
              {reason.layer !== undefined && <span className="text-mute"> ({reason.layer})</span>}
            </p>
            <p className="text-mute">
              <OutsideWords most={400}>{reason.text}</OutsideWords>
            </p>
            <Clauses clauses={reason.clauses} />
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Clauses({ clauses }: { readonly clauses: Reason['clauses'] }) {
  if (clauses.length === 0) return null
  return (
    <ul className="mt-1 flex flex-col gap-1 text-xs">
      {clauses.map(({ source, result, values }) => (
        <li key={source} className="wrap-anywhere">
          <code>{source}</code> {clauseWords[result]}
          <span className="block text-mute">
            {Object.entries(values).map(([name, value], index) => (
              <span key={name}>
                {index > 0 && ', '}
                {name} = <OutsideWords>{value}</OutsideWords>
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Rows({ rows }: { readonly rows: NonNullable<Step['rows']> }) {
  return (
    <Part title="Rows of the table, up to the one that fits">
      <Table
        caption="Rows of the table"
        rows={rows}
        keyOf={({ rule }) => rule}
        isCurrent={({ fits }) => fits}
        columns={[
          {
            id: 'fits',
            title: 'Fits',
            cell: ({ fits }) =>
              fits ? (
                <Tag tone="ok" icon={CircleCheck}>
                  Fits
                </Tag>
              ) : (
                <Tag icon={CircleDashed}>No</Tag>
              ),
          },
          { id: 'rule', title: 'Row', cell: ({ rule }) => rule },
          { id: 'cells', title: 'It asks, and saw', cell: ({ cells }) => <Cells cells={cells} /> },
        ]}
      />
    </Part>
  )
}

function Cells({ cells }: { readonly cells: NonNullable<Step['rows']>[number]['cells'] }) {
  if (cells.length === 0) return 'anything'
  return (
    <ul>
      {cells.map(({ input, asks, value, fits }) => (
        <li key={input} className="wrap-anywhere">
          {!fits && <CircleX size={12} aria-label="does not fit" className="mr-1 inline text-bad" />}
          {input} {asks}: <OutsideWords>{valueText(value)}</OutsideWords>
        </li>
      ))}
    </ul>
  )
}
