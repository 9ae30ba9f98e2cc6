import { hashOf, type Json } from '../../facts/json.ts'
import type { DecisionRecord } from '../../journal/decision-record.ts'
import type { FactKey } from '../../journal/events.ts'
import type { SetState } from '../../journal/set-state.ts'
import { stepKey, type RunState } from '../../journal/state.ts'
import type { Activation } from '../activation.ts'
import type { Call } from '../calling/call.ts'
import type { NewRequest } from '../store.ts'
import { referenceTo } from '../stepping/take-step.ts'
import { originsOf } from './gather-bearing.ts'

/** Which decisions are judged once more, by a person who is not told how they went. */
export interface ReviewSampling {
  /** 0 to 1: how many of an agent's decisions are drawn now. */
  share(agent: string, now: Date): number
  /** What the draw hangs on, besides the call: the same call is drawn or not, whoever decides it. */
  readonly seed: string
  /** Who judges: never whoever started the run. */
  readonly roles: readonly string[]
  /** Milliseconds until a review that nobody made lapses. */
  readonly due: number
}

/**
 * The review of a decision that no person had a part in, where the draw falls on it. It shows the call and what it rests
 * on, and not what was decided: calls that were refused are drawn as well, so that nobody can tell.
 */
export function reviewOf(
  activation: Activation,
  call: Call,
  record: DecisionRecord,
  set?: Pick<SetState, 'id' | 'from'>,
): readonly NewRequest[] {
  const { reviews, clock } = activation.context
  if (!reviews || record.effect === 'approve' || record.again !== undefined || call.undoes !== undefined) return []
  const step = referenceTo(call.step)
  // A call that is decided again, for a try more or under other policies, was in the draw before.
  if (activation.state.decisions.get(stepKey(step))?.argumentsHash === call.argumentsHash) return []
  const now = clock.now()
  const drawn = hashOf([
    'review',
    reviews.seed,
    activation.run,
    step.capability,
    step.scope,
    step.inputs,
    call.argumentsHash,
    ...(set ? [set.id] : []),
  ])
  if (fractionOf(drawn) >= reviews.share(activation.loaded.agent.name, now)) return []
  const { spec } = call.step
  return [
    {
      id: `review_${drawn.slice(0, 20)}`,
      kind: 'review',
      roles: reviews.roles,
      count: 1,
      requester: activation.state.opened.startedBy,
      title: call.title,
      shown: {
        goal: activation.state.opened.asked,
        action: spec.name,
        arguments: call.arguments,
        origins: originsOf(call.step),
        facts: restsOn(activation.state, set ? set.from.map(([key]) => key) : call.from.map(({ key }) => key)),
        risk: spec.risk,
        undo: spec.undo === 'none' ? 'cannot be undone' : 'can be undone',
      },
      argumentsHash: call.argumentsHash,
      askedAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + reviews.due).toISOString(),
    },
  ]
}

/** Everything that these facts were made of, and they themselves, what was read first. */
function restsOn({ facts }: RunState, keys: readonly FactKey[]): Json {
  const reached = new Set(keys)
  // A set is walked in the order in which it grows.
  for (const key of reached) for (const [from] of facts.get(key)?.from ?? []) reached.add(from)
  return [...reached].toReversed().flatMap((key) => {
    const fact = facts.get(key)
    return fact ? [{ fact: key, value: fact.value, from: fact.giver.capability }] : []
  })
}

/** A hash as a number from 0 up to 1. */
function fractionOf(hash: string): number {
  return Number.parseInt(hash.slice(0, 12), 16) / 16 ** 12
}
