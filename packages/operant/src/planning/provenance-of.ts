import type { FactSpec } from '../facts/fact.ts'
import { heldIn, ownerIn, readersOf, writtenIn } from '../facts/owner-of.ts'
import { labelOf, type PathLabel } from '../facts/path-label.ts'
import { joined, leastTrusted, ofRecord, type Principal, type Provenance, type Trust } from '../facts/provenance.ts'
import type { KnownFact } from '../journal/state.ts'
import type { Instance } from './knowledge.ts'

/** Stands for what a model made up, among the facts that something rests on. */
export const literalFact = 'model:literal'

/** What is known of a fact, as far as its label goes. */
export type Labelled = Pick<
  KnownFact,
  'value' | 'label' | 'writers' | 'owners' | 'quotes' | 'picked' | 'stored' | 'how'
>

/** The label of what an instance says where it is looked at. */
function provenanceOf({ label, of, path = [], writers = [], made }: Instance): Provenance {
  if (made) return made
  if (of) return labelAt(of.fact, of.known, path)
  return { ...ofRecord, trust: label, writers: label === 'literal' ? ['model', ...writers] : writers }
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
  return withStored(labelOfText(fact, known, labelOf(fact, path)), known, path)
}

/** What a run stored there before counts for the parts that it stored. */
function withStored(label: Provenance, { stored }: Labelled, path: readonly string[] | undefined): Provenance {
  const parts = stored.filter((part) => path === undefined || overlap(part.path, path))
  if (parts.length === 0) return label
  return joined([label, ...parts.map((part) => ({ ...part, trust: part.label, internal: label.internal }))])
}

function overlap(one: readonly string[], other: readonly string[]): boolean {
  const least = Math.min(one.length, other.length)
  return one.slice(0, least).every((step, index) => step === other[index])
}

/** The label of a text in a fact, by what the schema says of where it stands. */
export function labelOfTextIn(fact: FactSpec, known: Labelled, place: PathLabel): Provenance {
  return withStored(labelOfText(fact, known, place), known, undefined)
}

function labelOfText(fact: FactSpec, known: Labelled, place: PathLabel): Provenance {
  const readers = readersOf(fact)
  const owner = ownerIn(fact, known.value)
  const owners = owner === undefined || known.owners.includes(owner) ? known.owners : [...known.owners, owner]
  // What a person states is theirs to tell.
  const said = known.label === 'person' && !isRead(known)
  const internal = readers === 'organisation' || (readers === undefined && !said)
  if (place.wording && !isRead(known))
    return { trust: madeTrust(known, place), writers: known.quotes, owners, internal: false }
  const outside = isRead(known) ? place.outside : place.marked
  const writers = outside ? writtenIn(fact, known.value, place.writers) : []
  return {
    trust: outside ? leastTrusted([known.label, 'outside']) : isRead(known) ? known.label : madeTrust(known, place),
    writers: writers.length === 0 ? known.writers : [...new Set([...known.writers, ...writers])],
    owners,
    internal,
  }
}

/** Those whose texts a judgement reads in the value at `path`, though code cannot. */
export function heldWriters({ of, path = [] }: Instance): readonly Principal[] {
  return of ? heldIn(of.fact, of.known.value, path) : []
}

/** Whether a system said it; otherwise it was made of other facts, judged, or said by a person. */
function isRead({ how }: Labelled): boolean {
  return how === 'read' || how === 'looked' || how === 'effect' || how === 'claimed'
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
