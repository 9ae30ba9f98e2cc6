import type { ActionSpec } from '../../agent/capability.ts'
import { keyFor, type Scope } from '../../facts/key.ts'
import type { Json } from '../../facts/json.ts'
import type { EventBody, FactGiven, RequestAnswer } from '../../journal/events.ts'
import type { RequestState } from '../../journal/state.ts'
import type { Activation } from '../activation.ts'

type Answered = Extract<EventBody, { type: 'request.answered' }>

/**
 * The event of an answer, with what was said as a fact where the action keeps it. A yes is not: it is
 * said of the very call that was shown, and whether that is still made is decided again.
 */
export function answeredEvent({ loaded }: Activation, request: RequestState, answer: RequestAnswer): Answered {
  const event: Answered = { type: 'request.answered', request: request.id, answer }
  const spec = loaded.agent.capabilities.get(request.step.capability)
  if (spec?.kind !== 'action' || request.kind !== 'approve' || answer.kind === 'approved') return event
  // Whether it may be taken back again is another thing to say.
  if (request.bound?.['action'] !== spec.name) return event
  return { ...event, ...saidOf(spec, JSON.parse(request.step.scope) as Scope, answer) }
}

/**
 * What was said with the approval under which an effect was made. Known once it is done and not before, so that a decision
 * that looks at it cannot change under the call that was approved.
 */
export function saidWith(
  { state }: Activation,
  spec: ActionSpec,
  effect: string,
): { readonly said?: readonly FactGiven[] } {
  const { approval, step, undoes } = state.effects.get(effect) ?? {}
  const answer = approval === undefined ? undefined : state.requests.get(approval)?.answer
  if (!answer || !step || undoes !== undefined) return {}
  const { facts } = saidOf(spec, JSON.parse(step.scope) as Scope, answer)
  return facts ? { said: facts } : {}
}

interface Given {
  readonly facts?: readonly FactGiven[]
}

function saidOf({ said }: ActionSpec, scope: Scope, answer: RequestAnswer): Given {
  const value = wordsOf(answer)
  return said && value ? { facts: [{ key: keyFor(said, scope), value, label: 'person' }] } : {}
}

function wordsOf(answer: RequestAnswer): Readonly<Record<string, Json>> | undefined {
  switch (answer.kind) {
    case 'approved':
    case 'edited':
    case 'rejected':
      return { kind: answer.kind, by: answer.by, reason: answer.reason }
    case 'expired':
      return { kind: 'expired' }
    case 'answered':
    case 'withdrawn':
      return undefined
  }
}
