/** What of a list is compared: the newest comes first. */
interface Listed {
  readonly id: string
}

/**
 * How many runs of the freshly read top of a list are not in what is shown. Nothing moves under the pointer: they are
 * shown when somebody asks for them.
 */
export function newRuns(shown: readonly Listed[], top: readonly Listed[]): number {
  const known = new Set(shown.map(({ id }) => id))
  const first = top.findIndex(({ id }) => known.has(id))
  return first === -1 ? (shown.length === 0 ? 0 : top.length) : first
}

/** What is shown, each row as it was read last; no row moves. */
export function refreshed<Row extends Listed>(shown: readonly Row[], top: readonly Row[]): readonly Row[] {
  const news = new Map(top.map((row) => [row.id, row]))
  return shown.map((row) => news.get(row.id) ?? row)
}
