import { Empty } from '../parts/empty.tsx'
import { Instant } from '../parts/instant.tsx'
import { OutsideWords } from '../parts/outside-text.tsx'
import { Table, type Column } from '../parts/table.tsx'
import { causeTold } from './figures-told.ts'
import type { FailureGroup } from './queries.ts'
import { RunsLink } from '../runs/runs-link.tsx'

const columns: readonly Column<FailureGroup>[] = [
  { id: 'what', title: 'Why a run did not end as it should', cell: (group) => <Cause group={group} /> },
  {
    id: 'runs',
    title: 'Runs',
    align: 'right',
    cell: ({ cause, runs }) => (
      <RunsLink runs={runs.runs} label={`Runs, ${causeTold(cause).what}`}>
        {runs.value}
      </RunsLink>
    ),
  },
  { id: 'last', title: 'Last', cell: ({ lastAt }) => <Instant at={lastAt} /> },
  { id: 'first', title: 'First ever', cell: ({ everSince }) => <Instant at={everSince} /> },
]

/** Why runs did not end as they should, those that failed alike together. */
export function FailuresTable({ groups, most }: { readonly groups: readonly FailureGroup[]; readonly most: number }) {
  if (groups.length === 0)
    return <Empty kind="good news" title="Every run that ended in this time ended as it should" />
  return (
    <>
      <Table caption="Failures" columns={columns} rows={groups.slice(0, most)} keyOf={({ cause }) => cause} />
      {groups.length > most && (
        <p className="mt-2 text-mute">{groups.length - most} rarer causes are not shown here.</p>
      )}
    </>
  )
}

function Cause({ group: { cause, agents, said } }: { readonly group: FailureGroup }) {
  const { where, what } = causeTold(cause)
  return (
    <div className="max-w-prose">
      <p className="font-medium wrap-anywhere">
        {where !== '' && <code>{where}</code>}
        {where !== '' && ': '}
        {what}
      </p>
      <p className="text-xs text-mute">
        {agents.join(', ')} · said last: <OutsideWords>{said}</OutsideWords>
      </p>
    </div>
  )
}
