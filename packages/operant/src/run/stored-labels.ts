import type { QuerySpec, Values } from '../agent/capability.ts'
import { leastTrusted } from '../facts/provenance.ts'
import type { StoredPart } from '../journal/events.ts'
import { joinedProvenance } from '../planning/provenance-of.ts'
import type { Call } from './call.ts'
import type { RunContext } from './context.ts'
import { ownCode } from './own-code.ts'
import type { StoredLabel } from './store.ts'

/**
 * The labels of what a call stores: those of its arguments, which a person who approved them bears. `influenced`: a
 * model chose to make it after it was shown what outsiders had a say in, so that it was made says no more than they do.
 */
export function storedBy(call: Call, approved: boolean, influenced: boolean): readonly StoredLabel[] {
  const { spec } = call.step
  const records =
    spec.stores && call.undoes === undefined ? ownCode(call.step, 'stores', () => spec.stores?.(call.values)) : []
  if (!records || records.length === 0) return []
  const { owners, ...made } = joinedProvenance(call.from)
  const chosen = influenced && spec.bearing.entitled === undefined
  const trust = chosen ? leastTrusted([made.trust, 'influenced']) : made.trust
  const writers = chosen ? [...new Set([...made.writers, 'model'])] : made.writers
  const borne = approved && leastTrusted([trust, 'person']) !== 'person'
  const label = borne ? { trust: 'person' as const, writers: [], owners } : { trust, writers, owners }
  return records.flatMap(({ system, record, fields }) =>
    (fields.length > 0 ? fields : ['']).map((field) => ({ system, record, field, ...label })),
  )
}

/** What runs have stored in the records that a query read, where neither a record nor a person bears it. */
export async function storedIn(
  context: RunContext,
  spec: QuerySpec,
  inputs: Values,
  value: unknown,
): Promise<readonly StoredPart[]> {
  if (!spec.records) return []
  const records = spec.records(inputs, value)
  if (records.length === 0) return []
  const found = await context.store.labels(records.map(({ system, record }) => ({ system, record })))
  return found
    .filter(({ trust }) => trust !== 'record' && trust !== 'person')
    .map(({ field, trust, writers, owners }) => ({
      // A list has no one place for a field of one of its records: the whole of it takes the label on.
      path: field === '' || Array.isArray(value) ? [] : [field],
      label: trust,
      writers,
      owners,
    }))
}
