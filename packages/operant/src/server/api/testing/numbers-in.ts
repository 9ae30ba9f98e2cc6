/** A number of runs in an answer, with the query that lists them. */
export interface NumberTold {
  readonly path: string
  readonly value: number
  readonly runs: Readonly<Record<string, string>>
}

/** Every number in an answer that has runs behind it. */
export function numbersIn(told: unknown, path = ''): readonly NumberTold[] {
  if (typeof told !== 'object' || told === null) return []
  const entries: readonly (readonly [string, unknown])[] = Object.entries(told)
  const below = entries.flatMap(([name, value]) =>
    name === 'runs' ? numbersIn(value, path) : numbersIn(value, `${path}.${name}`),
  )
  const { value, of, runs } = told as Readonly<Record<string, unknown>>
  const number = value ?? of
  if (typeof number !== 'number' || typeof runs !== 'object' || runs === null) return below
  return [...below, { path, value: number, runs: runs as Readonly<Record<string, string>> }]
}
