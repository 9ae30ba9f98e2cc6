import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useNow } from '../parts/clock.ts'
import { Failure } from '../parts/failure.tsx'
import { Instant } from '../parts/instant.tsx'
import { Loading } from '../parts/loading.tsx'
import { OutsideWords } from '../parts/outside-text.tsx'
import type { Place } from './place.ts'
import { timelineQuery, type RunTold, type Timeline } from './queries.ts'
import { drawn, placeAt, type Drawn } from './time-scale.ts'
import { tookText } from './took.ts'

const whom: Readonly<Record<NonNullable<Timeline['phases'][number]['by']>, string>> = {
  person: 'somebody who has control',
  requests: 'people who were asked',
  stop: 'a stop to be released',
  runs: 'other runs',
  system: 'a system',
  event: 'something outside',
  time: 'its time',
}

const kinds = { queued: 'Queued', working: 'At work', waiting: 'Waiting' } as const
const fills = { queued: 'bg-edge/50', working: 'bg-accent', waiting: 'bg-warn/50' } as const

/** A run in time: queued, at work and waiting apart, and for whom; each step below, to the same scale. */
export function TimelineView({ run, place }: { readonly run: RunTold; readonly place: Place }) {
  const { data, error, isPending, refetch } = useQuery(timelineQuery(run))
  const now = useNow()
  if (isPending) return <Loading what="the timeline" />
  if (!data) return <Failure error={error} retry={() => void refetch()} />
  const stretches = drawn(data.phases, now)
  return (
    <>
      <p className="mb-2">
        Queued {tookText(data.queued)}, at work {tookText(data.working)}, waiting {tookText(data.waiting)}.
      </p>
      <Stretches stretches={stretches} now={now} />
      <ol aria-label="Steps in time" className="mt-4 flex flex-col">
        {data.steps.map((step) => {
          const from = placeAt(stretches, step.from, now)
          const to = placeAt(stretches, step.until, now)
          return (
            <li key={step.number} className="border-b border-line/60">
              <Link
                to="/runs/$run"
                params={{ run: run.id }}
                search={{ ...place, step: step.number }}
                resetScroll={false}
                aria-current={place.step === step.number ? 'true' : undefined}
                className="grid items-center gap-x-3 px-1 py-1 hover:bg-raised aria-[current=true]:bg-accent/8 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
              >
                <span className="flex min-w-0 gap-2">
                  <span className="w-6 shrink-0 text-right text-mute">{step.number}</span>
                  <span className="min-w-0 truncate">
                    <OutsideWords most={120}>{step.title}</OutsideWords>
                  </span>
                  <span className="ml-auto shrink-0 text-xs text-mute">
                    {tookText(Date.parse(step.until) - Date.parse(step.from))}
                  </span>
                </span>
                <span aria-hidden className="relative block h-3 rounded bg-raised">
                  <span
                    className="absolute inset-y-0 rounded bg-accent"
                    style={{ left: `${from * 100}%`, width: `max(3px, ${(to - from) * 100}%)` }}
                  />
                </span>
              </Link>
            </li>
          )
        })}
      </ol>
    </>
  )
}

function Stretches({ stretches, now }: { readonly stretches: readonly Drawn[]; readonly now: Date }) {
  return (
    <>
      <div aria-hidden className="flex h-4 overflow-hidden rounded border border-line">
        {stretches.map(({ phase, from, to }) => (
          <span
            key={phase.from + phase.kind}
            className={fills[phase.kind]}
            style={{ width: `${(to - from) * 100}%` }}
          />
        ))}
      </div>
      <details className="mt-1.5">
        <summary className="text-mute">{stretches.length} stretches, and for whom it waited</summary>
        <ol className="mt-1 flex flex-col gap-1 pl-4">
          {stretches.map(({ phase, cut }) => (
            <li key={phase.from + phase.kind} className="wrap-anywhere">
              <span className="font-medium">{kinds[phase.kind]}</span>
              {phase.by !== undefined && ` for ${whom[phase.by]}`}, {lasted(phase, now)}
              {cut && ' (drawn shorter)'}, from <Instant at={phase.from} as="full" />
              {(phase.for ?? []).map((what) => (
                <span key={what} className="block text-mute">
                  <OutsideWords most={300}>{what}</OutsideWords>
                </span>
              ))}
            </li>
          ))}
        </ol>
      </details>
    </>
  )
}

function lasted({ from, until }: Timeline['phases'][number], now: Date): string {
  const length = tookText((until ? Date.parse(until) : now.getTime()) - Date.parse(from))
  return until === null ? `${length} so far` : length
}
