import { Money } from '../../facts/money.ts'

/**
 * Stands for a value that is not known yet, and reads as its name in braces: so that a title or a row can be shown as it
 * would be filled in. Code that calculates with it may throw.
 */
export function placeholder(name: string): unknown {
  const text = `{${name}}`
  return new Proxy(() => undefined, {
    get(_, key) {
      if (key === Symbol.toPrimitive || key === 'toString' || key === 'toJSON' || key === 'valueOf') return () => text
      return typeof key === 'symbol' ? undefined : placeholder(`${name}.${key}`)
    },
    // A method of it: as good as the thing itself.
    apply: () => placeholder(name.replace(/\.\w+$/, '')),
  })
}

/** What `work` gives for inputs that are only named; undefined where that cannot be said. */
export function filledIn<Result>(
  needs: Readonly<Record<string, unknown>>,
  work: (inputs: Readonly<Record<string, unknown>>) => Result,
): Result | undefined {
  try {
    return work(Object.fromEntries(Object.keys(needs).map((name) => [name, placeholder(name)])))
  } catch {
    return undefined
  }
}

/** A value that may hold placeholders, as people read it. */
export function filledText(value: unknown): string {
  if (value === null || value === undefined) return 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'function') return value.toString()
  if (typeof value === 'string' || typeof value === 'number') return `${value}`
  if (typeof value !== 'object') return typeof value
  if (value instanceof Money) return value.toString()
  if (Array.isArray(value)) return value.length > 0 ? value.map(filledText).join(', ') : 'none'
  return Object.entries(value)
    .map(([name, field]) => `${name} ${filledText(field)}`)
    .join(', ')
}
