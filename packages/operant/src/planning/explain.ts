import type { PlannedStep } from '../journal/events.ts'
import { nameOf, type FactNode, type StepNode } from './graph.ts'

/** The ways that were weighed and not taken, each with the reason. */
export function otherWays(fact: FactNode, chosen: StepNode): PlannedStep['instead'] {
  return [...fact.steps, ...fact.makers]
    .filter((step) => step !== chosen && step.spec.kind !== 'condition')
    .map((step) => ({ capability: step.spec.name, why: whyNot(step, chosen) }))
}

function whyNot(step: StepNode, chosen: StepNode): string {
  if (step.cost < Infinity) return `it costs ${rounded(step.cost)}, ${chosen.spec.name} ${rounded(chosen.cost)}`
  return whyBlocked(step, new Set())
}

function rounded(cost: number): string {
  return cost === Infinity ? 'nothing known' : String(Math.round(cost * 10) / 10)
}

/** Why no way leads to a fact: names the missing fact, or what stands in the way of each giver. */
export function explainMissing(fact: FactNode): string {
  return whyLost(fact, new Set())
}

function whyLost(fact: FactNode, seen: Set<string>): string {
  const name = nameOf(fact)
  if (seen.has(fact.id)) return `${name} is only known once it is known`
  seen.add(fact.id)
  if (fact.steps.length === 0) return `nothing gives ${name}`
  return `${name}: ${fact.steps.map((step) => `${step.spec.name} is no way (${whyBlocked(step, seen)})`).join('; ')}`
}

function whyBlocked(step: StepNode, seen: Set<string>): string {
  if (step.closed !== undefined) return step.closed
  if (step.availability.kind === 'blocked') return step.availability.why
  const lost = step.needs
    .filter((need) => !need.optional)
    .flatMap((need) => need.wants)
    .find((want) => want.cost === Infinity)
  return lost ? `it needs ${whyLost(lost, seen)}` : 'it is not needed'
}
