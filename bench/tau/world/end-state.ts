import type { Records } from './records.ts'

/** One change that a task is expected to leave, as the data states it. */
export interface Change {
  /** JSON pointer: `/orders/#W1/status`. */
  readonly path: string
  readonly after?: unknown
  readonly removed?: boolean
}

/** Where the end state is another than expected, one line each; nulls count as absent. */
export function differences(records: Records, expected: readonly Change[]): readonly string[] {
  const wanted = expectedRecords(records, expected)
  const names = new Set([...wanted.keys(), ...records.opened()])
  return [...names].flatMap((name) => {
    const [kind, id] = splitName(name)
    const found = records.find(kind, id)
    return compare(wanted.has(name) ? wanted.get(name) : records.before(kind, id), found, `/${name}`)
  })
}

function splitName(name: string): readonly [string, string] {
  const slash = name.indexOf('/')
  return [name.slice(0, slash), name.slice(slash + 1)]
}

/** The records that the changes are about, changed. */
function expectedRecords(records: Records, changes: readonly Change[]): ReadonlyMap<string, unknown> {
  const wanted = new Map<string, unknown>()
  for (const { path, after, removed } of changes) {
    const [kind = '', id = '', ...fields] = path.slice(1).split('/').map(unescapePointer)
    const name = `${kind}/${id}`
    if (!wanted.has(name)) wanted.set(name, structuredClone(records.before(kind, id)))
    wanted.set(name, changed(wanted.get(name), fields, removed ? undefined : after))
  }
  return wanted
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~')
}

function changed(value: unknown, [field, ...rest]: readonly string[], after: unknown): unknown {
  if (field === undefined) return after
  const before: unknown = isObject(value) ? Reflect.get(value, field) : undefined
  const next = changed(before, rest, after)
  if (Array.isArray(value)) return value.with(Number(field), next)
  return { ...(isObject(value) ? value : {}), [field]: next }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** Amounts are sums of binary fractions in the data: equal within a millionth. */
function compare(wanted: unknown, found: unknown, at: string): readonly string[] {
  const [one, other] = [wanted ?? undefined, found ?? undefined]
  if (typeof one === 'number' && typeof other === 'number' && Math.abs(one - other) < 1e-6) return []
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other))
    return one === other ? [] : [`${at} is ${shown(other)}, expected ${shown(one)}`]
  const fields = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...fields].flatMap((field) => compare(Reflect.get(one, field), Reflect.get(other, field), `${at}/${field}`))
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'absent'
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
