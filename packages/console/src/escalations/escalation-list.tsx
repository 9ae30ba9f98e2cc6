import { Link } from '@tanstack/react-router'
import { Empty } from '../parts/empty.tsx'
import { HeldRows } from '../parts/held-rows.tsx'
import { Instant } from '../parts/instant.tsx'
import { OutsideWords } from '../parts/outside-text.tsx'
import { visible } from '../parts/outside.ts'
import type { HeldList } from '../parts/use-held.ts'
import type { Escalation, Tab } from './queries.ts'
import { shortTitle } from './standing.ts'

interface EscalationListProps {
  readonly tab: Tab
  readonly current: string | undefined
  readonly list: HeldList<Escalation>
}

/** What was handed over. Nothing in it moves by itself. */
export function EscalationList({ tab, current, list }: EscalationListProps) {
  const { rows, gone } = list
  return (
    <HeldRows what="escalations" list={list} empty={<Nothing tab={tab} />}>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Row row={row} tab={tab} current={row.id === current} gone={gone.has(row.id)} />
          </li>
        ))}
      </ul>
      {list.more && <p className="px-2 text-mute">These are the latest 200.</p>}
    </HeldRows>
  )
}

interface RowProps {
  readonly row: Escalation
  readonly tab: Tab
  readonly current: boolean
  readonly gone: boolean
}

function Row({ row, tab, current, gone }: RowProps) {
  const { id, title, because, agent, roles, state, holder, askedAt, expiresAt, walkedUp, ended } = row
  return (
    <Link
      to="/escalations"
      search={{ tab, item: id }}
      aria-current={current || undefined}
      className="block rounded-md px-2 py-1.5 hover:bg-raised aria-[current]:bg-accent/10"
    >
      <span className="line-clamp-2 font-medium">
        <OutsideWords most={140}>{shortTitle(title)}</OutsideWords>
      </span>
      <span className="line-clamp-2 text-xs">
        <OutsideWords most={140}>{because}</OutsideWords>
      </span>
      <span className="flex flex-wrap gap-x-2 text-xs text-mute">
        <span>{visible(agent)}</span>
        <span>
          since <Instant at={askedAt} />
        </span>
        {state === 'open' ? (
          <span>
            {holder === null ? `for ${roles.map(visible).join(', ')}, walks up ` : `${visible(holder)} has it, lapses `}
            <Instant at={expiresAt} />
          </span>
        ) : (
          <span className="font-medium">{ended ?? state}</span>
        )}
        {walkedUp > 0 && state === 'open' && <span className="font-medium text-warn">walked up {walkedUp} times</span>}
        {gone && <span className="font-medium">changed</span>}
      </span>
    </Link>
  )
}

const nothing: Readonly<Record<Tab, readonly [title: string, text: string]>> = {
  unclaimed: ['Nothing is handed over that nobody has', 'What agents cannot finish appears here by itself.'],
  mine: ['You have nothing', 'Claim what was handed over, and it is yours to see to.'],
  open: ['Nothing is handed over', 'What agents cannot finish appears here by itself.'],
  ended: ['Nothing has ended yet', 'What was returned or closed is listed here.'],
}

function Nothing({ tab }: { readonly tab: Tab }) {
  const [title, text] = nothing[tab]
  return (
    <Empty kind={tab === 'unclaimed' || tab === 'open' ? 'good news' : 'nothing yet'} title={title}>
      {text}
    </Empty>
  )
}
