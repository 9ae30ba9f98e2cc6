import { Limit } from './limit.ts'
import { base } from './engine.ts'
import { engineRecords } from './engine-records.ts'
import type { PlacedValue } from './lexicon.ts'
import { lex } from './lexicon.ts'
import type { Fault } from '../problem.ts'
import type { Scope, ValuePath } from './scope.ts'
import type { Syntax } from './syntax.ts'
import { asFault, functionFault, inspect } from './syntax.ts'
import type { Field, ValueType } from './value-type.ts'

/** A checked expression. Evaluating it changes nothing and may throw, which always means: deny. */
export interface Expression {
  readonly source: string
  /** The values it looks at. */
  readonly reads: readonly Read[]
  readonly result: Field
  evaluate(valueOf: ValueOf): unknown
}

export interface Read {
  readonly path: ValuePath
  readonly field: Field
}

/** The checked value at a path, `undefined` where an optional one is missing; throws where it is not as promised. */
export type ValueOf = (read: Read) => unknown

/**
 * Compiles an expression over the names of `scope`. What can be found wrong without values is found here. A bare path
 * keeps all that its schema says of it and may be missing; anything else must guard what may be missing.
 */
export function compileExpression(source: string, scope: Scope): Expression | Fault {
  const plain = lex(source, scope)
  if ('message' in plain) return plain
  const environment = base.clone()
  const records = engineRecords(environment)
  const values: (readonly [string, PlacedValue])[] = []
  try {
    for (const [identifier, placeholder] of plain.placeholders) {
      if (placeholder.kind === 'constant') {
        environment.registerConstant(
          identifier,
          placeholder.value instanceof Limit ? 'Limit' : 'Money',
          placeholder.value,
        )
      } else {
        environment.registerVariable(
          identifier,
          placeholder.kind === 'present' ? 'bool' : records.nameOf(placeholder.field.type),
        )
        values.push([identifier, placeholder])
      }
    }
    const program = environment.parse(plain.text)
    const tree: Syntax = program.ast
    const misused = functionFault(tree)
    if (misused) return misused
    const check = program.check()
    if (!check.valid) return asFault(check.error, records.recordNamed)
    const only = values[0]?.[1]
    if (only && tree.op === 'id' && only.kind === 'value') {
      return { source, reads: [only], result: only.field, evaluate: (valueOf) => valueOf(only) }
    }
    const fault = inspect(tree, plain.placeholders, records.recordNamed)
    if (fault) return fault
    return {
      source,
      reads: [...new Map(values.map(([, value]) => [value.path.text, value])).values()],
      result: { type: typeNamed(check.type ?? ''), optional: false },
      evaluate(valueOf) {
        const context: Record<string, unknown> = {}
        for (const [identifier, placeholder] of values) {
          const value = valueOf(placeholder)
          context[identifier] =
            placeholder.kind === 'present' ? value !== undefined : records.handed(value, placeholder.field.type)
        }
        const result: unknown = program(context)
        return typeof result === 'bigint' ? Number(result) : result
      },
    }
  } catch (error) {
    return asFault(error, records.recordNamed)
  }
}

function typeNamed(engineType: string): ValueType {
  switch (engineType) {
    case 'bool':
      return { kind: 'boolean' }
    case 'double':
    case 'int':
      return { kind: 'number', whole: engineType === 'int', least: -Infinity, most: Infinity }
    case 'string':
      return { kind: 'text' }
    case 'Money':
      return { kind: 'money' }
    case 'google.protobuf.Timestamp':
      return { kind: 'instant' }
    default:
      return { kind: 'other' }
  }
}

/** The parts of a condition that can be explained one by one: those joined by `&&`, else the whole. */
export function clausesOf(source: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (const match of source.matchAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[([\])]|&&|\|\||\?/g)) {
    const [mark] = match
    if (mark === '(' || mark === '[') depth++
    else if (mark === ')' || mark === ']') depth--
    else if (depth === 0 && (mark === '||' || mark === '?')) return [source.trim()]
    else if (depth === 0 && mark === '&&') {
      parts.push(source.slice(start, match.index).trim())
      start = match.index + mark.length
    }
  }
  return [...parts, source.slice(start).trim()]
}
