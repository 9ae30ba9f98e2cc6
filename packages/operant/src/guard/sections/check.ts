import type { Expression } from '../language/expression.ts'
import type { Outcome } from '../outcome.ts'
import type { Part } from './policy-text.ts'
import type { Reading } from './reading.ts'
import { forEachAction, readBecause, readCondition, readHeading, readOutcome } from './reading.ts'

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
  const heading = readHeading(part, 'check', ['check', 'for', 'holds', 'else', 'because'], reading, seen)
  if (!heading) return undefined
  const { fields, id, name, what, actions } = heading
  const condition = fields.get('holds')
  if (!condition) return part.report(`Check ${name} does not say what must hold`, 'Add holds: and a condition')
  const otherwise = fields.get('else')
  if (!otherwise) return part.report(`Check ${name} does not say what else`, 'Add else: and an outcome')
  const outcome = readOutcome(otherwise, what)
  if (outcome?.effect === 'allow')
    return otherwise.report(
      `Check ${name} allows what does not hold`,
      'Write approve by ROLE, escalate to ROLE or deny',
    )
  const because = readBecause(heading)
  if (!actions || !outcome || !because) return undefined
  return forEachAction(actions, (action) => {
    const holds = readCondition(condition, `Check ${name}`, action, reading)
    if (!holds) return undefined
    const computed = computedSides(holds.source, action, reading)
    return { id, name, holds, computed, otherwise: outcome, ...because }
  })
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
