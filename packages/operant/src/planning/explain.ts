import { keyFor } from '../facts/key.ts'
import type { PlannedStep } from '../journal/planned-step.ts'
import type { RunState } from '../journal/state.ts'
import { nameOf, type FactNode, type StepNode } from './graph.ts'

/** The ways that were weighed and not taken, each with the reason. */
export function otherWays(state: RunState, fact: FactNode, chosen: StepNode): PlannedStep['instead'] {
  return [...fact.steps, ...fact.makers]
    .filter((step) => step !== chosen && step.spec.kind !== 'condition')
    .map((step) => ({ capability: step.spec.name, why: whyNot(state, step, chosen) }))
}

function whyNot(state: RunState, step: StepNode, chosen: StepNode): string {
  if (step.cost === Infinity) return whyBlocked(state, step, new Set())
  if (chosen.availability.kind === 'pending' && chosen.availability.begun) return `${chosen.spec.name} has begun`
  const [own, other] = [rounded(step.cost), rounded(chosen.cost)]
  return own === other ? `it costs the same (${own})` : `it costs more (${own} against ${other})`
}

function rounded(cost: number): string {
  return String(Math.round(cost * 10) / 10)
}

/** Why no way leads to a fact: names the missing fact, or what stands in the way of each giver. */
export function explainMissing(state: RunState, fact: FactNode): string {
  return whyLost(state, fact, new Set())
}

/** Why a step is no way as things are; undefined where it is one. */
export function whyNoWay(state: RunState, step: StepNode): string | undefined {
  return step.cost === Infinity ? whyBlocked(state, step, new Set()) : undefined
}

function whyLost(state: RunState, fact: FactNode, seen: Set<string>): string {
  const name = nameOf(fact)
  seen.add(fact.id)
  const refused = state.refuted.get(keyFor(fact.fact, fact.scope))?.map((one) => JSON.stringify(one.value))
  const what = refused ? `${name} (refused: ${[...new Set(refused)].join(', ')})` : name
  if (fact.steps.length > 0)
    return `${what}: ${fact.steps.map((step) => `${step.spec.name} is no way (${whyBlocked(state, step, seen)})`).join('; ')}`
  const looked = state.facts.get(keyFor(fact.fact, fact.scope))?.how === 'looked'
  return looked ? `${what} is false, and nothing makes it true` : `nothing gives ${what}`
}

function whyBlocked(state: RunState, step: StepNode, seen: Set<string>): string {
  if (step.closed !== undefined) return step.closed
  if (step.availability.kind === 'blocked') return step.availability.why
  const lost = step.needs
    .filter((need) => !need.optional)
    .flatMap((need) => need.wants)
    .find((want) => want.cost === Infinity)
  if (lost && !seen.has(lost.id)) return `it needs ${whyLost(state, lost, seen)}`
  // Said before: what it came to when it was tried says more.
  return state.spent.get(step.id)?.at(-1)?.reason ?? (lost ? `it needs ${nameOf(lost)}` : 'it is not needed')
}
