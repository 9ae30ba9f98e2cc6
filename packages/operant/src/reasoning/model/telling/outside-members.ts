import type { Agent } from '../../../agent/define-agent.ts'
import type { EntitySpec } from '../../../facts/fact.ts'
import { at, canonical, type Json } from '../../../facts/json.ts'
import { partsOf } from '../../../facts/key.ts'
import { labelOf } from '../../../facts/path-label.ts'
import type { RunEvent } from '../../../journal/events.ts'
import { labelOfTextIn, type Labelled } from '../../../planning/provenance-of.ts'
import { givenBy } from './outside-words.ts'

/** Members of lists that an event gives, whose names somebody outside could have chosen. */
export function outsideMembers(
  agent: Agent,
  event: RunEvent,
): readonly { readonly kind: string; readonly name: string }[] {
  return givenBy(event).flatMap((given) => {
    const fact = partsOf(given.key).name
    return [...agent.entities.values()]
      .filter((kind) => kind.members.fact.name === fact && isOutside(kind, given))
      .flatMap((kind) => namesIn(kind, given.value).map((name) => ({ kind: kind.name, name })))
  })
}

function isOutside(kind: EntitySpec, given: Labelled): boolean {
  const place = labelOf(kind.element, kind.key === undefined ? [] : [kind.key])
  const { trust, writers } = labelOfTextIn(kind.members.fact, given, place)
  return trust === 'outside' || (trust === 'literal' && writers.some((writer) => writer !== 'model'))
}

function namesIn(kind: EntitySpec, list: Json): readonly string[] {
  const members = at(list, kind.members.path)
  if (!Array.isArray(members)) return []
  return (members as readonly Json[]).map((member) => {
    const name = kind.key === undefined ? member : at(member, [kind.key])
    return typeof name === 'string' ? name : canonical(name ?? null)
  })
}
