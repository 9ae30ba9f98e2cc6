import type { Json } from '../../../packages/operant/src/facts/json.ts'

/** JSON as an environment changes it. */
export type Mutable = null | boolean | number | string | Mutable[] | { [key: string]: Mutable }

/** The keys of a JSON pointer (RFC 6901). */
export function keysOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The value under these keys; undefined where there is none. */
export function valueAt(root: Json, keys: readonly string[]): Json | undefined {
  let current: Json | undefined = root
  for (const key of keys) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined
    current = (current as Readonly<Record<string, Json>>)[key]
  }
  return current
}

/** Sets, adds or, where `value` is undefined, removes what is under these keys. @throws Error where the way there ends. */
export function setAt(root: Mutable, keys: readonly string[], value: Mutable | undefined): void {
  const last = keys.at(-1)
  const parent = valueAt(root, keys.slice(0, -1)) as Mutable | undefined
  if (last === undefined || typeof parent !== 'object' || parent === null)
    throw new Error(`there is nothing at /${keys.slice(0, -1).join('/')}`)
  if (Array.isArray(parent)) {
    if (value === undefined) parent.splice(Number(last), 1)
    else parent[Number(last)] = value
  } else if (value === undefined) delete parent[last]
  else parent[last] = value
}

/** Every text in a value, with the keys that lead to it. */
export function textsOf(
  value: Json,
  keys: readonly string[] = [],
): readonly { readonly keys: readonly string[]; readonly text: string }[] {
  if (typeof value === 'string') return [{ keys, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, [...keys, key]))
}

export function copyOf(value: Json): Mutable {
  return structuredClone(value) as Mutable
}
