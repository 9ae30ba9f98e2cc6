import { useQuery } from '@tanstack/react-query'
import { Failure } from '../../parts/failure.tsx'
import { Loading } from '../../parts/loading.tsx'
import { visible } from '../../parts/outside.ts'
import { eventsQuery } from '../queries.ts'
import { None, Part } from './shown.tsx'
import type { StepProps } from './step-panel.tsx'

/** The events of the journal from where the step began until the next one did, as they were written. */
export function Raw({ run, steps, step }: StepProps) {
  const { data, error, isPending, refetch } = useQuery(eventsQuery(run.id, step.seq))
  if (isPending) return <Loading what="the journal" />
  if (!data) return <Failure error={error} retry={() => void refetch()} />
  const next = steps.find(({ seq }) => seq > step.seq)?.seq ?? Infinity
  const events = data.items.filter(({ seq }) => seq < next)
  return (
    <Part title={`Journal, from event ${step.seq}`}>
      <ol className="flex flex-col gap-2">
        {events.map((event) => (
          <li key={event.seq}>
            <p className="text-mute">
              {event.seq} · {event.type}
            </p>
            <pre
              tabIndex={0}
              className="max-h-72 overflow-auto rounded bg-raised p-2 font-mono text-xs wrap-anywhere whitespace-pre-wrap"
            >
              {visible(JSON.stringify(event, null, 1))}
            </pre>
          </li>
        ))}
      </ol>
      {next > (data.items.at(-1)?.seq ?? 0) + 1 && data.next !== null && <None>More follows in the journal.</None>}
    </Part>
  )
}
