import type { QuerySpec, Values } from '../../agent/capability.ts'
import type { StoredPart } from '../../journal/events.ts'
import type { RunContext } from '../context.ts'

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
