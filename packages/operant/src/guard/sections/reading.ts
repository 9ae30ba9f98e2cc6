import type { Expression } from '../language/expression.ts'
import { compileExpression } from '../language/expression.ts'
import type { Limit } from '../language/limit.ts'
import type { Outcome } from '../outcome.ts'
import { parseOutcome } from '../outcome.ts'
import type { Part } from './policy-text.ts'
import type { Fault } from '../problem.ts'
import { mendName } from '../problem.ts'
import type { Scope } from '../language/scope.ts'
import type { PolicyVocabulary } from '../vocabulary.ts'

/** What reading a part of a policy needs to know of the whole. */
export interface Reading {
  readonly policy: string
  readonly vocabulary: PolicyVocabulary
  readonly limits: ReadonlyMap<string, Limit>
  compile(source: string, action: string): Expression | Fault
}

/** Expressions that do not mention arguments are compiled once for all actions. */
export function startReading(
  policy: string,
  vocabulary: PolicyVocabulary,
  limits: ReadonlyMap<string, Limit>,
  scopeOf: (action: string, limits: ReadonlyMap<string, Limit>) => Scope,
): Reading {
  const compiled = new Map<string, Expression | Fault>()
  const scopes = new Map<string, Scope>()
  return {
    policy,
    vocabulary,
    limits,
    compile(source, action) {
      const key = source.includes('arguments') ? `${action} ${source}` : source
      const scope = scopes.get(action) ?? scopeOf(action, limits)
      const expression = compiled.get(key) ?? compileExpression(source, scope)
      scopes.set(action, scope)
      compiled.set(key, expression)
      return expression
    },
  }
}

/** Compiles the expression at `part`, or reports why it cannot be. */
export function readExpression(part: Part, what: string, action: string, reading: Reading): Expression | undefined {
  const source = part.text(what)
  if (source === undefined) return undefined
  const compiled = reading.compile(source, action)
  return 'message' in compiled
    ? part.reportFault({
        ...compiled,
        message: `${what}: ${compiled.message}${source.includes('arguments') ? ` (${action})` : ''}`,
      })
    : compiled
}

/** What a part of a policy begins with: a name of its own and the actions it is for. */
export interface Heading {
  readonly fields: ReadonlyMap<string, Part>
  readonly id: string
  readonly name: string
  /** `rule never while suspended`, for messages. */
  readonly what: string
  /** `undefined` where something was reported: the rest is read nevertheless, so that all of it is reported at once. */
  readonly actions: readonly string[] | undefined
  /** For every action there is, none by its name. */
  readonly everything: boolean
}

/** Reads the beginning of one `kind` of part, such as a rule; `undefined` where it has no name that can be used. */
export function readHeading(
  part: Part,
  kind: string,
  fieldNames: readonly string[],
  reading: Reading,
  seen: Set<string>,
): Heading | undefined {
  const fields = part.fields(`A ${kind}`, fieldNames)
  const name = fields && readName(fields.get(kind), part, kind, seen)
  if (!fields || name === undefined) return undefined
  const what = `${kind} ${name}`
  const actions = readActions(fields.get('for'), part, what, reading.vocabulary)
  const everything = actions !== undefined && fields.get('for')?.text(`for of ${what}`) === everyAction
  return { fields, id: `${reading.policy}/${name}`, name, what, actions, everything }
}

/** Reads the sentence for people, where there is one; `undefined` where something was reported. */
export function readBecause({
  fields,
  what,
}: Pick<Heading, 'fields' | 'what'>): { readonly because?: string } | undefined {
  const part = fields.get('because')
  if (!part) return {}
  const because = part.text(`because of ${what}`)
  return because === undefined ? undefined : { because }
}

/** Compiles a part once for each action; `undefined` where something was reported for one of them. */
export function forEachAction<Kind>(
  actions: readonly string[],
  compile: (action: string) => Kind | undefined,
): ReadonlyMap<string, Kind> | undefined {
  const compiled = new Map<string, Kind>()
  for (const action of actions) {
    const one = compile(action)
    if (one === undefined) return undefined
    compiled.set(action, one)
  }
  return compiled
}

/** Compiles what must be true or false, and never missing. */
export function readCondition(part: Part, what: string, action: string, reading: Reading): Expression | undefined {
  const condition = readExpression(part, what, action, reading)
  if (!condition) return undefined
  const { source, result } = condition
  if (result.type.kind !== 'boolean')
    return part.report(
      `${what}: its condition is not true or false`,
      'Compare the value, such as customer.riskScore > 0.7',
    )
  return result.optional
    ? part.report(`${what}: ${source} may be missing`, `Guard it: has(${source}) && ${source}`)
    : condition
}

/** Compiles what tells one entity from another. */
export function readDimension(part: Part, what: string, action: string, reading: Reading): Expression | undefined {
  const by = readExpression(part, what, action, reading)
  if (!by) return undefined
  return !by.result.optional && ['text', 'number', 'boolean'].includes(by.result.type.kind)
    ? by
    : part.report(
        `${what} cannot be kept by ${by.source}`,
        'Name text or a number that is never missing, such as customer.id',
      )
}

const everyAction = '*'

/** The actions a `for` names: one, a list, or `*` for all. */
export function readActions(
  part: Part | undefined,
  owner: Part,
  what: string,
  vocabulary: PolicyVocabulary,
): readonly string[] | undefined {
  if (!part) return owner.report(`${what} does not say what it is for`, 'Add for: and the name of an action')
  const known = Object.keys(vocabulary.actions)
  const text = part.text(`for of ${what}`)
  if (text === undefined) return undefined
  if (text === everyAction) return known
  const names = text.split(',').map((name) => name.trim())
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) return part.report(`There is no action "${unknown}" (${what})`, mendName(unknown, known))
  return [...new Set(names)]
}

export const outcomeForms =
  'Write allow, deny, approve by ROLE, approve by ROLE x2, approve by ROLE or ROLE, or escalate to ROLE'

export function readOutcome(part: Part, what: string): Outcome | undefined {
  const text = part.text(`The outcome of ${what}`)
  if (text === undefined) return undefined
  return parseOutcome(text) ?? part.report(`"${text}" is not an outcome (${what})`, outcomeForms)
}

/** Reports a name used twice; `seen` collects the names. */
export function readName(part: Part | undefined, owner: Part, what: string, seen: Set<string>): string | undefined {
  if (!part) return owner.report(`A ${what} has no name`, `Add ${what}: and a name`)
  const name = part.text(`The name of a ${what}`)
  if (name === undefined) return undefined
  if (seen.has(name)) return part.report(`Another ${what} is named "${name}" already`, 'Rename one of them')
  seen.add(name)
  return name
}
