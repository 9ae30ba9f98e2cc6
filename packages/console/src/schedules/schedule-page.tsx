import { useQuery } from '@tanstack/react-query'
import { CirclePause } from 'lucide-react'
import { Facts } from '../parts/facts.tsx'
import { Failure } from '../parts/failure.tsx'
import { Instant } from '../parts/instant.tsx'
import { Loading } from '../parts/loading.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useRowKeys } from '../parts/row-keys.ts'
import { RunsLink } from '../runs/runs-link.tsx'
import { Section } from '../parts/section.tsx'
import { FireList } from './fire-list.tsx'
import { scheduleQuery, type FireState, type ScheduleInFull } from './queries.ts'
import { ScheduleActions } from './schedule-actions.tsx'
import { declaredFacts, wallText } from './words.ts'

interface SchedulePageProps {
  readonly name: string
  readonly state: FireState | undefined
}

/** One schedule: when it fires, what it fired and missed, and pausing, running and making up. */
export function SchedulePage({ name, state }: SchedulePageProps) {
  useRowKeys()
  const { data, error, refetch } = useQuery(scheduleQuery(name))
  return (
    <>
      <PageHead title={name} about={data && `Schedule: ${data.agent} is asked for ${data.goal}`}>
        {data && <ScheduleActions schedule={data} />}
      </PageHead>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading what="the schedule" />}
      {data && <InFull schedule={data} />}
      {data && <FireList schedule={data} state={state} />}
    </>
  )
}

function InFull({ schedule }: { readonly schedule: ScheduleInFull }) {
  const { cron, zone, paused, times, startedBy, declared, missed, known } = schedule
  return (
    <>
      {paused && (
        <p className="mb-3 rounded-md border border-warn/60 bg-warn/5 p-3 wrap-anywhere">
          <CirclePause size={15} aria-hidden className="mr-2 inline text-warn" />
          <strong className="text-warn">Paused</strong> by {paused.by} (<Instant at={paused.at} />
          ): {paused.because}
        </p>
      )}
      <Facts
        facts={[
          {
            name: 'Times',
            value: (
              <>
                <code>{cron}</code> in {zone}
              </>
            ),
          },
          {
            name: 'Next',
            value: times.length === 0 ? noneText(paused !== null) : <NextTimes times={times} zone={zone} />,
          },
          {
            name: 'Its runs',
            value: (
              <RunsLink as="words" runs={{ startedBy }}>
                All that it started by itself
              </RunsLink>
            ),
          },
          ...declaredFacts(declared),
          ...(known ? [] : [{ name: 'In use', value: 'once a worker has started with it as it stands in the file' }]),
        ]}
      />
      {missed.length > 0 && (
        <Section title="Missed" count={missed.length}>
          <ul className="list-disc pl-5">
            {missed.map(({ first, last, times: count, why, notedAt }) => (
              <li key={`${first} ${notedAt}`}>
                {count === 1 ? '1 time' : `${count} times`}, {wallText(first, zone)}
                {count > 1 && ` to ${wallText(last, zone)}`}: {why}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function noneText(paused: boolean): string {
  return paused ? 'none while it is paused' : 'never again'
}

function NextTimes({ times, zone }: { readonly times: readonly string[]; readonly zone: string }) {
  return (
    <ul>
      {times.map((at) => (
        <li key={at}>
          {wallText(at, zone)}{' '}
          <span className="text-mute">
            (<Instant at={at} />)
          </span>
        </li>
      ))}
    </ul>
  )
}
