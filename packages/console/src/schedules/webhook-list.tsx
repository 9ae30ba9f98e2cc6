import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Instant } from '../parts/instant.tsx'
import { Loading } from '../parts/loading.tsx'
import { rowLink } from '../parts/row-keys.ts'
import { Table, type Column } from '../parts/table.tsx'
import { webhooksQuery, type Webhook } from './queries.ts'

const columns: readonly Column<Webhook>[] = [
  {
    id: 'name',
    title: 'Webhook',
    cell: ({ name, source }) => (
      <Link
        {...rowLink}
        to="/schedules"
        search={{ tab: 'events', source }}
        className="font-medium text-accent underline"
      >
        {name}
      </Link>
    ),
  },
  { id: 'url', title: 'Taken at', cell: ({ url }) => <code className="wrap-anywhere select-all">{url}</code> },
  { id: 'secret', title: 'Signed with', cell: ({ secret }) => <code>{secret}</code> },
  {
    id: 'triggers',
    title: 'Listened to by',
    cell: ({ triggers }) =>
      triggers.length === 0 ? (
        <span className="text-mute">no trigger; runs that wait for an event hear it</span>
      ) : (
        triggers.map((name) => (
          <Link key={name} to="/triggers/$name" params={{ name }} className="mr-2 text-accent underline">
            {name}
          </Link>
        ))
      ),
  },
  {
    id: 'last',
    title: 'Last',
    cell: ({ last }) => (last ? <Instant at={last.receivedAt} /> : <span className="text-mute">nothing came yet</span>),
  },
]

/** Webhooks that are taken here. What is not signed as it should be is refused, and is not kept. */
export function WebhookList() {
  const { data, error, refetch } = useQuery(webhooksQuery)
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Loading what="webhooks" />
  return (
    <>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data.length === 0 ? (
        <Empty kind="nothing yet" title="No webhook is taken">
          They are written in operant.config.ts, as webhooks: {"{ shop: { secret: 'SHOP_WEBHOOK_SECRET' } }"}.
        </Empty>
      ) : (
        <Table caption="Webhooks" columns={columns} rows={data} keyOf={({ name }) => name} />
      )}
    </>
  )
}
