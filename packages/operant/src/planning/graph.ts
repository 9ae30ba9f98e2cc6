import { depthOf, keyFor, scopeKey, type Scope } from '../facts/key.ts'
import { decodeFact, type FactSpec } from '../facts/fact.ts'
import type { NeedSpec } from '../facts/need.ts'
import type { CapabilitySpec, ConditionSpec, DecisionSpec } from '../agent/capability.ts'
import { giversOf } from '../agent/check-agent.ts'
import { availabilityOf, type Availability } from './availability.ts'
import { evaluateTable, type InputStanding, type TableResult } from './decision-table.ts'
import {
  hashInputs,
  instanceOf,
  isCheck,
  needsOf,
  scopesOf,
  standingOf,
  type Instance,
  type Knowledge,
  type StepInputs,
  type Wanted,
} from './knowledge.ts'

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
  readonly facts: ReadonlyMap<string, FactNode>
  readonly steps: ReadonlyMap<string, StepNode>
}

const free: Availability = { kind: 'free', penalty: 0 }

/** Builds everything that could serve `targets`, and works out what each costs. */
export function buildGraph(
  known: Knowledge,
  targets: readonly Wanted[],
  hopeless: ReadonlySet<string> = new Set(),
): Graph {
  const builder = new Builder(known, hopeless)
  const nodes = targets.map((target) => builder.factNode(target))
  const graph: Graph = { facts: builder.facts, steps: builder.steps }
  relax(graph)
  const lost = newlyHopeless(graph, nodes, hopeless)
  return lost.length === 0 ? graph : buildGraph(known, targets, new Set([...hopeless, ...lost]))
}

/**
 * Optional facts that are not worth having: no way is left to them, or only a write would give them that nothing else
 * calls for. From now on they count as looked for and absent.
 */
function newlyHopeless(graph: Graph, targets: readonly FactNode[], hopeless: ReadonlySet<string>): readonly string[] {
  const optional = [...graph.steps.values()].flatMap((step) =>
    step.needs.filter((need) => need.optional).flatMap((need) => need.wants),
  )
  const planned = new Set<StepNode>()
  for (const target of targets) calledFor(target, planned)
  const lost = (fact: FactNode) =>
    fact.cost === Infinity || (fact.best !== undefined && isWrite(fact.best) && !planned.has(fact.best))
  return [
    ...new Set(optional.filter((fact) => !fact.met && !hopeless.has(fact.id) && lost(fact)).map((fact) => fact.id)),
  ]
}

/** Steps that the targets call for, those behind checks that are not known yet included. */
function calledFor(fact: FactNode, planned: Set<StepNode>): void {
  if (fact.met) return
  for (const step of [fact.best, cheapest(fact.makers)]) {
    if (!step || planned.has(step)) continue
    planned.add(step)
    for (const need of step.needs) if (!need.optional) need.wants.forEach((want) => calledFor(want, planned))
  }
}

export function cheapest(steps: readonly StepNode[]): StepNode | undefined {
  return steps
    .filter((step) => step.cost < Infinity)
    .reduce<StepNode | undefined>((one, other) => (one && one.cost <= other.cost ? one : other), undefined)
}

export function isWrite(step: StepNode): boolean {
  return step.spec.kind === 'action' || step.spec.kind === 'delegation'
}

/** Costs to a fixpoint: a step costs all its needs, a fact the cheapest of its steps. Cycles never become finite. */
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

function stepCost(step: StepNode): number {
  if (step.closed !== undefined || step.availability.kind === 'blocked') return Infinity
  if (step.availability.kind === 'pending') return 0.01
  let cost = step.spec.cost + step.availability.penalty
  for (const need of step.needs) {
    if (need.optional) continue
    for (const fact of need.wants) cost += fact.cost
  }
  return cost
}

class Builder {
  readonly facts = new Map<string, FactNode>()
  readonly steps = new Map<string, StepNode>()
  private readonly known: Knowledge
  private readonly hopeless: ReadonlySet<string>

  constructor(known: Knowledge, hopeless: ReadonlySet<string>) {
    this.known = known
    this.hopeless = hopeless
  }

