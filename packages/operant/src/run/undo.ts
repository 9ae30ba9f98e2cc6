import type { Agent } from '../agent/define-agent.ts'
import { hashOf } from '../facts/json.ts'
import type { EffectState, RunState } from '../journal/state.ts'
import { decodeFact } from '../facts/fact.ts'
import type { Activation } from './activation.ts'
import { attempt, decodeArguments, readBack } from './act.ts'
import { guardCall, type Call } from './guard-call.ts'
import { clientsOf } from './take-step.ts'

/** The latest confirmed effect of the run that can be taken back and was not tried yet. */
export function nextUndo(state: RunState, agent: Agent): EffectState | undefined {
  const effects = [...state.effects.values()]
  return effects.findLast((effect) => {
    const spec = agent.capabilities.get(effect.action)
    const undoable = spec?.kind === 'action' && spec.undo !== 'none'
    const tried =
      effects.some((other) => other.undoes === effect.id) ||
      (state.spent.get(`${effect.action} ${effect.step.scope}`) ?? []).some(
        (mark) => mark.inputs === undoInputs(effect),
      )
    return (
      undoable &&
      effect.undoes === undefined &&
      effect.result === 'confirmed' &&
      !effect.adopted &&
      !effect.undone &&
      !tried
    )
  })
}

function undoInputs(effect: EffectState): string {
  return hashOf(['undo', effect.id])
}

/** Takes an effect back: decided by the guardrail, performed, and confirmed by finding nothing. */
export async function undoEffect(activation: Activation, effect: EffectState): Promise<void> {
  const spec = activation.loaded.agent.capabilities.get(effect.action)
  if (spec?.kind !== 'action' || spec.undo === 'none') throw new Error(`${effect.action} cannot be taken back`)
  const { undo } = spec
  const values = decodeArguments(spec, effect.arguments)
  const identity = hashOf(['undo', effect.identity, effect.id])
  const scope = JSON.parse(effect.step.scope) as string[]
  const call: Call = {
    step: { spec, scope, inputs: { values: effect.arguments, from: [], hash: undoInputs(effect) } },
    joined: [],
    values,
    arguments: effect.arguments,
    argumentsHash: hashOf({ action: `${spec.name}.undo`, arguments: effect.arguments }),
    occasion: effect.occasion,
    identity,
    key: hashOf([activation.run, identity]).slice(0, 32),
    title: effect.title,
    attempt: 1,
    effect: activation.context.id(),
    from: [],
    literals: [],
    undoes: effect.id,
  }
  if (!(await guardCall(activation, call))) return
  const clients = await clientsOf(activation.context, spec)
  const found = spec.gives ? decodeFact(spec.gives, effect.found) : effect.found
  const trouble = await attempt(spec, () => undo.perform(values, clients, call.key, found))
  const intended = activation.state.effects.get(call.effect)
  if (intended) await readBack(activation, intended, spec, values, trouble)
}
