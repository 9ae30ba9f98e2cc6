import { Money } from '../facts/money.ts'
import { OutsideText } from '../facts/outside-text.ts'
import type { RelationKind } from '../agent/relations.ts'
import { isFilledFrom } from './filled.ts'
import { isStated } from './stated.ts'
import { NotAsPromised } from './language/value.ts'

/** Whether `value` is to the record's value what the relation says. Throws where the two cannot be compared. */
export function holds(kind: RelationKind, value: unknown, record: unknown): boolean {
  switch (kind) {
    case 'same as':
      return same(value, record)
    case 'at most':
      return order(value, record) <= 0
    case 'at least':
      return order(value, record) >= 0
    case 'among': {
      const list = listOf(record)
      return Array.isArray(value)
        ? value.every((item) => list.some((one) => same(item, one)))
        : list.some((one) => same(value, one))
    }
    case 'stated in':
      return isStated(value, record)
    case 'filled from':
      return isFilledFrom(value, fieldOf(record, 'dictation'), fieldOf(record, 'fillings'))
  }
}

function fieldOf(record: unknown, name: string): unknown {
  return typeof record === 'object' && record !== null && Object.hasOwn(record, name)
    ? Reflect.get(record, name)
    : undefined
}

function listOf(record: unknown): readonly unknown[] {
  if (Array.isArray(record)) return record
  throw new NotAsPromised('the record holds no list')
}

/** The same value: money by amount and currency, dates by their moment, text exactly (Unicode NFC). */
export function same(one: unknown, other: unknown): boolean {
  if (typeof one === 'string' && typeof other === 'string')
    return one === other || one.normalize('NFC') === other.normalize('NFC')
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (one instanceof Money) return other instanceof Money && one.equals(other)
  if (one instanceof Date) return other instanceof Date && one.getTime() === other.getTime()
  if (one instanceof OutsideText) return other instanceof OutsideText && one.digest === other.digest
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && same(Reflect.get(one, key), Reflect.get(other, key)))
  )
}

function order(one: unknown, other: unknown): number {
  if (one instanceof Money && other instanceof Money) return one.compare(other)
  if (one instanceof Date && other instanceof Date && !isNaN(one.getTime()) && !isNaN(other.getTime()))
    return one.getTime() - other.getTime()
  if (typeof one === 'number' && typeof other === 'number' && Number.isFinite(one) && Number.isFinite(other))
    return one - other
  throw new NotAsPromised('the two cannot be compared')
}
