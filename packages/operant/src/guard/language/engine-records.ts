import type { Environment } from '@marcbachmann/cel-js'
import type { RecordType, ValueType } from './value-type.ts'
import { innermost } from './value-type.ts'

/** Gives the elements of lists to the expression engine: instances that carry exactly the fields rules may use. */
export interface EngineRecords {
  /** The engine's name for a type. */
  nameOf(type: ValueType): string
  /** The record type behind a name of the engine's. */
  readonly recordNamed: (name: string) => RecordType | undefined
  /** A checked value as the engine takes it. */
  handed(value: unknown, type: ValueType): unknown
}

/** How the engine knows a type of record: by the constructor of its values. */
interface EngineKind {
  readonly name: string
  readonly constructor: () => undefined
}

const names = {
  money: 'Money',
  number: 'double',
  boolean: 'bool',
  text: 'string',
  instant: 'google.protobuf.Timestamp',
  // The engine knows no such types: an expression that got as far as these does not compile.
  'outside text': 'Outside',
  other: 'Other',
} as const

export function engineRecords(environment: Environment): EngineRecords {
  const kinds = new Map<RecordType, EngineKind>()

  function nameOf(type: ValueType): string {
    if (type.kind === 'list') return `list<${nameOf(type.of)}>`
    return type.kind === 'record' ? kindOf(type).name : names[type.kind]
  }

  function kindOf(type: RecordType): EngineKind {
    const known = kinds.get(type)
    if (known) return known
    const kind: EngineKind = { name: `Record${kinds.size}`, constructor: () => undefined }
    kinds.set(type, kind)
    const fields = usable(type).map(([field, inner]): [string, string] => [field, nameOf(inner)])
    environment.registerType(kind.name, { ctor: kind.constructor, fields: Object.fromEntries(fields) })
    return kind
  }

  function handed(value: unknown, type: ValueType): unknown {
    if (type.kind === 'list' && Array.isArray(value)) return value.map((item) => handed(item, type.of))
    if (type.kind !== 'record' || value === null || typeof value !== 'object') return value
    const own = usable(type).filter(([field]) => Object.hasOwn(value, field))
    const fields = own.map(([field, inner]) => [field, { value: handed(Reflect.get(value, field), inner) }])
    return Object.create({ constructor: kindOf(type).constructor }, Object.fromEntries(fields))
  }

  return { nameOf, handed, recordNamed: (name) => [...kinds].find(([, kind]) => kind.name === name)?.[0] }
}

/** Fields of a list's element that rules may use: always there, and of a kind that can be compared. */
export function usable(type: RecordType): readonly (readonly [string, ValueType])[] {
  return [...type.fields]
    .filter(([name, field]) => !field.optional && isComparable(field.type) && name !== 'constructor')
    .map(([name, field]) => [name, field.type] as const)
}

function isComparable(type: ValueType): boolean {
  return !['outside text', 'other'].includes(innermost(type).kind)
}
