import type { FactSpec, Readers } from './fact.ts'
import { at, type Json } from './json.ts'
import { labelOf } from './path-label.ts'
import type { Principal } from './provenance.ts'

/** Readers as declared; of a member, those of the fact that lists it. */
export function readersOf(fact: FactSpec): Readers | undefined {
  const kind = fact.about
  return kind && fact.name === kind.name ? readersOf(kind.members.fact) : fact.readers
}

/** The principal that a value belongs to; the kind alone where the value does not say whom. */
export function ownerIn(fact: FactSpec, value: Json): Principal | undefined {
  const readers = readersOf(fact)
  if (readers === undefined || typeof readers === 'string') return undefined
  const name = at(value, [readers.by])
  return typeof name === 'string' && name !== '' ? `${readers.kind}:${name}` : readers.kind
}

/** Writers whom the schema names by kind: where the fact belongs to one of that kind, it is that one. */
export function writtenIn(fact: FactSpec, value: Json, writers: readonly Principal[]): readonly Principal[] {
  const readers = readersOf(fact)
  const owner = ownerIn(fact, value)
  if (owner === undefined || typeof readers !== 'object') return writers
  return writers.map((writer) => (writer === readers.kind ? owner : writer))
}

/** Those who wrote the texts of the closed handles at `path`. */
export function heldIn(fact: FactSpec, value: Json, path: readonly string[]): readonly Principal[] {
  const { held } = labelOf(fact, path)
  return held.length === 0 ? held : writtenIn(fact, value, held)
}
