import type { CapabilitySpec } from '../agent/capability.ts'
import type { FactSpec } from '../facts/fact.ts'
import type { Scope } from '../facts/key.ts'
import type { NeedSpec } from '../facts/need.ts'
import type { Availability } from './availability.ts'
import { GraphBuilder } from './build-graph.ts'
import type { TableResult } from './decision-table.ts'
import { newlyHopeless, type Hopeless } from './hopeless.ts'
import type { StepInputs } from './inputs.ts'
import type { Knowledge, Wanted } from './knowledge.ts'

/** A fact instance that may have to be learned: the alternatives are its steps. */
export interface FactNode {
  readonly id: string
  readonly fact: FactSpec
  readonly scope: Scope
  /** Learns or looks; for a check known to be false, makes it true. */
  readonly steps: readonly StepNode[]
  /** What would make a check true that is not known yet. */
  readonly makers: readonly StepNode[]
  readonly met: boolean
  cost: number
  best: StepNode | undefined
}

/** One capability used for one entity: all its needs are wanted. */
export interface StepNode {
  readonly id: string
  readonly spec: CapabilitySpec
  readonly scope: Scope
  readonly needs: readonly NeedNode[]
  /** Known once nothing is open. */
  readonly inputs: StepInputs | undefined
  readonly table: TableResult | undefined
  readonly availability: Availability
  readonly closed: string | undefined
  cost: number
}

export interface NeedNode {
  readonly name: string
  readonly spec: NeedSpec
  readonly optional: boolean
  readonly wants: readonly FactNode[]
  /** What has to turn out for the step to be taken at all. */
  readonly fork: string | undefined
}

/** The part of the search space that the targets reach. */
export interface Graph {
  readonly targets: readonly FactNode[]
  readonly facts: ReadonlyMap<string, FactNode>
  readonly steps: ReadonlyMap<string, StepNode>
}

/**
 * Builds everything that could serve `targets`, and works out what each costs. `hopeless` are optional needs that
 * count as looked for in vain.
 */
export function buildGraph(known: Knowledge, targets: readonly Wanted[], hopeless: Hopeless = new Map()): Graph {
  const builder = new GraphBuilder(known, hopeless)
  const nodes = targets.map((target) => builder.factNode(target))
  const graph: Graph = { targets: nodes, facts: builder.facts, steps: builder.steps }
  relax(graph)
  const lost = newlyHopeless(graph, hopeless)
  return lost.size === 0 ? graph : buildGraph(known, targets, new Map([...hopeless, ...lost]))
}

/** Cheapest ways, to a fixpoint. What only leads back to itself never gets a finite cost. */
function relax(graph: Graph): void {
  for (let changed = true; changed;) {
    changed = false
    for (const step of graph.steps.values()) {
      const cost = stepCost(step)
      if (cost < step.cost) {
        step.cost = cost
        changed = true
      }
    }
    for (const fact of graph.facts.values()) {
      if (fact.met) continue
      for (const step of fact.steps) {
        if (step.cost < fact.cost) {
          fact.cost = step.cost
          fact.best = step
          changed = true
        }
      }
    }
  }
}

/** What has begun is waited for rather than given up for another way. */
const begun = 0.01

function stepCost(step: StepNode): number {
  if (step.closed !== undefined || step.availability.kind === 'blocked') return Infinity
  if (step.availability.kind === 'pending' && step.availability.begun) return begun
  let cost = step.spec.cost + (step.availability.kind === 'free' ? step.availability.penalty : 0)
  for (const need of step.needs) {
    if (need.optional) continue
    for (const fact of need.wants) cost += fact.cost
  }
  return cost
}

export function cheapest(steps: readonly StepNode[]): StepNode | undefined {
  return steps.reduce<StepNode | undefined>(
    (one, other) => (other.cost < (one?.cost ?? Infinity) ? other : one),
    undefined,
  )
}

/** Name of a fact and the entity it is about, for people. */
export function nameOf(node: { readonly fact: { readonly name: string }; readonly scope: Scope }): string {
  return node.scope.length === 0 ? node.fact.name : `${node.fact.name} of ${node.scope.join(' / ')}`
}
