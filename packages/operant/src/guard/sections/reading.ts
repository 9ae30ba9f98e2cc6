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
  if (text === '*') return known
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
