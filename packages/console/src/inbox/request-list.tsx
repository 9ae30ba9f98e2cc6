import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { HeldRows } from '../parts/held-rows.tsx'
import { Instant } from '../parts/instant.tsx'
import { OutsideWords } from '../parts/outside-text.tsx'
import { visible } from '../parts/outside.ts'
import type { HeldList } from '../parts/use-held.ts'
import { ApproveTogether } from './approve-together.tsx'
import type { Request, Tab } from './queries.ts'
import { groupsOf } from './rows.ts'

const titles: Readonly<Record<Request['kind'], string>> = {
  approve: 'To approve',
  answer: 'To answer',
  review: 'To judge without knowing the decision',
  'take over': 'Handed over',
}

interface RequestListProps {
  readonly tab: Tab
  readonly current: string | undefined
  readonly list: HeldList<Request>
}

/** The requests of a tab, by what they ask. Nothing in it moves by itself. */
export function RequestList({ tab, current, list }: RequestListProps) {
  const [together, setTogether] = useState<readonly Request[]>()
  const { rows, gone } = list
  const agents = new Set(rows.map(({ agent }) => agent)).size
  return (
    <HeldRows what="requests" list={list} empty={<Nothing tab={tab} />}>
      {groupsOf(rows).map(({ kind, rows: own, alike }) => (
        <section key={kind} aria-label={titles[kind]} className="mb-5">
          <h2 className="mb-1 px-2 text-xs font-medium text-mute">
            {titles[kind]} <span className="font-normal">{own.length}</span>
          </h2>
          {tab === 'waiting' &&
            alike.map((ones) => (
              <div key={ones[0]?.id} className="mb-1 px-2">
                <Button onClick={() => setTogether(ones)}>Approve {ones.length} that are alike…</Button>
              </div>
            ))}
          <ul>
            {own.map((row) => (
              <li key={row.id}>
                <Row row={row} tab={tab} current={row.id === current} gone={gone.has(row.id)} named={agents > 1} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {list.more && <p className="px-2 text-mute">These are the first 200; decide some, and the others follow.</p>}
      {together && <ApproveTogether requests={together} onClose={() => setTogether(undefined)} />}
    </HeldRows>
  )
}

interface RowProps {
  readonly row: Request
  readonly tab: Tab
  readonly current: boolean
  readonly gone: boolean
  /** The agent is named, since there are others. */
  readonly named: boolean
}

function Row({ row, tab, current, gone, named }: RowProps) {
  const { id, title, agent, state, askedAt, expiresAt, decidedAt } = row
  return (
    <Link
      to="/inbox"
      search={{ tab, request: id }}
      aria-current={current || undefined}
      className="block rounded-md px-2 py-1.5 hover:bg-raised aria-[current]:bg-accent/10"
    >
      <span className="line-clamp-2 font-medium">
        <OutsideWords most={140}>{title}</OutsideWords>
      </span>
      <span className="flex flex-wrap gap-x-2 text-xs text-mute">
        {named && <span>{visible(agent)}</span>}
        {state === 'open' && !gone && (
          <span>
            asked <Instant at={askedAt} />, ends <Instant at={expiresAt} />
          </span>
        )}
        {state !== 'open' && <span className="font-medium">{state}</span>}
        {decidedAt !== null && <Instant at={decidedAt} />}
        {gone && state === 'open' && <span className="font-medium">no longer waits here</span>}
      </span>
    </Link>
  )
}

function Nothing({ tab }: { readonly tab: Tab }) {
  if (tab === 'waiting')
    return (
      <Empty kind="good news" title="Nothing waits for you">
        What agents ask of your roles appears here by itself.
      </Empty>
    )
  if (tab === 'reviews')
    return (
      <Empty kind="good news" title="Nothing to judge">
        A share of what agents decide by themselves is drawn for you to judge.
      </Empty>
    )
  if (tab === 'snoozed')
    return (
      <Empty kind="nothing yet" title="You put nothing off">
        Snooze brings a request back later, for you alone.
      </Empty>
    )
  return (
    <Empty kind="nothing yet" title="You decided nothing yet">
      What you approve, answer or reject is listed here.
    </Empty>
  )
}
