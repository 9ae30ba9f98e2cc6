import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { OctagonX } from 'lucide-react'
import { Command } from '../parts/command.tsx'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { rowLink, useRowKeys } from '../parts/row-keys.ts'
import { RunsLink } from '../runs/runs-link.tsx'
import { Table, type Column } from '../parts/table.tsx'
import { Tag } from '../parts/tag.tsx'
import { stopsQuery } from '../stops/queries.ts'
import { askText } from '../parts/values.ts'
import { agentsQuery, type Agent } from './queries.ts'

type Row = Agent & { readonly stopped: boolean }

const columns: readonly Column<Row>[] = [
  {
    id: 'name',
    title: 'Agent',
    cell: ({ name, title, stopped }) => (
      <>
        <Link {...rowLink} to="/agents/$name" params={{ name }} className="font-medium text-accent underline">
          {name}
        </Link>
        <span className="block text-mute">{title}</span>
        {stopped && (
          <Tag tone="bad" icon={OctagonX}>
            Writes stopped
          </Tag>
        )}
      </>
    ),
  },
  {
    id: 'goals',
    title: 'Can be asked',
    cell: ({ goals }) => (
      <ul>
        {goals.map(({ name, ask }) => (
          <li key={name}>{askText(ask)}</li>
        ))}
      </ul>
    ),
  },
  { id: 'actions', title: 'Writes it can make', align: 'right', cell: ({ actions }) => actions },
  {
    id: 'systems',
    title: 'Systems',
    cell: ({ systems }) =>
      systems.map((name) => (
        <Link key={name} to="/connectors/$name" params={{ name }} className="mr-2 text-accent underline">
          {name}
        </Link>
      )),
  },
  {
    id: 'runs',
    title: 'Runs',
    cell: ({ name }) => (
      <RunsLink as="words" runs={{ agent: name }}>
        Its runs
      </RunsLink>
    ),
  },
]

/** The agents there are, what they can be asked, and what they use. */
export function AgentsPage() {
  useRowKeys()
  const { data, error, refetch } = useQuery(agentsQuery)
  const { data: stops } = useQuery(stopsQuery)
  const isStopped = (name: string): boolean =>
    stops?.some((stop) => stop.switch === 'all' || stop.switch === `agent:${name}`) === true
  const rows = data?.map((agent) => ({ ...agent, stopped: isStopped(agent.name) }))
  return (
    <>
      <PageHead title="Agents" about="What can be asked of each, and how far it goes by itself." />
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!rows && !error && <Loading what="agents" />}
      {rows?.length === 0 && (
        <Empty kind="nothing yet" title="There is no agent yet">
          Make a project with one:
          <br />
          <Command>operant init</Command>
        </Empty>
      )}
      {rows && rows.length > 0 && <Table caption="Agents" columns={columns} rows={rows} keyOf={({ name }) => name} />}
    </>
  )
}
