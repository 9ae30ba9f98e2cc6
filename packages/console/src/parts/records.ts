import { handleOf } from './value-kinds.ts'
import { isMoney } from './values.ts'

/** Columns that fit beside each other. */
const widest = 8

/**
 * The fields of several records that a table can show: at least two records, all with the same few fields, none of which
 * holds a record itself. Undefined for any other list.
 */
export function columnsOf(items: readonly unknown[]): readonly string[] | undefined {
  const [first, ...others] = items.map(fieldsOf)
  if (!first || first.length < 2 || first.length > widest || others.length === 0) return undefined
  return others.every((fields) => fields?.join('\n') === first.join('\n')) ? first : undefined
}

function fieldsOf(item: unknown): readonly string[] | undefined {
  if (!isRecord(item) || isOne(item)) return undefined
  const values = Object.values(item)
  return values.every((value) => (Array.isArray(value) ? value.every(isOne) : isOne(value)))
    ? Object.keys(item)
    : undefined
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A single value: no record and no list. */
function isOne(value: unknown): boolean {
  return typeof value !== 'object' || value === null || isMoney(value) || handleOf(value) !== undefined
}
