import { Amount } from '../parts/amount.tsx'
import { lengthText } from '../parts/moments.ts'
import { Table, type Column } from '../parts/table.tsx'
import { shareText } from './figures-told.ts'
import { nameText } from '../parts/values.ts'
import { costValue } from './money-told.tsx'
import { periodText } from './period-text.ts'
import type { Figures, Group } from './queries.ts'
import { RunsLink } from '../runs/runs-link.tsx'

interface Named {
  readonly key: string
  readonly name: string
  readonly figures: Figures
}

/** The figures of each agent, class, goal or period; every number leads to its runs. */
export function GroupTable({ groups, by }: { readonly groups: readonly Group[]; readonly by: string }) {
  const rows = groups.map((group): Named => ({
    key: `${group.from}${group.key}`,
    name: nameOf(group, by),
    figures: group.figures,
  }))
  const first: Column<Named> = {
    id: 'name',
    title: titles[by] ?? by,
    cell: ({ name }) => <span className="block min-w-24 font-medium wrap-anywhere">{name}</span>,
  }
  return <Table caption={`Figures by ${by}`} columns={[first, ...columns]} rows={rows} keyOf={({ key }) => key} />
}

const titles: Readonly<Record<string, string>> = {
  agent: 'Agent',
  class: 'Class',
  goal: 'Goal',
  day: 'Day',
  week: 'Week',
  month: 'Month',
}

function nameOf({ key, from, until }: Group, by: string): string {
  if (from !== null && until !== null) return periodText({ from, until })
  if (key === null) return 'of no class'
  return by === 'class' ? nameText(key) : key
}

const counted = (
  id: 'ended' | 'verified' | 'claimedOnly' | 'automatic' | 'escalated' | 'reversed',
  title: string,
): Column<Named> => ({
  id,
  title,
  align: 'right',
  cell: ({ name, figures: { [id]: number } }) => (
    <RunsLink runs={number.runs} label={`${name}, ${title.toLowerCase()}`}>
      {number.value}
      {'share' in number && number.share !== null && <span className="text-mute"> · {shareText(number.share)}</span>}
    </RunsLink>
  ),
})

const took = (id: 'timeToResolve' | 'waitingForPeople', title: string): Column<Named> => ({
  id,
  title,
  align: 'right',
  cell: ({ figures: { [id]: time } }) =>
    time.median === null ? (
      <span className="text-mute">unknown</span>
    ) : (
      <RunsLink runs={time.runs} label={`${title}, median`}>
        <span className="whitespace-nowrap">{lengthText(time.median)}</span>
      </RunsLink>
    ),
})

const columns: readonly Column<Named>[] = [
  counted('ended', 'Ended'),
  counted('verified', 'Verified'),
  counted('claimedOnly', 'Only claimed'),
  counted('automatic', 'Automatic'),
  counted('escalated', 'To people'),
  counted('reversed', 'Taken back'),
  took('timeToResolve', 'To resolve'),
  took('waitingForPeople', 'Waited for people'),
  {
    id: 'money',
    title: 'Money handled',
    align: 'right',
    cell: ({ figures: { money, moneyUnknown } }) => (
      <>
        {money.map(({ handled }) => (
          <span key={handled.currency} className="block">
            <Amount of={handled} />
          </span>
        ))}
        {money.length === 0 && moneyUnknown.value === 0 && <span className="text-mute">none</span>}
        {moneyUnknown.value > 0 && <span className="block text-mute">{moneyUnknown.value} unknown</span>}
      </>
    ),
  },
  { id: 'cost', title: 'Cost of a case', align: 'right', cell: ({ figures }) => costValue(figures) },
]
