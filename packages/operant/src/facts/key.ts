import { canonical, hashOf, type Json } from './json.ts'
import type { EntitySpec, FactSpec } from './fact.ts'

/** The members that lead to an entity, outermost first; empty for the run's own subject. */
export type Scope = readonly string[]

/** Opaque text of a scope: JSON, so that no character in an id can make two entities one. */
export function scopeKey(scope: Scope): string {
  return JSON.stringify(scope)
}

/** Opaque key of a fact about an entity. */
export function factKey(name: string, scope: Scope): string {
  return `${name} ${scopeKey(scope)}`
}

/** Key of a fact that was given for arguments that somebody chose: beside the fact of this name, and each other. */
export function factKeyWith(name: string, scope: Scope, chosen: Readonly<Record<string, Json>>): string {
  const said = Object.keys(chosen)
    .toSorted()
    .map((one) => `${one}=${plainText(chosen[one] ?? null)}`)
    .join(', ')
  return factKey(name, [...scope, said.length <= longestSaid ? said : `#${hashOf(chosen).slice(0, 12)}`])
}

/** Longer arguments stand in a key by their hash. */
const longestSaid = 80

/** A value as people write it, where it cannot be taken for another. */
function plainText(value: Json): string {
  const bare = typeof value === 'string' && /^[A-Za-z_][\w.:@+-]*$/.test(value) && !/^(true|false|null)$/.test(value)
  return bare ? value : canonical(value)
}

/** How many members lead to an entity of this kind. */
export function depthOf(kind: EntitySpec | undefined): number {
  return kind ? 1 + depthOf(kind.parent) : 0
}

/** Key of the instance of a fact that a capability used for `scope` sees. */
export function keyFor(fact: FactSpec, scope: Scope): string {
  return factKey(fact.name, scope.slice(0, depthOf(fact.about)))
}

/** The name and the scope that a key was made of. */
export function partsOf(key: string): { readonly name: string; readonly scope: Scope } {
  const space = key.indexOf(' ')
  return { name: key.slice(0, space), scope: JSON.parse(key.slice(space + 1)) as string[] }
}
