import type { FactSpec, Readers } from '../facts/fact.ts'
import { at, type Json } from '../facts/json.ts'
import { labelOf, somebody, type PathLabel } from '../facts/path-label.ts'
import { joined, leastTrusted, ofRecord, type Principal, type Provenance, type Trust } from '../facts/provenance.ts'
import type { KnownFact } from '../journal/state.ts'
import type { Instance } from './knowledge.ts'

/** What is known of a fact, as far as its label goes. */
export type Labelled = Pick<KnownFact, 'value' | 'label' | 'writers' | 'owners' | 'quotes' | 'picked' | 'how'>

/** The label of what an instance says where it is looked at. */
export function provenanceOf({ label, of, path = [] }: Instance): Provenance {
  if (of) return labelAt(of.fact, of.known, path)
  return { ...ofRecord, trust: label, writers: label === 'literal' ? ['model'] : [] }
}

/** The label of what is made of several instances: the least trust, all writers, all owners. */
export function joinedProvenance(instances: readonly Instance[]): Provenance {
  return instances.length === 0 ? ofRecord : joined(instances.map(provenanceOf))
}

/**
 * The label of the value at `path` of a fact: what its schema says of the place, joined with what is
 * known of the fact. Our own wording carries the words of those whom it quotes, and nobody else's.
 */
export function labelAt(fact: FactSpec, known: Labelled, path: readonly string[]): Provenance {
  return labelOfText(fact, known, labelOf(fact, path))
}

/** The same of a place that was found already. */
export function labelOfText(fact: FactSpec, known: Labelled, place: PathLabel): Provenance {
  const readers = readersOf(fact)
  const owner = ownerIn(readers, known.value)
  const owners = owner === undefined || known.owners.includes(owner) ? known.owners : [...known.owners, owner]
  const internal = readers === undefined || readers === 'organisation'
  if (place.wording && !isRead(known))
    return { trust: madeTrust(known, place), writers: known.quotes, owners, internal: false }
  const outside = isRead(known) ? place.outside : place.marked
  const writers = outside ? place.writers.map((writer) => resolved(writer, readers, owner)) : []
  return {
    trust: outside ? leastTrusted([known.label, 'outside']) : isRead(known) ? known.label : madeTrust(known, place),
    writers: writers.length === 0 ? known.writers : [...new Set([...known.writers, ...writers])],
    owners,
    internal,
  }
}

/** Those whose texts a judgement reads in the value at `path`, though code cannot. */
export function heldWriters({ of, path = [] }: Instance): readonly Principal[] {
  if (!of) return []
  const readers = readersOf(of.fact)
  const owner = ownerIn(readers, of.known.value)
  return labelOf(of.fact, path).held.map((writer) => resolved(writer, readers, owner))
}

/** Whether a system said it; otherwise it was made of other facts, judged, or said by a person. */
function isRead({ how }: Labelled): boolean {
  return how === 'read' || how === 'looked' || how === 'effect'
}

/**
 * What is made of words is in those words, unless none of them can be in it: closed values, records picked from among
 * those that it was made of, wording of ours that quotes nobody. Those were chosen by the words, at most.
 */
function madeTrust({ label, how, quotes, picked }: Labelled, place: PathLabel): Trust {
  // What a judgement takes out of a text in words is still the text's.
  if (how === 'judged' && label === 'influenced') return place.closed ? label : 'outside'
  if (label !== 'outside') return label
  const free = place.free || (place.vouched && !picked) || (place.worded && quotes.length > 0)
  return free ? label : 'influenced'
}

/** Readers as declared; of a member, those of the fact that lists it. */
function readersOf(fact: FactSpec): Readers | undefined {
  const kind = fact.about
  return kind && fact.name === kind.name ? readersOf(kind.members.fact) : fact.readers
}

/** The principal that a value belongs to; the kind alone where the value does not say whom. */
function ownerIn(readers: Readers | undefined, value: Json): Principal | undefined {
  if (readers === undefined || typeof readers === 'string') return undefined
  const name = at(value, [readers.by])
  return typeof name === 'string' && name !== '' ? `${readers.kind}:${name}` : readers.kind
}

/** A writer whom the schema names by kind is the one whose fact it is. */
function resolved(writer: Principal, readers: Readers | undefined, owner: Principal | undefined): Principal {
  return writer !== somebody && owner !== undefined && typeof readers === 'object' && readers.kind === writer
    ? owner
    : writer
}
