import type { Fault } from '../problem.ts'
import { parseLimit } from './limit.ts'
import type { Scope, ValuePath } from './scope.ts'
import { findPath } from './scope.ts'
import type { Field } from './value-type.ts'
import { innermost } from './value-type.ts'

/** What a placeholder stands for: a value, whether a value is there, or a constant known when the policy is loaded. */
export type Placeholder = PlacedValue | { readonly kind: 'constant'; readonly value: unknown }

export interface PlacedValue {
  readonly kind: 'value' | 'present'
  readonly path: ValuePath
  readonly field: Field
}

export interface PlainExpression {
  /** The expression with a placeholder of equal length for every name and amount, so that positions stay true. */
  readonly text: string
  readonly placeholders: ReadonlyMap<string, Placeholder>
}

const amount = String.raw`\d+(?:\.\d+)? +[A-Z]{3}\b`
const name = String.raw`[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*`
const token = new RegExp(
  [
    String.raw`(?<quoted>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')`,
    String.raw`(?<![\w.])(?<amounts>${amount}(?:\s*\|\s*${amount})*)`,
    String.raw`(?<![\w.])has\(\s*(?<guarded>${name})\s*\)`,
    String.raw`(?<![\w.])(?<name>${name})(?<method>\s*\()?(?:\s*(?<versus>[!=]=)\s*null\b)?`,
  ].join('|'),
  'g',
)
const words = new Set(['true', 'false', 'null', 'in'])
const iteration = /\.(?:all|exists|exists_one|filter|map)\(\s*([A-Za-z_]\w*)\s*,/g

/**
 * Replaces every name and amount of an expression by a placeholder. The engine that evaluates it is thus handed
 * checked values only and never walks into an object of ours.
 */
export function lex(source: string, scope: Scope): PlainExpression | Fault {
  const placeholders = new Map<string, Placeholder>()
  const names = new Map<string, string>()
  const bound = new Set([...source.matchAll(iteration)].map((match) => match[1] ?? ''))
  for (const variable of bound) {
    if (scope.roots.has(variable)) {
      return {
        offset: source.indexOf(variable),
        message: `"${variable}" is the name of a fact`,
        mend: 'Give the element of the list another name',
      }
    }
  }
  const place = (key: string, placeholder: Placeholder, length: number): string => {
    const known = names.get(key)
    const identifier = known ?? `_${names.size.toString(36)}`.padEnd(Math.min(length, key.length), '_')
    names.set(key, identifier)
    placeholders.set(identifier, placeholder)
    return identifier.padEnd(length)
  }
  let text = ''
  let end = 0
  for (const match of source.matchAll(token)) {
    const [whole] = match
    const { quoted, amounts, guarded, name: named, method, versus } = match.groups ?? {}
    text += source.slice(end, match.index)
    end = match.index + whole.length
    const keep =
      quoted !== undefined || (named !== undefined && (words.has(named) || bound.has(named.split('.')[0] ?? '')))
    if (keep || (method && !named?.includes('.'))) {
      text += whole
    } else if (amounts !== undefined) {
      const limit = parseLimit(amounts)
      if (typeof limit === 'string')
        return { offset: match.index, message: limit, mend: 'Write amounts like 100.00 GBP' }
      const [only, ...others] = limit.amounts.values()
      text += place(amounts, { kind: 'constant', value: others.length > 0 ? limit : only }, whole.length)
    } else {
      const receiver = method ? (named ?? '').slice(0, (named ?? '').lastIndexOf('.')) : (named ?? guarded ?? '')
      const limit = scope.limits.get(receiver)
      if (limit && !scope.roots.has(receiver)) {
        text += place(receiver, { kind: 'constant', value: limit }, receiver.length) + whole.slice(receiver.length)
        continue
      }
      const start = match.index + (guarded ? whole.indexOf(guarded, 4) : 0)
      const found = findPath(scope, receiver, start)
      if ('message' in found) return found
      const unusable = whyUnusable(found.field, found.path, start, guarded !== undefined || versus !== undefined)
      if (unusable) return unusable
      if (guarded || versus) {
        const present = place(`has ${receiver}`, { kind: 'present', path: found.path, field: found.field }, 3)
        text += `${versus === '==' ? '!' : ''}${present.trimEnd()}`.padEnd(whole.length)
      } else {
        text +=
          place(receiver, { kind: 'value', path: found.path, field: found.field }, receiver.length) +
          whole.slice(receiver.length)
      }
    }
  }
  return { text: text + source.slice(end), placeholders }
}

function whyUnusable(field: Field, path: ValuePath, offset: number, presence: boolean): Fault | undefined {
  const { type } = field
  if (innermost(type).kind === 'outside text') {
    return {
      offset,
      message: `${path.text} is text from outside, and no rule may depend on it`,
      mend: 'Use a fact of the records, or a judgement with a closed set of answers; a field that the system of record vouches for is marked with recordId() or recordText()',
    }
  }
  if (innermost(type).kind === 'other') {
    return {
      offset,
      message: `${path.text} is of a kind that rules cannot compare`,
      mend: 'Use money, a number, text, true or false, or a moment',
    }
  }
  if (type.kind === 'record' && !presence) {
    return {
      offset,
      message: `${path.text} is a record`,
      mend: `Name one of its fields, such as ${path.text}.${[...type.fields.keys()][0] ?? 'field'}`,
    }
  }
  return undefined
}
