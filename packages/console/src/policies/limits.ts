/** A limit that a policy names. */
export interface Limit {
  readonly file: string
  readonly name: string
  readonly amounts: readonly string[]
}

/** What the limits that a cell names come to: `100.00 GBP, 120.00 EUR`; empty where it names none. */
export function limitsNamed(cell: string, limits: readonly Limit[]): string {
  const words = cell.split(/[^\w]+/)
  return limits
    .filter(({ name }) => words.includes(name))
    .map(({ amounts }) => amounts.join(', '))
    .join('; ')
}
