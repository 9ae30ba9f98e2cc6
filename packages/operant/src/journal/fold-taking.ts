import { factKey } from '../facts/key.ts'
import type { RunEvent } from './events.ts'
import { unpin } from './fold-effects.ts'
import { learn } from './fold-facts.ts'
import { renewSets } from './fold-sets.ts'
import { isGone, stepKey, waitKey, type KnownFact, type RunState, type SpentMark } from './state.ts'

/** What people said when they returned a run is kept as facts of this name, one for each time. */
export const noteFact = 'return.note'

/** A person has control. */
export function taken(state: RunState, event: Extract<RunEvent, { type: 'run.taken' }>): void {
  state.taken.set(event.taking, { by: event.by, reason: event.reason, since: event.at })
}

/**
 * A person gave control back. Everything that was read falls, and what had failed, was denied or found wanting may be
 * tried again; what people answered and refused stays, and so does what is confirmed: it is never done twice.
 */
export function returned(state: RunState, event: Extract<RunEvent, { type: 'run.returned' }>): void {
  const { by, note, at, seq } = event
  state.taken.delete(event.taking)
  state.returns = [...state.returns, { by, note, at }]
  const giver = { capability: 'return', scope: '[]', inputs: '' }
  learn(
    state,
    { key: factKey(noteFact, [String(state.returns.length)]), value: note, label: 'person' },
    { giver, from: [], how: 'answered', rule: undefined, declines: false, seq },
  )
  for (const { effect: id, happened } of event.found ?? []) {
    const effect = state.effects.get(id)
    if (effect?.result === 'unknown')
      state.effects.set(id, {
        ...effect,
        result: happened ? 'claimed' : 'absent',
        reason: `${by} looked`,
        unsettled: 0,
      })
  }
  if (event.ends) {
    state.ending = { as: 'unmet', why: `${by} closed it: ${note}`, missing: [] }
    state.closed = { by, note }
    return
  }
  renew(state)
}

function renew(state: RunState): void {
  state.settled = undefined
  state.ending = undefined
  state.steps = 0
  state.countedFrom = state.now
  state.forecasts = []
  state.refuted.clear()
  state.faults.clear()
  for (const [key, fact] of state.facts)
    state.facts.set(key, { ...fact, fallen: false, dirty: fact.dirty || isReadAnew(state, fact) })
  for (const [key, marks] of state.spent)
    state.spent.set(
      key,
      marks.filter((mark) => wasRefusedByPerson(state, key, mark)),
    )
  for (const [key, { decision }] of state.decisions)
    if (decision.effect === 'deny' || decision.effect === 'escalate') state.decisions.delete(key)
  for (const [id, request] of state.requests)
    if (request.answer === undefined && request.expiresAt <= state.now)
      state.requests.set(id, { ...request, answer: { kind: 'expired' } })
  renewEffects(state)
  renewSets(state)
  state.proposal = undefined
  state.queued = []
  state.reasoning = { ...state.reasoning, refusals: 0, repeats: 0, trouble: undefined }
  state.asking = { fruitless: 0, done: false, told: new Set() }
}

/** What a system was asked for can be asked for again; what children came to is only told by them. */
function isReadAnew(state: RunState, { how, giver }: KnownFact): boolean {
  return how === 'looked' || (how === 'read' && !state.delegated.has(waitKey(giver)))
}

/** A person's no to a call stands: whoever is asked again would be asked the same. */
function wasRefusedByPerson(state: RunState, key: string, { kind, inputs }: SpentMark): boolean {
  if (kind !== 'rejected') return false
  return [...state.requests.values()].some(
    (one) => one.kind === 'approve' && stepKey(one.step) === key && one.step.inputs === inputs,
  )
}

/**
 * What had no effect is no try any more, and what was there already is looked for anew. What was not as it should be, or
 * could not be found out, is read once more: a person may have set it right.
 */
function renewEffects(state: RunState): void {
  for (const [id, effect] of state.effects) {
    if (isGone(effect)) continue
    if ((effect.adopted && !effect.carried) || effect.result === 'absent') {
      state.effects.set(id, { ...effect, lapsed: true })
      unpin(state, id)
    } else if (effect.result === 'differs' || (effect.result === 'unknown' && Number.isFinite(effect.unsettled)))
      state.effects.set(id, { ...effect, result: 'unknown', unsettled: 0, again: undefined })
  }
}

/** They are made anew where what they were made of has changed; then what was done by them is not made good by something else. */
export function decisionsFell(state: RunState, { keys }: Extract<RunEvent, { type: 'decisions.fell' }>): void {
  state.looked = state.returns.length
  for (const key of keys) {
    const fact = state.facts.get(key)
    if (fact) state.facts.set(key, { ...fact, pinnedBy: [], released: fact.pinnedBy })
  }
}
