import type { EventBody } from '../../journal/events.ts'
import { stepKey } from '../../journal/state.ts'
import type { Plan, ReadyStep } from '../../planning/plan.ts'
import type { Activation } from '../activation.ts'
import { act, isAct, joinable, prepare, type Move } from '../deciding/decide.ts'
import { beginWait } from '../deciding/waiting.ts'
import { canBeCarried, referenceTo } from '../stepping/take-step.ts'
import { bindProposal } from './bind-proposal.ts'
import { refreshingReads } from './refresh-proposal.ts'

export type Proposed = Extract<EventBody, { type: 'step.proposed' }>

/** The move that carries out an accepted proposal, or its end where it does not apply any more. */
export async function carryOut(
  activation: Activation,
  open: Proposed,
  plan: Plan | undefined,
): Promise<Move | undefined> {
  const known = activation.known()
  const { step, bound } = open
  const wish = { capability: step.capability, scope: JSON.parse(step.scope) as string[], bound }
  const binding = bindProposal(known, wish)
  if (binding.kind === 'pending') return { kind: 'rest', until: binding.until, for: [binding.what] }
  if (binding.kind === 'refused') {
    const reads = refreshingReads(known, wish)
    return reads.length > 0 ? { kind: 'take', steps: reads } : withdraw(activation, open, binding.reason)
  }
  if (binding.step.inputs.hash !== step.inputs) return withdraw(activation, open, 'what it rests on has changed')
  return binding.first.length > 0 ? { kind: 'take', steps: binding.first } : moveOf(activation, binding.step, plan)
}

/** Ends a proposal that does not apply any more, and what people were asked for its sake. */
async function withdraw(activation: Activation, open: Proposed, reason: string): Promise<undefined> {
  const asked = [...activation.state.requests.values()].filter(
    (request) => request.answer === undefined && stepKey(request.step) === stepKey(open.step),
  )
  await activation.commit(
    [
      ...asked.map(({ id }): EventBody => ({
        type: 'request.answered',
        request: id,
        answer: { kind: 'withdrawn', reason: 'the call changed' },
      })),
      {
        type: 'proposal.refused',
        call: open.call,
        ...(open.ahead ? { ahead: open.ahead } : {}),
        said: open.said,
        reason,
        usage: { input: 0, output: 0 },
      },
    ],
    { withdraw: asked.map(({ id }) => id) },
  )
}

/** The move that takes a step: the same, and as guarded, as when search proposes it. */
function moveOf(activation: Activation, step: ReadyStep, plan: Plan | undefined): Move {
  const { spec } = step
  if (spec.kind === 'question' && !canBeCarried(activation.known(), step))
    return { kind: 'ask', step: { ...step, spec } }
  if (spec.kind === 'delegation') return { kind: 'delegate', step: { ...step, spec } }
  if (spec.kind === 'wait') return beginWait(activation.known(), { ...step, spec })
  if (spec.kind === 'change set') return prepare(activation.known(), { ...step, spec })
  if (spec.kind !== 'action') return { kind: 'take', steps: [step] }
  const key = stepKey(referenceTo(step))
  const others = (plan?.ready ?? []).filter(isAct).filter((one) => stepKey(referenceTo(one)) !== key)
  const held = { ...step, spec }
  return act(activation.known(), activation.goal, held, joinable(held, others))
}
