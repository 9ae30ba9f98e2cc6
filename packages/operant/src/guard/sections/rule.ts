import type { Expression } from '../language/expression.ts'
import { clausesOf } from '../language/expression.ts'
import type { Outcome } from '../outcome.ts'
import type { Part } from './policy-text.ts'
import type { Reading } from './reading.ts'
import { readActions, readExpression, readName, readOutcome } from './reading.ts'

/** A rule, compiled for one action: when its condition holds, its outcome counts. */
export interface Rule {
  readonly id: string
  readonly name: string
  /** Absent: always. */
  readonly when?: Expression
  /** The condition's parts, for the explanation. */
  readonly clauses: readonly Expression[]
  readonly outcome: Outcome
  /** One sentence for people. */
  readonly because?: string
}

/** Reads a rule and compiles it for each action it is for; `undefined` where something was reported. */
export function readRule(part: Part, reading: Reading, seen: Set<string>): ReadonlyMap<string, Rule> | undefined {
  const fields = part.fields('A rule', ['rule', 'for', 'when', 'then', 'because'])
  const name = fields && readName(fields.get('rule'), part, 'rule', seen)
  if (!fields || name === undefined) return undefined
  const actions = readActions(fields.get('for'), part, `rule ${name}`, reading.vocabulary)
  const then = fields.get('then')
  if (!then) return part.report(`Rule ${name} does not say what then`, 'Add then: and an outcome')
  const outcome = readOutcome(then, `rule ${name}`)
  const because = fields.get('because')?.text(`because of rule ${name}`)
  const condition = fields.get('when')
  if (!actions || !outcome || (fields.has('because') && because === undefined)) return undefined
  const rules = new Map<string, Rule>()
  for (const action of actions) {
    const when = condition && readExpression(condition, `Rule ${name}`, action, reading)
    if (condition && !when) return undefined
    if (condition && when && !isCondition(when)) {
      const { optional } = when.result
      return optional
        ? condition.report(
            `Rule ${name}: ${when.source} may be missing`,
            `Guard it: has(${when.source}) && ${when.source}`,
          )
        : condition.report(
            `Rule ${name}: its condition is not true or false`,
            'Compare the value, such as customer.riskScore > 0.7',
          )
    }
    const clauses = when ? clausesOf(when.source).map((source) => reading.compile(source, action)) : []
    rules.set(action, {
      id: `${reading.policy}/${name}`,
      name,
      outcome,
      ...(when && { when }),
      // A part that relies on the guard in another part does not compile alone: then the whole is explained at once.
      clauses: clauses.every((clause) => 'evaluate' in clause) ? clauses : when ? [when] : [],
      ...(because !== undefined && { because }),
    })
  }
  return rules
}

/** Whether it is true or false, and never missing. */
export function isCondition(expression: Expression): boolean {
  return expression.result.type.kind === 'boolean' && !expression.result.optional
}
