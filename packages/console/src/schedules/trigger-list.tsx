import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { TriangleAlert } from 'lucide-react'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Instant } from '../parts/instant.tsx'
import { Loading } from '../parts/loading.tsx'
import { OutsideWords } from '../parts/outside-text.tsx'
import { rowLink } from '../parts/row-keys.ts'
import { Table, type Column } from '../parts/table.tsx'
import { Tag } from '../parts/tag.tsx'
import { triggersQuery, type Trigger } from './queries.ts'
import { DeliveryStateTag } from './state-tags.tsx'
import { looksText } from './words.ts'

const columns: readonly Column<Trigger>[] = [
  {
    id: 'name',
    title: 'Trigger',
    cell: ({ name }) => (
      <Link {...rowLink} to="/triggers/$name" params={{ name }} className="font-medium text-accent underline">
        {name}
      </Link>
    ),
  },
  { id: 'on', title: 'Listens to', cell: (trigger) => [trigger.on, looksText(trigger)].filter(Boolean).join(', ') },
  { id: 'starts', title: 'Starts', cell: ({ agent, goal }) => `${agent}: ${goal}` },
  {
    id: 'last',
    title: 'Last',
    cell: ({ last }) =>
      last ? (
        <>
          <DeliveryStateTag delivery={last} /> <Instant at={last.cameAt} />
          <span className="block text-mute">
            <OutsideWords most={60}>{last.subject}</OutsideWords>
          </span>
        </>
      ) : (
        <span className="text-mute">nothing came yet</span>
      ),
  },
  { id: 'state', title: 'State', cell: (trigger) => <TriggerState trigger={trigger} /> },
]

/** What starts goals because of something outside. */
export function TriggerList() {
  const { data, error, refetch } = useQuery(triggersQuery)
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Loading what="triggers" />
  return (
    <>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data.length === 0 ? (
        <Empty kind="nothing yet" title="Nothing outside starts a goal">
          Triggers are written in operant.config.ts, as triggers: [trigger({'{ … }'})].
        </Empty>
      ) : (
        <Table caption="Triggers" columns={columns} rows={data} keyOf={({ name }) => name} />
      )}
    </>
  )
}

/** Whether a trigger hears what it listens to. */
export function TriggerState({
  trigger: { takesEvents, problem, failures },
}: {
  readonly trigger: Pick<Trigger, 'takesEvents' | 'problem' | 'failures'>
}) {
  if (problem !== null)
    return (
      <>
        <Tag tone="bad" icon={TriangleAlert}>
          {failures === 1 ? 'The last look failed' : `${failures} looks failed in a row`}
        </Tag>
        <span className="block text-mute">
          <OutsideWords>{problem}</OutsideWords>
        </span>
      </>
    )
  if (!takesEvents) return <Tag tone="warn">Takes events once a worker has started</Tag>
  return <Tag tone="ok">Listening</Tag>
}
