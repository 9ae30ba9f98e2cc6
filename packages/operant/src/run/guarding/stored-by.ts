import { leastTrusted, type Principal } from '../../facts/provenance.ts'
import { joinedProvenance } from '../../planning/provenance-of.ts'
import type { Call } from '../calling/call.ts'
import { ownCode } from '../stepping/own-code.ts'
import type { StoredLabel } from '../store.ts'

/**
 * The labels of what a call stores: those of its arguments, which a person who approved them bears. `influences` had a
 * say in that it is made: it says no more than they do.
 */
export function storedBy(call: Call, approved: boolean, influences: readonly Principal[]): readonly StoredLabel[] {
  const { spec } = call.step
  const records =
    spec.stores && call.undoes === undefined ? ownCode(call.step, 'stores', () => spec.stores?.(call.values)) : []
  if (!records || records.length === 0) return []
  const { owners, ...made } = joinedProvenance(call.from)
  const chosen = influences.length > 0 && spec.bearing.entitled === undefined
  const trust = chosen ? leastTrusted([made.trust, 'influenced']) : made.trust
  const writers = chosen ? [...new Set([...made.writers, ...influences])] : made.writers
  const borne = approved && leastTrusted([trust, 'person']) !== 'person'
  const label = borne ? { trust: 'person' as const, writers: [], owners } : { trust, writers, owners }
  return records.flatMap(({ system, record, fields }) =>
    (fields.length > 0 ? fields : ['']).map((field) => ({ system, record, field, ...label })),
  )
}
