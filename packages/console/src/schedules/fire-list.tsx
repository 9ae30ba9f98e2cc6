import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { SelectField } from '../parts/field.tsx'
import { Instant } from '../parts/instant.tsx'
import { Loading } from '../parts/loading.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { RunLink } from '../parts/run-link.tsx'
import { Section } from '../parts/section.tsx'
import { Table, type Column } from '../parts/table.tsx'
import { firesQuery, type FireState, type ScheduledTime, type ScheduleInFull } from './queries.ts'
import { fireStates } from './search.ts'
import { FireStateTag } from './state-tags.tsx'
import { wallText } from './words.ts'

const options = [{ value: '', label: 'All' }, ...fireStates.map((value) => ({ value, label: value }))]

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
  const { data, error, refetch } = query
  const rows = data?.pages.flatMap(({ items }) => items)
  return (
    <Section title="What came">
      <div className="mb-2 max-w-48">
        <SelectField
          label="What became of it"
          options={options}
          value={state ?? ''}
          onChange={(event) => show(fireStates.find((one) => one === event.target.value))}
        />
      </div>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!rows && !error && <Loading what="its times" />}
      {rows?.length === 0 &&
        (state === undefined ? (
          <Empty kind="nothing yet" title="No time has come yet" />
        ) : (
          <Empty kind="filtered" title={`No time is ${state}`}>
            <Button onClick={() => show(undefined)}>Clear</Button>
          </Empty>
        ))}
      {rows && rows.length > 0 && (
        <Table caption="Times that came" columns={columnsFor(zone)} rows={rows} keyOf={({ at }) => at} />
      )}
      <MoreButton query={query} />
    </Section>
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
