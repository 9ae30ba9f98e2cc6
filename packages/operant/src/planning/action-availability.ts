import type { ActionSpec, ConditionSpec } from '../agent/capability.ts'
import { dueAt } from '../calendar/due.ts'
import { depthOf, scopeKey, type Scope } from '../facts/key.ts'
import { isGone, stepKey, type EffectState, type RunState } from '../journal/state.ts'
import type { Availability } from './availability.ts'
import type { Knowledge } from './knowledge.ts'

/**
 * Whether a write may be begun. Not while another write for the same purpose (itself, or one that makes the same
 * check) is unsettled or has not had its time to show: nothing is remedied twice.
 */
export function actionAvailability(known: Knowledge, spec: ActionSpec, scope: Scope, inputs: string): Availability {
  const { state } = known
  const key = `${spec.name} ${scopeKey(scope)}`
  const own = effectsOf(state, key)
  const rivals = [...state.effects.values()].filter(
    (effect) => effect.undoes === undefined && (own.includes(effect) || sharesCheck(known, spec, scope, effect)),
  )
  const open = rivals.find((effect) => effect.result === 'intended' || effect.result === 'unknown')
  if (open) return pending(`${open.title}: not known yet whether it happened`, open.again, true)
  const gone = rivals.find(isGone)
  if (gone)
    return {
      kind: 'blocked',
      why: `run ${gone.carried?.run ?? ''} did it already, and it is not there any more: ${gone.title}; a person has to say what becomes of it`,
    }
  const overtaken = rivals.find((effect) => effect.overtaken && stands(effect))
  if (overtaken)
    return {
      kind: 'blocked',
      why: `${overtaken.title} stands, and what it was decided by has been changed since: a person has to say what becomes of it`,
    }
  const showing = rivals.find((effect) => stands(effect) && shownAt(known, effect) > state.now)
  if (showing) return pending(`${showing.title} takes effect`, shownAt(known, showing), true)
  const counted = withInputs(own, key, inputs).filter((effect) => !effect.lapsed)
  return againAvailability(known, spec, counted)
}

/** Effects of a step, whether it was used itself or joined to another entity's. */
export function effectsOf(state: RunState, key: string): readonly EffectState[] {
  return [...state.effects.values()].filter(
    (effect) => effect.undoes === undefined && stepsOf(effect).some((step) => stepKey(step) === key),
  )
}

function stepsOf(effect: EffectState) {
  return [effect.step, ...effect.joined]
}

function withInputs(effects: readonly EffectState[], key: string, inputs: string): readonly EffectState[] {
  return effects.filter((effect) => stepsOf(effect).some((step) => stepKey(step) === key && step.inputs === inputs))
}

function isConfirmed(effect: EffectState): boolean {
  return effect.result === 'confirmed' && !effect.undone
}

/** Done, as far as the system says. */
function stands(effect: EffectState): boolean {
  return isConfirmed(effect) || effect.result === 'claimed'
}

/** When an effect has had the time its action asks for. */
function shownAt(known: Knowledge, effect: EffectState): number {
  const spec = known.agent.capabilities.get(effect.action)
  return effect.readAt + (spec?.kind === 'action' ? spec.settle : 0)
}

function sharesCheck(known: Knowledge, spec: ActionSpec, scope: Scope, effect: EffectState): boolean {
  const other = known.agent.capabilities.get(effect.action)
  if (other?.kind !== 'action') return false
  const made = new Set(spec.makes.map((check) => instanceKey(check, scope)))
  const scopes = stepsOf(effect).map((step) => JSON.parse(step.scope) as Scope)
  return other.makes.some((check) => scopes.some((one) => made.has(instanceKey(check, one))))
}

function instanceKey(check: ConditionSpec, scope: Scope): string {
  return `${check.name} ${scopeKey(scope.slice(0, depthOf(check.scope)))}`
}

/** What earlier uses with the very same inputs leave to do. */
function againAvailability(
  { state, calendar }: Knowledge,
  spec: ActionSpec,
  same: readonly EffectState[],
): Availability {
  const absent = same.filter((effect) => effect.result === 'absent' && effect.begun)
  const last = absent.at(-1)
  if (absent.length >= spec.attempts)
    return { kind: 'blocked', why: `tried ${absent.length} times without effect: ${last?.reason ?? ''}` }
  if (last?.again !== undefined && last.again > state.now)
    return pending(`${last.title} again, after: ${last.reason}`, last.again, false)
  const differs = same.find((effect) => effect.result === 'differs')
  if (differs) return { kind: 'blocked', why: `the system holds something else: ${differs.reason}` }
  if (same.some((effect) => effect.result === 'claimed'))
    return { kind: 'blocked', why: 'the system said yes, nothing reads it back, and it was not enough' }
  const done = same.filter(isConfirmed)
  const latest = done.at(-1)
  if (!latest) return { kind: 'free', penalty: 0 }
  if (!spec.repeat || done.length >= spec.repeat.most)
    return { kind: 'blocked', why: 'done and confirmed, and it was not enough' }
  const { every } = spec.repeat
  const next = every === undefined ? state.now : dueAt(new Date(latest.readAt), every, calendar).getTime()
  return next > state.now ? pending(`${spec.name} again`, next, false) : { kind: 'free', penalty: 0 }
}

function pending(what: string, until: number | undefined, begun: boolean): Availability {
  return { kind: 'pending', what, until, begun }
}