  factNode(wanted: Wanted): FactNode {
    const { fact, floor } = wanted
    const kind = fact.about
    if (kind && fact.name === kind.name) return this.factNode({ ...wanted, fact: kind.members.fact, opens: true })
    const key = keyFor(fact, wanted.scope)
    const id = `${key} ${floor}${wanted.either ? ' either' : ''}`
    const before = this.facts.get(id)
    if (before) return before
    const scope = wanted.scope.slice(0, depthOf(fact.about))
    const instance = instanceOf(this.known, fact, scope)
    const check = isCheck(this.known, fact)
      ? (this.known.agent.capabilities.get(fact.name) as ConditionSpec)
      : undefined
    const met =
      instance !== undefined &&
      instance.confidence >= floor &&
      (check === undefined || wanted.either === true || instance.value === true)
    const steps: StepNode[] = []
    const makers: StepNode[] = []
    const node: FactNode = { id, fact, scope, steps, makers, met, cost: met ? 0 : Infinity, best: undefined }
    this.facts.set(id, node)
    if (met) return node
    if (check && wanted.either) steps.push(this.stepNode(check, scope))
    else if (check) this.checkSteps(check, scope, instance, steps, makers)
    else this.giverSteps(fact, scope, instance, steps)
    return node
  }

  private checkSteps(
    check: ConditionSpec,
    scope: Scope,
    instance: Instance | undefined,
    steps: StepNode[],
    makers: StepNode[],
  ): void {
    const found = this.makersOf(check, scope)
    if (instance === undefined) {
      steps.push(this.stepNode(check, scope))
      makers.push(...found)
    } else steps.push(...found)
  }

  private makersOf(check: ConditionSpec, scope: Scope): readonly StepNode[] {
    const makers = [...this.known.agent.capabilities.values()].filter(
      (spec) => 'makes' in spec && spec.makes.some((made) => made.name === check.name),
    )
    return makers.flatMap((maker) =>
      scopesOf(this.known, maker.scope)
        .scopes.filter((one) => scopeKey(one.slice(0, scope.length)) === scopeKey(scope))
        .map((one) => this.stepNode(maker, one)),
    )
  }

  private giverSteps(fact: FactSpec, scope: Scope, instance: Instance | undefined, steps: StepNode[]): void {
    const current = this.known.state.facts.get(keyFor(fact, scope))
    for (const giver of giversOf(this.known.agent, fact.name)) {
      const step = this.stepNode(giver, scope)
      const tooUnsure =
        instance !== undefined && current?.giver.capability === giver.name && current.giver.inputs === step.inputs?.hash
      steps.push(tooUnsure ? { ...step, closed: 'what it gave is not certain enough' } : step)
    }
  }

  private stepNode(spec: CapabilitySpec, scope: Scope): StepNode {
    const id = `${spec.name} ${scopeKey(scope)}`
    const before = this.steps.get(id)
    if (before) return before
    const needs: NeedNode[] = []
    // Placed before its needs are followed, so that a cycle finds it instead of recursing for ever.
    const node = {
      id,
      spec,
      scope,
      needs,
      inputs: undefined,
      table: undefined,
      availability: free,
      closed: undefined,
      cost: Infinity,
    } as { -readonly [K in keyof StepNode]: StepNode[K] }
    this.steps.set(id, node)
    if (spec.kind === 'decision') this.fillDecision(node, spec, needs)
    else this.fill(node, needs)
    if (node.inputs) node.availability = availabilityOf(this.known, spec, scope, node.inputs.hash)
    return node
  }

  private fill(node: { -readonly [K in keyof StepNode]: StepNode[K] }, needs: NeedNode[]): void {
    const reader = new InputReader(this.known, node.scope)
    let open = false
    for (const [name, need] of Object.entries(needsOf(this.known, node.spec))) {
      const own = Object.hasOwn(node.spec.needs, name)
      const standing = this.follow(name, need, node.scope, needs)
      if (standing.kind === 'open') open = true
      else if (standing.kind === 'closed') node.closed ??= standing.why
      else if (own) reader.take(name, need, standing)
    }
    if (!open && node.closed === undefined) node.inputs = reader.inputs()
  }

