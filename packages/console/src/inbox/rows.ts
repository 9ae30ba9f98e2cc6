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

/** A list that does not move under whoever reads it. */
export interface Held {
  /** What was shown, where it was, as it is now; what is gone stays. */
  readonly rows: readonly Request[]
  /** How many came since. */
  readonly added: number
  readonly gone: ReadonlySet<string>
}

/** What is shown of a list that changed: the rows that stood there stay, and those that came wait until they are asked for. */
export function held(shown: readonly Request[] | undefined, now: readonly Request[]): Held {
  if (!shown || shown.length === 0) return { rows: now, added: 0, gone: new Set() }
  const fresh = new Map(now.map((row) => [row.id, row]))
  const known = new Set(shown.map(({ id }) => id))
  return {
    rows: shown.map((row) => fresh.get(row.id) ?? row),
    added: now.filter(({ id }) => !known.has(id)).length,
    gone: new Set(shown.flatMap(({ id }) => (fresh.has(id) ? [] : [id]))),
  }
}

/** The row before or after one; the first where none is chosen. */
export function beside(rows: readonly Request[], id: string | undefined, step: 1 | -1): Request | undefined {
  const at = rows.findIndex((row) => row.id === id)
  return at < 0 ? rows[step === 1 ? 0 : rows.length - 1] : rows[at + step]
}
