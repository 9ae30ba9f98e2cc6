import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react'
import { Instant } from '../parts/instant.tsx'
import { OutsideWords } from '../parts/outside-text.tsx'
import { Table, type Column } from '../parts/table.tsx'
import { Tag } from '../parts/tag.tsx'
import type { ConnectorInFull } from './queries.ts'

type User = ConnectorInFull['users'][number]

const columns: readonly Column<User>[] = [
  {
    id: 'name',
    title: 'Capability',
    cell: ({ name, kind, also }) => (
      <>
        {name} <span className="text-mute">({kind})</span>
        {also.length > 0 && <span className="block text-mute">uses {also.join(', ')} as well</span>}
      </>
    ),
  },
  { id: 'agents', title: 'Agents', cell: ({ agents }) => agents.join(', ') },
  { id: 'state', title: 'How it goes', cell: (user) => <UserState user={user} /> },
  {
    id: 'answered',
    title: 'Last answer',
    cell: ({ answeredAt }) =>
      answeredAt === null ? <span className="text-mute">not yet</span> : <Instant at={answeredAt} />,
  },
  { id: 'uses', title: 'Uses seen', align: 'right', cell: ({ uses }) => uses.toLocaleString('en') },
]

/** What uses a system, and how that goes. */
export function UserTable({ users }: { readonly users: readonly User[] }) {
  return <Table caption="What uses it" columns={columns} rows={users} keyOf={({ name }) => name} />
}

function UserState({ user: { failing, answeredAt } }: { readonly user: User }) {
  if (failing)
    return (
      <div className="max-w-md">
        <Tag tone="warn" icon={TriangleAlert}>
          {failing.failures === 1 ? 'Failed once' : `Failed ${failing.failures} times in a row`}
        </Tag>
        <span className="block text-mute">
          since <Instant at={failing.since} />, {failing.kind}
          {!failing.sure && '; which of its systems failed is not known'}
        </span>
        <span className="block">
          <OutsideWords most={200}>{failing.reason}</OutsideWords>
        </span>
      </div>
    )
  if (answeredAt === null) return <Tag icon={CircleHelp}>Not used yet</Tag>
  return (
    <Tag tone="ok" icon={CircleCheck}>
      Answered when last used
    </Tag>
  )
}
