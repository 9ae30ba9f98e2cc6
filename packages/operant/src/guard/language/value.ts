import { Money } from '../../facts/money.ts'
import type { ValueType } from './value-type.ts'

/** Thrown where a value is not of the kind its schema promises, so nothing may be concluded from it. */
export class NotAsPromised extends Error {
  override readonly name = 'NotAsPromised'
}

/** The value below `fields`, own properties only; `undefined` where it is missing or null. */
export function below(value: unknown, fields: readonly string[]): unknown {
  let current = value
  for (const field of fields) {
    if (current === null || typeof current !== 'object' || !Object.hasOwn(current, field)) return undefined
    current = Reflect.get(current, field)
  }
  return current ?? undefined
}

/** `value` if it is of `type`; throws `NotAsPromised` naming `name` otherwise. Nothing is ever converted. */
export function checked(value: unknown, type: ValueType, name: string): unknown {
  if (!isOf(value, type)) throw new NotAsPromised(`${name} is ${found(value)}, expected ${expected(type)}`)
  return value
}

function isOf(value: unknown, type: ValueType): boolean {
  switch (type.kind) {
    case 'money':
      return value instanceof Money
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) && (!type.whole || Number.isSafeInteger(value))
    case 'boolean':
      return typeof value === 'boolean'
    case 'text':
      return typeof value === 'string' && (!type.values || type.values.includes(value))
    case 'instant':
      return value instanceof Date && !Number.isNaN(value.getTime())
    case 'list':
      return Array.isArray(value) && value.every((item) => isOf(item, type.of))
    case 'record':
      return value !== null && typeof value === 'object' && !Array.isArray(value)
    case 'outside text':
    case 'other':
    default:
      return false
  }
}

function expected(type: ValueType): string {
  if (type.kind === 'text') return type.values ? `one of ${type.values.join(', ')}` : 'text'
  if (type.kind === 'number') return type.whole ? 'a whole number' : 'a number'
  return type.kind === 'money' ? 'money' : type.kind === 'boolean' ? 'true or false' : `a ${type.kind}`
}

function found(value: unknown): string {
  if (value === undefined || value === null) return 'missing'
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'a record' : typeof value === 'string' ? 'text' : `a ${typeof value}`
}

/** A value as an explanation shows it. Only values of types rules may use are ever shown. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no moment' : value.toISOString()
  if (value instanceof Money || typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return value.length > 80 ? `${value.slice(0, 79)}…` : value
  return Array.isArray(value) ? `${value.length} in a list` : 'a record'
}
