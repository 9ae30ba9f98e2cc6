/** What a value of a call may be, as the API tells it. */
interface Kind {
  readonly kind: string
  readonly optional: boolean
}

/** A value of a call as somebody typed it, by the path where it belongs. */
export interface Typed {
  readonly path: readonly string[]
  readonly text: string
  readonly is: Kind | null
}

/** What is typed as JSON, or why it cannot be. What is left empty is left out. */
export function valuesTyped(fields: readonly Typed[]): { values: Record<string, unknown> } | { problem: string } {
  const values: Record<string, unknown> = {}
  for (const { path, text, is } of fields) {
    if (text.trim() === '') continue
    const read = valueOf(text.trim(), is)
    if ('problem' in read) return { problem: `${path.join('.')}: ${read.problem}` }
    place(values, path, read.value)
  }
  return { values }
}

/** A value as it is typed again: amounts as policies write them. */
export function typedText(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'object' && 'amount' in value && 'currency' in value)
    return `${String(value.amount)} ${String(value.currency)}`
  return JSON.stringify(value)
}

/** What stands at a path of a record. */
export function valueAt(values: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? (value as Readonly<Record<string, unknown>>)[name]
        : undefined,
    values,
  )
}

function valueOf(text: string, is: Kind | null): { value: unknown } | { problem: string } {
  switch (is?.kind) {
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? { value: Number(text) } : { problem: 'expected a number, such as 0.7' }
    case 'boolean':
      return text === 'true' || text === 'false' ? { value: text === 'true' } : { problem: 'expected true or false' }
    case 'list':
    case 'record':
    case 'other':
      return jsonOf(text)
    default:
      return { value: text }
  }
}

function jsonOf(text: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return { problem: 'expected JSON, such as [1, 2] or { "a": 1 }' }
  }
}

function place(values: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first, ...rest] = path
  if (first === undefined) return
  if (rest.length === 0) {
    values[first] = value
    return
  }
  const inner = values[first]
  const below = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {}
  values[first] = below
  place(below, rest, value)
}
