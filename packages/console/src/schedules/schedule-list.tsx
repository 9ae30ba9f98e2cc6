import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CirclePause, TriangleAlert } from 'lucide-react'
import { Command } from '../parts/command.tsx'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Instant } from '../parts/instant.tsx'
import { Loading } from '../parts/loading.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { rowLink } from '../parts/row-keys.ts'
import { Table, type Column } from '../parts/table.tsx'
import { Tag } from '../parts/tag.tsx'
import { schedulesQuery, type Schedule } from './queries.ts'
import { FireStateTag } from './state-tags.tsx'
import { wallText } from './words.ts'

const columns: readonly Column<Schedule>[] = [
  {
    id: 'name',
    title: 'Schedule',
    cell: ({ name }) => (
      <Link {...rowLink} to="/schedules/$name" params={{ name }} className="font-medium text-accent underline">
        {name}
      </Link>
    ),
  },
  { id: 'starts', title: 'Starts', cell: ({ agent, goal }) => `${agent}: ${goal}` },
  {
    id: 'times',
    title: 'Times',
    cell: ({ cron, zone }) => (
      <>
        <code className="whitespace-nowrap">{cron}</code> <span className="text-mute">{zone}</span>
      </>
    ),
  },
  { id: 'next', title: 'Next', cell: (schedule) => <Next schedule={schedule} /> },
  {
    id: 'last',
    title: 'Last',
    cell: ({ last }) =>
      last ? (
        <span className="flex flex-wrap items-center gap-x-2">
          <FireStateTag fire={last} />
          <Instant at={last.at} />
        </span>
      ) : (
        <span className="text-mute">never</span>
      ),
  },
]

/** Schedules by name, with their next and last time. */
export function ScheduleList() {
  const query = useInfiniteQuery(schedulesQuery)
  const { data, error, refetch } = query
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Loading what="schedules" />
  const rows = data.pages.flatMap(({ items }) => items)
  const [first] = data.pages
  return (
    <>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {rows.length > 0 && first?.workers === 0 && <NoWorker />}
      {rows.length === 0 ? (
        <Empty kind="nothing yet" title="Nothing starts by itself at times">
          Schedules are written in operant.config.ts, as schedules: [schedule({'{ … }'})].
        </Empty>
      ) : (
        <Table caption="Schedules" columns={columns} rows={rows} keyOf={({ name }) => name} />
      )}
      <MoreButton query={query} />
      {first && first.gone.length > 0 && (
        <p className="mt-3 text-mute">Declared once and no more, so not started: {first.gone.join(', ')}</p>
      )}
    </>
  )
}

function Next({ schedule: { next, paused, zone } }: { readonly schedule: Schedule }) {
  if (paused)
    return (
      <>
        <Tag tone="warn" icon={CirclePause}>
          Paused
        </Tag>
        <span className="block text-mute wrap-anywhere">
          by {paused.by}: {paused.because}
        </span>
      </>
    )
  if (next === null) return <span className="text-mute">never again</span>
  return (
    <>
      <Instant at={next} /> <span className="block text-mute">{wallText(next, zone)}</span>
    </>
  )
}

/** Schedules fire wherever a worker runs, and nowhere else. */
export function NoWorker() {
  return (
    <div className="mb-3 rounded-md border border-warn/60 bg-warn/5 p-3">
      <Tag tone="warn" icon={TriangleAlert}>
        No worker runs, so nothing starts
      </Tag>
      <p className="mt-1">Start one:</p>
      <Command>operant start</Command>
    </div>
  )
}
