import { Link } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { Amount } from '../parts/amount.tsx'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Instant } from '../parts/instant.tsx'
import { Loading } from '../parts/loading.tsx'
import { Table, type Column } from '../parts/table.tsx'
import { Tag } from '../parts/tag.tsx'
import { levelNames } from './levels.ts'
import { autonomyHistoryQuery, type AutonomyChange } from './queries.ts'

const columns: readonly Column<AutonomyChange>[] = [
  { id: 'at', title: 'When', cell: ({ at }) => <Instant at={at} as="both" /> },
  { id: 'action', title: 'Action', cell: ({ action }) => (action === '*' ? 'every action' : action) },
  {
    id: 'level',
    title: 'Level',
    cell: ({ level, above, by }) => (
      <>
        {level === null ? 'as far as the policies say' : levelNames[level]}
        {above && (
          <>
            {' '}
            above <Amount of={above} />
          </>
        )}
        {(level === 'confirm' || level === 'propose') && <span className="text-mute"> by {by}</span>}
      </>
    ),
  },
  {
    id: 'because',
    title: 'Set by, and why',
    cell: ({ setBy, because, review }) => (
      <>
        {setBy}: {because}{' '}
        {review !== null && (
          <Link to="/inbox" search={{ request: review }} className="text-accent underline">
            the review
          </Link>
        )}
      </>
    ),
  },
  { id: 'holds', title: 'Holds', cell: ({ holds }) => (holds ? <Tag tone="ok">Holds</Tag> : <Tag>Replaced</Tag>) },
]

/** Who set which level, when and why, newest first. */
export function AutonomyHistory({ agent }: { readonly agent: string }) {
  const { data, error, refetch } = useQuery(autonomyHistoryQuery(agent))
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Loading what="the history" />
  if (data.length === 0) return <Empty kind="nothing yet" title="Nobody set a level yet: only the policies cap it" />
  return <Table caption="Changes of levels" columns={columns} rows={data} keyOf={({ number }) => String(number)} />
}
