import type { Expression } from '../language/expression.ts'
import { clausesOf } from '../language/expression.ts'
import type { Outcome } from '../outcome.ts'
import type { Part } from './policy-text.ts'
import type { Reading } from './reading.ts'
import { forEachAction, readBecause, readCondition, readHeading, readOutcome } from './reading.ts'

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
  /** For every action there is, none by its name. */
  readonly everything: boolean
}

/** Reads a rule and compiles it for each action it is for; `undefined` where something was reported. */
export function readRule(part: Part, reading: Reading, seen: Set<string>): ReadonlyMap<string, Rule> | undefined {
  const heading = readHeading(part, 'rule', ['rule', 'for', 'when', 'then', 'because'], reading, seen)
  if (!heading) return undefined
  const { fields, id, name, what, actions, everything } = heading
  const then = fields.get('then')
  if (!then) return part.report(`Rule ${name} does not say what then`, 'Add then: and an outcome')
  const outcome = readOutcome(then, what)
  const because = readBecause(heading)
  const condition = fields.get('when')
  if (!actions || !outcome || !because) return undefined
  return forEachAction(actions, (action) => {
    const when = condition && readCondition(condition, `Rule ${name}`, action, reading)
    if (condition && !when) return undefined
    const clauses = when ? clausesOf(when.source).map((source) => reading.compile(source, action)) : []
    return {
      id,
      name,
      outcome,
      everything,
      ...(when && { when }),
      // A part that relies on the guard in another part does not compile alone: then the whole is explained at once.
      clauses: clauses.every((clause) => 'evaluate' in clause) ? clauses : when ? [when] : [],
      ...because,
    }
  })
}
