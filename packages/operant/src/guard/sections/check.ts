import type { Expression } from '../language/expression.ts'
import type { Outcome } from '../outcome.ts'
import type { Part } from './policy-text.ts'
import type { Reading } from './reading.ts'
import { readActions, readExpression, readName, readOutcome } from './reading.ts'

/** What must be so for a call to be reasonable, compiled for one action: where it is not, its outcome counts. */
export interface Check {
  readonly id: string
  readonly name: string
  readonly holds: Expression
  /** The sides of its comparison that are worked out, for the explanation. */
  readonly computed: readonly Expression[]
  readonly otherwise: Outcome
  /** One sentence for people. */
  readonly because?: string
}

/** Reads a check and compiles it for each action it is for; `undefined` where something was reported. */
export function readCheck(part: Part, reading: Reading, seen: Set<string>): ReadonlyMap<string, Check> | undefined {
  const fields = part.fields('A check', ['check', 'for', 'holds', 'else', 'because'])
  const name = fields && readName(fields.get('check'), part, 'check', seen)
  if (!fields || name === undefined) return undefined
  const actions = readActions(fields.get('for'), part, `check ${name}`, reading.vocabulary)
  const condition = fields.get('holds')
  if (!condition) return part.report(`Check ${name} does not say what must hold`, 'Add holds: and a condition')
  const otherwise = fields.get('else')
  if (!otherwise) return part.report(`Check ${name} does not say what else`, 'Add else: and an outcome')
  const outcome = readOutcome(otherwise, `check ${name}`)
  if (outcome?.effect === 'allow')
    return otherwise.report(
      `Check ${name} allows what does not hold`,
      'Write approve by ROLE, escalate to ROLE or deny',
    )
  const because = fields.get('because')?.text(`because of check ${name}`)
  if (!actions || !outcome || (fields.has('because') && because === undefined)) return undefined
  const checks = new Map<string, Check>()
  for (const action of actions) {
    const holds = readExpression(condition, `Check ${name}`, action, reading)
    if (!holds) return undefined
    if (holds.result.type.kind !== 'boolean' || holds.result.optional)
      return condition.report(
        `Check ${name}: its condition is not true or false`,
        'Compare the value, such as sum(order.lines.map(line, line.price)) == order.total',
      )
    const id = `${reading.policy}/${name}`
    const computed = computedSides(holds.source, action, reading)
    checks.set(action, { id, name, holds, computed, otherwise: outcome, ...(because !== undefined && { because }) })
  }
  return checks
}

/** The sides of a plain comparison in which something is worked out. */
function computedSides(source: string, action: string, reading: Reading): readonly Expression[] {
  const sides = source.split(/<=|>=|==|!=|<|>/)
  return sides.length !== 2
    ? []
    : sides.flatMap((side) => {
        const compiled = /[(+*/-]/.test(side) ? reading.compile(side.trim(), action) : undefined
        return compiled && 'evaluate' in compiled ? [compiled] : []
      })
}