  private fillDecision(
    node: { -readonly [K in keyof StepNode]: StepNode[K] },
    spec: DecisionSpec,
    needs: NeedNode[],
  ): void {
    const reader = new InputReader(this.known, node.scope)
    const table = evaluateTable(spec, (name) => {
      const need = spec.needs[name]
      if (!need) return { kind: 'closed', why: `there is no input ${name}` }
      const standing = this.follow(name, need, node.scope, undefined)
      return standing.kind === 'met' ? reader.take(name, need, standing) : standing
    })
    node.table = table
    if (table.kind === 'closed') node.closed = table.why
    else if (table.kind === 'needs') {
      const need = spec.needs[table.input]
      if (need) this.follow(table.input, need, node.scope, needs, `whether rule "${table.row.rule}" fits`)
    } else node.inputs = reader.inputs(table.used)
  }

  /** How a need stands; an open one is followed into the graph when `into` is given. */
  private follow(name: string, need: NeedSpec, scope: Scope, into: NeedNode[] | undefined, why?: string): FollowedNeed {
    const optional = need.mode === 'maybe'
    const standing = standingOf(this.known, need, scope)
    if (standing.kind === 'closed') return optional ? absent(need, scope) : standing
    if (standing.kind === 'met') return standing
    const wants = standing.wants.map((one) => this.factNode(one))
    if (optional && wants.some((one) => this.hopeless.has(one.id))) return absent(need, scope)
    const fork = need.is ? `if ${need.fact.name} is ${Object.values(need.is).join(' and ')}` : why
    into?.push({ name, spec: need, optional, wants, fork })
    return { kind: 'open' }
  }
}

type FollowedNeed =
  | {
      readonly kind: 'met'
      readonly value: Instance['value'] | undefined
      readonly from: readonly Instance[]
      readonly absent?: string
    }
  | { readonly kind: 'open' }
  | { readonly kind: 'closed'; readonly why: string }

function absent(need: NeedSpec, scope: Scope): FollowedNeed {
  return { kind: 'met', value: undefined, from: [], absent: keyFor(need.fact, scope) }
}

/** Collects the inputs of one step as its needs turn out to be met. */
class InputReader {
  private readonly known: Knowledge
  private readonly scope: Scope
  private readonly taken = new Map<string, Extract<FollowedNeed, { kind: 'met' }>>()

  constructor(known: Knowledge, scope: Scope) {
    this.known = known
    this.scope = scope
  }

  take(name: string, need: NeedSpec, standing: Extract<FollowedNeed, { kind: 'met' }>): InputStanding {
    this.taken.set(name, standing)
    return { kind: 'known', value: standing.value === undefined ? undefined : decodeNeed(need, standing.value) }
  }

  /** Inputs by name; of a table only those that decided. */
  inputs(used?: readonly string[]): StepInputs {
    const entries = [...this.taken].filter(([name]) => used === undefined || used.includes(name))
    const values = Object.fromEntries(entries.map(([name, standing]) => [name, standing.value]))
    const from = entries.flatMap(([, standing]) =>
      standing.absent === undefined ? standing.from : [absentInstance(standing.absent)],
    )
    return { values, from, hash: hashInputs(values) }
  }
}

/** Absence is a dependency as well: version 0, which no known fact has. */
function absentInstance(key: string): Instance {
  return { key, value: null, version: 0, confidence: 1, label: 'record', readAt: Number.MAX_SAFE_INTEGER }
}

/** The value that a need's JSON stands for. */
export function decodeNeed(need: NeedSpec, json: Instance['value']): unknown {
  if (need.mode === 'all' && Array.isArray(json))
    return json.map((one: Instance['value']) => decodeFact(need.fact, one, need.path))
  return decodeFact(need.fact, json, need.path)
}

/** Name of a fact and the entity it is about, for people. */
export function nameOf(node: { readonly fact: { readonly name: string }; readonly scope: Scope }): string {
  return node.scope.length === 0 ? node.fact.name : `${node.fact.name} of ${node.scope.join(' / ')}`
}
