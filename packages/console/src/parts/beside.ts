/** The row before or after one; the first where none is chosen. */
export function beside<Row extends { readonly id: string }>(
  rows: readonly Row[],
  id: string | undefined,
  step: 1 | -1,
): Row | undefined {
  const at = rows.findIndex((row) => row.id === id)
  return at < 0 ? rows[step === 1 ? 0 : rows.length - 1] : rows[at + step]
}
