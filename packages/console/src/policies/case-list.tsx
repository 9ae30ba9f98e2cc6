import { Check, X } from 'lucide-react'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Tag } from '../parts/tag.tsx'
import { valueText } from '../parts/values.ts'
import { DecisionShown, Outcome } from './decision-shown.tsx'
import type { Tried } from './queries.ts'

interface CaseListProps {
  readonly cases: readonly Tried[]
  /** Absent: only to be read. */
  readonly onRemove?: (name: string) => void
}

/** The saved cases, each tried: what it must be, what it is, and why. */
export function CaseList({ cases, onRemove }: CaseListProps) {
  if (cases.length === 0)
    return (
      <Empty kind="nothing yet" title="No saved cases">
        Try a call below and save it: every later version must then decide it as it says.
      </Empty>
    )
  const failed = cases.filter(({ passed }) => !passed).length
  return (
    <>
      <p className="mb-2" role="status">
        {failed === 0
          ? cases.length === 1
            ? 'The saved case is decided as it must be.'
            : `All ${cases.length} saved cases are decided as they must be.`
          : `${failed} of ${cases.length} are decided otherwise: nothing can be handed in.`}
      </p>
      <ul className="divide-y divide-line border-y border-line">
        {cases.map((one) => (
          <li key={`${one.file} ${one.case}`} className="py-2">
            <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
              <Tag tone={one.passed ? 'ok' : 'bad'} icon={one.passed ? Check : X}>
                {one.passed ? 'Passes' : 'Fails'}
              </Tag>
              <div className="min-w-0 grow">
                <p className="font-medium wrap-anywhere">{one.case}</p>
                <p className="text-mute wrap-anywhere">
                  {one.call.action}: {valueText(one.call.arguments)}; asked by {one.call.startedBy}
                </p>
                {one.why !== null && <p className="text-bad">{one.why}</p>}
                <details>
                  <summary className="text-mute">Why</summary>
                  {one.decision ? <DecisionShown decision={one.decision} /> : <p>It cannot be tried.</p>}
                </details>
              </div>
              <Outcome text={one.decided} />
              {onRemove && (
                <Button weight="quiet" onClick={() => onRemove(one.case)} aria-label={`Remove case ${one.case}`}>
                  Remove
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
