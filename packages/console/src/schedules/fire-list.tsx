import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Instant } from '../parts/instant.tsx'
import { RunLink } from '../parts/run-link.tsx'
import { Table, type Column } from '../parts/table.tsx'
import { Came } from './came.tsx'
import { firesQuery, type FireState, type ScheduledTime, type ScheduleInFull } from './queries.ts'
import { fireStates } from './search.ts'
import { FireStateTag } from './state-tags.tsx'
import { wallText } from './words.ts'

/** The times that came, newest first, and what became of each. */
export function FireList({
  schedule: { name, zone },
  state,
}: {
  readonly schedule: ScheduleInFull
  readonly state: FireState | undefined
}) {
  const query = useInfiniteQuery(firesQuery(name, state))
  const navigate = useNavigate()
  const show = (to: FireState | undefined) =>
    void navigate({
      to: '/schedules/$name',
      params: { name },
      search: to === undefined ? {} : { state: to },
      replace: true,
    })
  return (
    <Came
      what="its times"
      nothing="No time has come yet"
      none={(one) => `No time is ${one}`}
      states={fireStates}
      state={state}
      onState={show}
      query={query}
    >
      {(rows) => <Table caption="Times that came" columns={columnsFor(zone)} rows={rows} keyOf={({ at }) => at} />}
    </Came>
  )
}

function columnsFor(zone: string): readonly Column<ScheduledTime>[] {
  return [
    {
      id: 'at',
      title: 'Time',
      cell: ({ at }) => (
        <>
          {wallText(at, zone)}
          <span className="block text-mute">
            <Instant at={at} />
          </span>
        </>
      ),
    },
    { id: 'state', title: 'State', cell: (fire) => <FireStateTag fire={fire} /> },
    {
      id: 'what',
      title: 'What',
      cell: ({ run, state, why }) => (
        <>
          {run !== null && state === 'started' && <RunLink run={run}>{run}</RunLink>}
          {why !== null && <span className="block wrap-anywhere text-mute">{why}</span>}
        </>
      ),
    },
    {
      id: 'cause',
      title: 'Asked for by',
      cell: ({ cause, askedBy }) =>
        cause === 'time' ? <span className="text-mute">the time</span> : `${askedBy ?? ''}, ${cause}`,
    },
  ]
}
