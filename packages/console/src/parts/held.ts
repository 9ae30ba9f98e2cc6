/** A list that does not move under whoever reads it. */
export interface Held<Row> {
  /** What was shown, where it was, as it is now; what is gone stays. */
  readonly rows: readonly Row[]
  /** How many came since. */
  readonly added: number
  readonly gone: ReadonlySet<string>
}

/** What is shown of a list that changed: the rows that stood there stay, and those that came wait until they are asked for. */
export function held<Row extends { readonly id: string }>(
  shown: readonly Row[] | undefined,
  now: readonly Row[],
): Held<Row> {
  if (!shown || shown.length === 0) return { rows: now, added: 0, gone: new Set() }
  const fresh = new Map(now.map((row) => [row.id, row]))
  const known = new Set(shown.map(({ id }) => id))
  return {
    rows: shown.map((row) => fresh.get(row.id) ?? row),
    added: now.filter(({ id }) => !known.has(id)).length,
    gone: new Set(shown.flatMap(({ id }) => (fresh.has(id) ? [] : [id]))),
  }
}
