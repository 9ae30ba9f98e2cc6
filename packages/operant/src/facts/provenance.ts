/**
 * Who could have decided what a value says, from most to least trusted: a system of record, a person who was asked, a
 * judgement over text, somebody outside in their own words, a model that made it up.
 */
export type Trust = 'record' | 'person' | 'influenced' | 'outside' | 'literal'

/** Somebody who writes or reads: `customer:C1`, `vendor:V1`, `web`; a kind alone, such as `customer`, is one who is not known. */
export type Principal = string

/** The label of a value. Values made of several take the least trust, all writers and all owners of what they are made of. */
export interface Provenance {
  readonly trust: Trust
  /** Everybody besides the organisation whose words or choices it may hold. */
  readonly writers: readonly Principal[]
  /** Whose own data it holds: nobody else outside may be told. */
  readonly owners: readonly Principal[]
  /** For the organisation's eyes, until it is put into a text that is meant to be told. */
  readonly internal: boolean
}

const order: readonly Trust[] = ['record', 'person', 'influenced', 'outside', 'literal']

/** What a record of the organisation says, meant for nobody outside. */
export const ofRecord: Provenance = { trust: 'record', writers: [], owners: [], internal: true }

/** What anybody may read: the neutral element of `joined`. */
const ofNobody: Provenance = { ...ofRecord, internal: false }

export function leastTrusted(trusts: Iterable<Trust>): Trust {
  let least: Trust = 'record'
  for (const one of trusts) if (order.indexOf(one) > order.indexOf(least)) least = one
  return least
}

/** The label of a value that is made of others. */
export function joined(all: readonly Provenance[]): Provenance {
  const [only] = all
  if (only && all.length === 1) return only
  return all.reduce(
    (one, other) => ({
      trust: leastTrusted([one.trust, other.trust]),
      writers: union(one.writers, other.writers),
      owners: union(one.owners, other.owners),
      internal: one.internal || other.internal,
    }),
    ofNobody,
  )
}

function union(one: readonly Principal[], other: readonly Principal[]): readonly Principal[] {
  if (other.length === 0) return one
  return one.length === 0 ? other : [...new Set([...one, ...other])]
}

/** Whether somebody outside may be told. `undefined` is a reader who is not known. */
export function mayRead({ owners, internal }: Provenance, reader: Principal | undefined): boolean {
  return !internal && owners.every((owner) => owner === reader && owner.includes(':'))
}

/** Those who wrote in it besides the organisation and the reader. */
export function thirdParties({ writers }: Provenance, reader: Principal | undefined): readonly Principal[] {
  return writers.filter((writer) => writer !== reader || !writer.includes(':'))
}
