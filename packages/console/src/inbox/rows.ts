import type { Request } from './queries.ts'

/** Requests of one kind, as a list shows them. */
export interface Group {
  readonly kind: Request['kind']
  readonly rows: readonly Request[]
  /** Those that may be approved together: at least two each. */
  readonly alike: readonly (readonly Request[])[]
}

const order: readonly Request['kind'][] = ['approve', 'answer', 'review', 'take over']

/** Approvals first, then questions, then reviews, each in the order in which they came; and which are alike. */
export function groupsOf(rows: readonly Request[]): readonly Group[] {
  return order.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind)
    return own.length === 0 ? [] : [{ kind, rows: own, alike: alikeIn(own) }]
  })
}

function alikeIn(rows: readonly Request[]): readonly (readonly Request[])[] {
  const open = rows.filter(({ state, alike }) => state === 'open' && alike !== null)
  const groups = Map.groupBy(open, ({ agent, alike }) => JSON.stringify([agent, alike]))
  return [...groups.values()].filter((group) => group.length > 1)
}
