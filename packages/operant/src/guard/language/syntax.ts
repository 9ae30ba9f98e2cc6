import { base } from './engine.ts'
import { usable } from './engine-records.ts'
import type { Placeholder } from './lexicon.ts'
import type { Fault } from '../problem.ts'
import { mendName } from '../problem.ts'
import type { RecordType, ValueType } from './value-type.ts'

/** A node of the engine's syntax tree, with the type its checker found. */
export interface Syntax {
  readonly op: string
  readonly args: unknown
  readonly start: number
  readonly checkedType?: { readonly name: string; readonly hasDynType: boolean }
}

const moments = [
  'FullYear',
  'Month',
  'Date',
  'DayOfMonth',
  'DayOfWeek',
  'DayOfYear',
  'Hours',
  'Minutes',
  'Seconds',
  'Milliseconds',
]
const iterations = ['all', 'exists', 'exists_one', 'filter', 'map']
/** No `matches` (its patterns can be made to run for ever), no `dyn` and no conversions (they get round the types). */
const functions = [
  'size',
  'startsWith',
  'endsWith',
  'contains',
  'lowerAscii',
  'upperAscii',
  'trim',
  'timestamp',
  'duration',
  'sum',
  'median',
  'robustZ',
  'sameAmount',
  ...iterations,
  ...moments.map((name) => `get${name}`),
]

export function childrenOf(node: Syntax): readonly Syntax[] {
  return (Array.isArray(node.args) ? node.args.flat(2) : [node.args]).filter(isSyntax)
}

function isSyntax(value: unknown): value is Syntax {
  return value !== null && typeof value === 'object' && 'op' in value && 'args' in value
}

function first<Result>(node: Syntax, visit: (node: Syntax) => Result | undefined): Result | undefined {
  const found = visit(node)
  if (found !== undefined) return found
  for (const child of childrenOf(node)) {
    const below = first(child, visit)
    if (below !== undefined) return below
  }
  return undefined
}

/** A function that rules may not use, or a constant it cannot read: found now rather than when it is too late. */
export function functionFault(root: Syntax): Fault | undefined {
  return first(root, (node) => {
    if ((node.op !== 'call' && node.op !== 'rcall') || !Array.isArray(node.args)) return undefined
    const name = String(node.args[0])
    const given: unknown = node.args.at(-1)
    const argument: unknown = Array.isArray(given) ? given[0] : undefined
    if (name === 'has')
      return {
        offset: node.start,
        message: 'has( ) asks about a field of a fact',
        mend: 'Write it like has(order.delivery)',
      }
    if (!functions.includes(name))
      return { offset: node.start, message: `There is no function "${name}"`, mend: mendName(name, functions) }
    const constant =
      isSyntax(argument) && argument.op === 'value' && typeof argument.args === 'string' ? argument.args : undefined
    if ((name === 'timestamp' || name === 'duration') && !folds(`${name}(${JSON.stringify(constant ?? '')})`)) {
      const example = name === 'timestamp' ? 'timestamp("2026-01-31T00:00:00Z")' : 'duration("48h")'
      return { offset: node.start, message: `${name}( ) cannot read this`, mend: `Write it like ${example}` }
    }
    if (name.startsWith('get') && argument !== undefined && !(constant !== undefined && isTimeZone(constant))) {
      return {
        offset: node.start,
        message: `${name}( ) takes a time zone`,
        mend: `Write it like ${name}("Europe/London")`,
      }
    }
    return undefined
  })
}

