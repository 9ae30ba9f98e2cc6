import type { WaitSpec } from '../../agent/capability.ts'
import type { FactSpec } from '../../facts/fact.ts'
import { keyFor, type Scope } from '../../facts/key.ts'
import { openWaits, type WaitState } from '../../journal/wait-state.ts'
import { instanceOf, isCheck, type Knowledge, type Wanted } from '../../planning/knowledge.ts'
import { stepsToward, type ReadyStep } from '../../planning/plan.ts'
import type { Move } from './decide.ts'

/** What an open wait has to do now: to end, to look, or to read what it looks at. Pure. */
export function dutyOfWaits(known: Knowledge): Move | undefined {
  for (const waiting of openWaits(known.state)) {
    const move = dutyOf(known, waiting)
    if (move) return move
  }
  return undefined
}

function dutyOf(known: Knowledge, waiting: WaitState): Move | undefined {
  const { now } = known.state
  const { step } = waiting
  const spec = known.agent.capabilities.get(step.capability)
  const over = waiting.until <= now
  const passed: Move = { kind: 'end wait', step, ended: 'deadline', why: 'its time has come' }
  if (spec?.kind !== 'wait') return over ? passed : undefined
  const scope = JSON.parse(step.scope) as Scope
  const came = whatCame(known, spec, scope, waiting)
  if (came !== undefined) return { kind: 'end wait', step, ended: 'came', why: came }
  if (isToLook(spec, waiting, now)) return { kind: 'look', step }
  const reads = readsFor(known, spec, scope)
  if (reads.length > 0) return { kind: 'take', steps: reads }
  return over ? passed : undefined
}

/** By its rhythm; and once more when the deadline has come, before that is believed. */
function isToLook(spec: WaitSpec, waiting: WaitState, now: number): boolean {
  if (waiting.until <= now) return looksAtSomething(spec) && waiting.looked < waiting.until
  return waiting.looks !== undefined && waiting.looks <= now
}

/** Whether it is a fact or a check, rather than what happens, that ends a wait. */
export function looksAtSomething({ checks, watches }: WaitSpec): boolean {
  return checks.length + watches.length > 0
}

/** Whether only what it looks at ends a wait: what happens makes it look. */
export function onlyLooks(spec: WaitSpec): boolean {
  return looksAtSomething(spec) || spec.answered.length > 0
}

/** Why a wait is over, if what it is for has come. */
function whatCame(known: Knowledge, spec: WaitSpec, scope: Scope, { began }: WaitState): string | undefined {
  const check = spec.checks.find((one) => instanceOf(known, one.gives, scope)?.value === true)
  if (check) return `it holds: ${check.title}`
  const was = new Map(began.was)
  const changed = spec.watches.find((fact) => {
    const instance = instanceOf(known, fact, scope)
    return instance !== undefined && instance.version !== (was.get(keyFor(fact, scope)) ?? 0)
  })
  if (changed) return `${changed.name} has changed`
  const answered = [...known.state.requests.values()].find(
    ({ step, answer }) =>
      spec.answered.includes(step.capability) &&
      (step.scope === began.step.scope || scope.length === 0) &&
      (answer?.kind === 'answered' || answer?.kind === 'approved' || answer?.kind === 'rejected'),
  )
  return answered && `answered: ${answered.title}`
}

/** What can be read now to know what a wait looks at. */
export function readsFor(known: Knowledge, spec: WaitSpec, scope: Scope): readonly ReadyStep[] {
  const facts: readonly FactSpec[] = [...spec.checks.map(({ gives }) => gives), ...spec.watches]
  const wants = facts
    .filter((fact) => instanceOf(known, fact, scope) === undefined)
    .map((fact): Wanted => ({ fact, scope, floor: 0, opens: false, either: isCheck(known, fact) }))
  if (wants.length === 0) return []
  const quiet = new Set(['query', 'calculation', 'decision', 'condition', 'judgement'])
  return stepsToward(known, wants).filter(({ spec: one }) => quiet.has(one.kind))
}
