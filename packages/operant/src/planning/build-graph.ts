import type { CapabilitySpec, ConditionSpec, DecisionSpec } from '../agent/capability.ts'
import { giversOf } from '../agent/check-agent.ts'
import type { FactSpec } from '../facts/fact.ts'
import { depthOf, keyFor, scopeKey, type Scope } from '../facts/key.ts'
import type { NeedSpec } from '../facts/need.ts'
import { availabilityOf, forbidden } from './availability.ts'
import { evaluateTable } from './decision-table.ts'
import type { FactNode, NeedNode, StepNode } from './graph.ts'
import { hopelessKey, type Hopeless } from './hopeless.ts'
import { absentNeed, InputReader, needsOf, type MetNeed } from './inputs.ts'
import { instanceOf, isCheck, scopesOf, standingOf, type Instance, type Knowledge, type Wanted } from './knowledge.ts'

type Growing<Node> = { -readonly [K in keyof Node]: Node[K] }

/** Grows the nodes that a target reaches, each once. */
export class GraphBuilder {
  readonly facts = new Map<string, FactNode>()
  readonly steps = new Map<string, StepNode>()
  private readonly known: Knowledge
  private readonly hopeless: Hopeless

  constructor(known: Knowledge, hopeless: Hopeless) {
    this.known = known
    this.hopeless = hopeless
  }

  factNode(wanted: Wanted): FactNode {
    const { fact, floor } = wanted
    const kind = fact.about
    // A member of a list is known as soon as the list is.
    if (kind && fact.name === kind.name)
      return this.factNode({ ...wanted, fact: kind.members.fact, scope: wanted.scope.slice(0, depthOf(kind) - 1) })
    const scope = wanted.scope.slice(0, depthOf(kind))
    const id = `${keyFor(fact, scope)} ${floor}${wanted.either ? ' either' : ''}`
    const before = this.facts.get(id)
    if (before) return before
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
    if (!check) steps.push(...this.giversFor(fact, scope, instance))
    else if (instance === undefined) {
      steps.push(this.stepNode(check, scope))
      if (!wanted.either) makers.push(...this.makersOf(check, scope))
    } else steps.push(...this.makersOf(check, scope))
    return node
  }

  private makersOf(check: ConditionSpec, scope: Scope): readonly StepNode[] {
    const makers = [...this.known.agent.capabilities.values()].filter(
      (spec) => 'makes' in spec && spec.makes.some((made) => made.name === check.name),
    )
    return makers.flatMap((maker) =>
      scopesOf(this.known, maker.scope)
        .scopes.filter((one) => scope.every((member, index) => one[index] === member))
        .map((one) => this.stepNode(maker, one)),
    )
  }

  private giversFor(fact: FactSpec, scope: Scope, instance: Instance | undefined): readonly StepNode[] {
    const current = this.known.state.facts.get(keyFor(fact, scope))
    return giversOf(this.known.agent, fact.name).map((giver) => {
      const step = this.stepNode(giver, scope)
      const tooUnsure =
        instance !== undefined && current?.giver.capability === giver.name && current.giver.inputs === step.inputs?.hash
      return tooUnsure ? { ...step, closed: 'what it gave is not certain enough' } : step
    })
  }

  private stepNode(spec: CapabilitySpec, scope: Scope): StepNode {
    const id = `${spec.name} ${scopeKey(scope)}`
    const before = this.steps.get(id)
    if (before) return before
    const needs: NeedNode[] = []
    const node: Growing<StepNode> = {
      id,
      spec,
      scope,
      needs,
      inputs: undefined,
      table: undefined,
      availability: { kind: 'free', penalty: 0 },
      closed: undefined,
      cost: Infinity,
    }
    // Placed before its needs are followed, so that a cycle finds it instead of recursing for ever.
    this.steps.set(id, node)
    node.closed = forbidden(this.known, spec)
    if (node.closed !== undefined) return node
    if (spec.kind === 'decision') this.readTable(node, spec, needs)
    else this.readNeeds(node, needs)
    if (node.inputs) node.availability = availabilityOf(this.known, spec, scope, node.inputs.hash)
    return node
  }

  private readNeeds(node: Growing<StepNode>, needs: NeedNode[]): void {
    const reader = new InputReader()
    let open = false
    for (const [name, need] of Object.entries(needsOf(this.known, node.spec))) {
      const standing = this.follow(node, name, need, needs)
      if (standing.kind === 'open') open = true
      else if (standing.kind === 'closed') node.closed ??= standing.why
      else if (Object.hasOwn(node.spec.needs, name)) reader.take(name, need, standing)
      else reader.guard(standing)
    }
    if (!open && node.closed === undefined) node.inputs = reader.inputs()
  }

  private readTable(node: Growing<StepNode>, spec: DecisionSpec, needs: NeedNode[]): void {
    const reader = new InputReader()
    const table = evaluateTable(spec, (name) => {
      const need = spec.needs[name]
      if (!need) return { kind: 'closed', why: `there is no input ${name}` }
      const standing = this.follow(node, name, need, undefined)
      return standing.kind === 'met' ? reader.take(name, need, standing) : standing
    })
    node.table = table
    if (table.kind === 'closed') node.closed = table.why
    else if (table.kind === 'decided') node.inputs = reader.inputs(table.used)
    else {
      const need = spec.needs[table.input]
      if (need) this.follow(node, table.input, need, needs, `whether rule "${table.row.rule}" fits`)
    }
  }

  /** How a need stands; an open one is followed into the graph when `into` is given. */
  private follow(
    node: StepNode,
    name: string,
    need: NeedSpec,
    into: NeedNode[] | undefined,
    why?: string,
  ): MetNeed | { readonly kind: 'open' } | { readonly kind: 'closed'; readonly why: string } {
    const { scope } = node
    const optional = need.mode === 'maybe'
    const standing = standingOf(this.known, need, scope)
    if (standing.kind === 'met') return standing
    if (standing.kind === 'closed') return optional ? absentNeed(this.known, need, scope) : standing
    const wants = standing.wants.map((one) => this.factNode(one))
    const vain = optional ? wants.map((one) => this.hopeless.get(hopelessKey(node, one))).find(Boolean) : undefined
    // What only this very step leads to cannot be a reason to take it again.
    if (vain === 'leads back') return { kind: 'met', value: undefined, from: [] }
    if (vain) return absentNeed(this.known, need, scope)
    const fork = need.is ? `if ${need.fact.name} is ${Object.values(need.is).map(String).join(' and ')}` : why
    into?.push({ name, spec: need, optional, wants, fork })
    return { kind: 'open' }
  }
}