function folds(source: string): boolean {
  try {
    base.evaluate(source)
    return true
  } catch {
    return false
  }
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** What the engine's own checker lets through: loose types, values outside a closed set, unguarded optional values. */
export function inspect(
  root: Syntax,
  placeholders: ReadonlyMap<string, Placeholder>,
  recordNamed: (name: string) => RecordType | undefined,
): Fault | undefined {
  const loose = first(root, (node) => (node.checkedType?.hasDynType ? node : undefined))
  if (loose)
    return {
      offset: loose.start,
      message: 'The type of this cannot be told beforehand',
      mend: 'Name the field directly',
    }

  const typeOf = (node: Syntax): ValueType | undefined => {
    const placeholder = node.op === 'id' ? placeholders.get(String(node.args)) : undefined
    if (placeholder?.kind === 'value') return placeholder.field.type
    if (node.op !== '.' || !Array.isArray(node.args)) return undefined
    const [owner, field] = node.args as readonly unknown[]
    return isSyntax(owner) ? recordNamed(owner.checkedType?.name ?? '')?.fields.get(String(field))?.type : undefined
  }
  const outside = first(root, (node) => {
    if (node.op !== '==' && node.op !== '!=' && node.op !== 'in') return undefined
    const sides = childrenOf(node)
    const closed = sides.map(typeOf).find((type) => type?.kind === 'text' && type.values !== undefined)
    if (closed?.kind !== 'text' || !closed.values) return undefined
    const { values } = closed
    const literals = sides
      .flatMap((side) => (side.op === 'list' ? childrenOf(side) : [side]))
      .filter((side) => side.op === 'value' && typeof side.args === 'string')
    const wrong = literals.find((literal) => !values.includes(String(literal.args)))
    return (
      wrong && {
        offset: wrong.start,
        message: `"${String(wrong.args)}" is not one of ${values.join(', ')}`,
        mend: mendName(String(wrong.args), values),
      }
    )
  })
  return outside ?? unguarded(root, new Set(), placeholders)
}

/** The first optional value that is used where nothing says that it is there. */
function unguarded(
  node: Syntax,
  there: ReadonlySet<string>,
  placeholders: ReadonlyMap<string, Placeholder>,
): Fault | undefined {
  const widened = (nodes: readonly Syntax[], present: boolean) =>
    new Set([...there, ...nodes.flatMap((child) => guards(child, present, placeholders))])
  const children = childrenOf(node)
  if (node.op === 'id') {
    const placeholder = placeholders.get(String(node.args))
    if (placeholder?.kind !== 'value') return undefined
    const { text, uncertain } = placeholder.path
    // What is known to be there has whatever leads to it.
    const sure = uncertain.every((beginning) =>
      [...there].some((known) => known === beginning || known.startsWith(`${beginning}.`)),
    )
    return sure
      ? undefined
      : { offset: node.start, message: `${text} may be missing`, mend: `Guard it: has(${text}) && …` }
  }
  const [condition, yes, no] = children
  if (node.op === '?:' && condition && yes && no) {
    return (
      unguarded(condition, there, placeholders) ??
      unguarded(yes, widened([condition], true), placeholders) ??
      unguarded(no, widened([condition], false), placeholders)
    )
  }
  const within = node.op === '&&' ? widened(children, true) : node.op === '||' ? widened(children, false) : there
  for (const child of children) {
    const fault = unguarded(child, within, placeholders)
    if (fault) return fault
  }
  return undefined
}

/** Paths that are there when `node` is true (`when`), or when it is false. */
function guards(node: Syntax, when: boolean, placeholders: ReadonlyMap<string, Placeholder>): readonly string[] {
  const children = childrenOf(node)
  if (node.op === '!_') return children.flatMap((child) => guards(child, !when, placeholders))
  if (node.op === (when ? '&&' : '||')) return children.flatMap((child) => guards(child, when, placeholders))
  const placeholder = node.op === 'id' ? placeholders.get(String(node.args)) : undefined
  return when && placeholder?.kind === 'present' ? [placeholder.path.text] : []
}

/** An error of the engine's parser or checker, in words for the author of the policy. */
export function asFault(error: unknown, recordNamed: (name: string) => RecordType | undefined): Fault {
  const { code, summary, range, node } = (error ?? {}) as {
    code?: string
    summary?: string
    range?: { start: number }
    node?: Syntax
  }
  const offset = range?.start ?? 0
  const words = (summary ?? String(error))
    .replaceAll('double', 'number')
    .replaceAll('google.protobuf.', '')
    .replaceAll(/\bint\b/g, 'number')
  if (code === 'no_such_overload' || code === 'no_matching_overload') {
    const mixed = words.replace(/^(no such overload: |found no matching overload for )/, '')
    const mend = mixed.includes('Money')
      ? 'Write money with its currency, such as 100.00 GBP'
      : 'Compare values of one kind'
    return { offset, message: `${mixed} is not possible`, mend }
  }
  if (code === 'no_such_key') {
    const owner = node && childrenOf(node)[0]
    const type = recordNamed(owner?.checkedType?.name ?? '')
    const field = words.replace('No such key: ', '')
    return {
      offset,
      message: `Rules cannot use a field "${field}" here`,
      mend: mendName(field, type ? usable(type).map(([name]) => name) : []),
    }
  }
  if (code === 'unknown_variable') return { offset, message: words, mend: 'Name a fact, or write text in quotes' }
  return {
    offset,
    message: `This cannot be read: ${words}`,
    mend: 'Write it like customer.riskScore >= 0.7 && arguments.amount > 100.00 GBP',
  }
}
