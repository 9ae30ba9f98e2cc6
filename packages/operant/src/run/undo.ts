import { undoName } from './loading/load-agent.ts'
import type { ActionSpec, Values } from '../agent/capability.ts'
import { decodeFact } from '../facts/fact.ts'
import { hashOf } from '../facts/json.ts'
import type { EffectState } from '../journal/state.ts'
import type { Activation } from './activation.ts'
import { decodeArguments, keyOf, type Call } from './calling/call.ts'
import { undoInputs, undosOf } from './deciding/ending.ts'
import { guardCall } from './guarding/guard-call.ts'
import { CallTurn } from './stepping/call-turn.ts'
import { ownCode } from './stepping/own-code.ts'
import { attempt, readBack } from './calling/read-back.ts'
import { switchesOf } from './stopping/switches.ts'

/** Takes an effect back: decided by the guardrail, performed, and confirmed by finding nothing. */
export async function undoEffect(activation: Activation, effect: EffectState): Promise<void> {
  const spec = activation.loaded.agent.capabilities.get(effect.action)
  if (spec?.kind !== 'action' || spec.undo === 'none') throw new Error(`${effect.action} cannot be taken back`)
  const { undo } = spec
  const call = undoCall(activation, effect, spec)
  const found = ownCode(call.step, 'gives', () => (spec.gives ? decodeFact(spec.gives, effect.found) : effect.found))
  const turn = CallTurn.of(activation, spec)
  try {
    if (!(await guardCall(activation, call, turn))) return
    const intended = activation.state.effects.get(call.effect)
    if (!intended) return
    const perform = (clients: Values) => undo.perform(call.values, clients, call.key, found)
    const ended = await attempt(activation, intended, spec, switchesOf(activation, call), perform, { turn })
    if (ended) await readBack(activation, intended, spec, call.values, ended, turn)
  } finally {
    turn?.leave()
  }
}

function undoCall(activation: Activation, effect: EffectState, spec: ActionSpec): Call {
  const identity = hashOf(['undo', effect.identity, effect.id])
  const scope = JSON.parse(effect.step.scope) as string[]
  const step = { spec, scope, inputs: { values: effect.arguments, from: [], origins: {}, hash: undoInputs(effect) } }
  return {
    step,
    joined: [],
    values: ownCode(step, 'needs', () => decodeArguments(spec, effect.arguments)),
    arguments: effect.arguments,
    argumentsHash: hashOf({ action: undoName(spec.name), arguments: effect.arguments }),
    occasion: effect.occasion,
    identity,
    key: keyOf(activation.run, identity),
    title: effect.title,
    spends: undefined,
    attempt: undosOf(activation.state, effect).length + 1,
    effect: activation.context.id(),
    from: [],
    literals: [],
    edited: [],
    undoes: effect.id,
  }
}
