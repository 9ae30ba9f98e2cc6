import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { OctagonX } from 'lucide-react'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Instant } from '../parts/instant.tsx'
import { Loading } from '../parts/loading.tsx'
import { OutsideWords } from '../parts/outside-text.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { rowLink, useRowKeys } from '../parts/row-keys.ts'
import { Table, type Column } from '../parts/table.tsx'
import { Tag } from '../parts/tag.tsx'
import { byNeed } from './order.ts'
import { connectorsQuery, type Connector } from './queries.ts'
import { ConnectorState } from './state-tag.tsx'

const columns: readonly Column<Connector>[] = [
  {
    id: 'name',
    title: 'System',
    cell: ({ name }) => (
      <Link {...rowLink} to="/connectors/$name" params={{ name }} className="font-medium text-accent underline">
        {name}
      </Link>
    ),
  },
  { id: 'state', title: 'State', cell: (connector) => <Standing connector={connector} /> },
  {
    id: 'answered',
    title: 'Last answer',
    cell: ({ answeredAt }) =>
      answeredAt === null ? <span className="text-mute">not known</span> : <Instant at={answeredAt} />,
  },
  {
    id: 'failed',
    title: 'Last failure',
    cell: ({ lastFailure }) =>
      lastFailure ? (
        <>
          <Instant at={lastFailure.at} /> <span className="block text-mute">{lastFailure.kind}</span>
        </>
      ) : (
        <span className="text-mute">none seen</span>
      ),
  },
  {
    id: 'held',
    title: 'Runs held up',
    align: 'right',
    cell: ({ name, heldUp }) =>
      heldUp === 0 ? (
        '0'
      ) : (
        <Link to="/connectors/$name" params={{ name }} hash="held-up" className="font-semibold text-bad underline">
          {heldUp}
        </Link>
      ),
  },
  { id: 'agents', title: 'Used by', cell: ({ agents }) => agents.join(', ') },
]

/** The outside systems, what needs somebody first. */
export function ConnectorsPage() {
  useRowKeys()
  const { data, error, refetch } = useQuery(connectorsQuery)
  return (
    <>
      <PageHead title="Connectors" about="How the systems outside answer, judged by what runs last asked of them." />
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading what="systems" />}
      {data?.length === 0 && (
        <Empty kind="nothing yet" title="No agent uses a system">
          Systems are declared by connector({'{ … }'}), or connected by operant connect.
        </Empty>
      )}
      {data && data.length > 0 && (
        <Table caption="Outside systems" columns={columns} rows={byNeed(data)} keyOf={({ name }) => name} />
      )}
    </>
  )
}

function Standing({ connector: { state, because, failing, stops } }: { readonly connector: Connector }) {
  return (
    <div className="max-w-md">
      <ConnectorState state={state} />
      {stops.length > 0 && (
        <span className="ml-3">
          <Tag tone="bad" icon={OctagonX}>
            Writes stopped
          </Tag>
        </span>
      )}
      {because[0] !== undefined && <span className="block text-mute">{because[0]}</span>}
      {failing[0] && (
        <span className="block">
          “<OutsideWords most={120}>{failing[0].reason}</OutsideWords>”
        </span>
      )}
    </div>
  )
}
