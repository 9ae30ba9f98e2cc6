import { depthOf, scopeKey, type Scope } from '../facts/key.ts'
import type { CapabilitySpec, ConditionSpec } from '../agent/capability.ts'
import type { GoalSpec } from '../agent/goal.ts'
import type { PlannedStep } from '../journal/events.ts'
import { explainMissing, otherWays } from './explain.ts'
import { buildGraph, cheapest, nameOf, type FactNode, type Graph, type StepNode } from './graph.ts'
import { scopesOf, type Knowledge, type StepInputs, type Wanted } from './knowledge.ts'

/** A step that can be taken now: all its inputs are known. */
export interface ReadyStep {
  readonly spec: CapabilitySpec
  readonly scope: Scope
  readonly inputs: StepInputs
  /** Inputs that a model supplied as literals. */
  readonly literals?: readonly string[]
  /** Row and value, for a decision. */
  readonly decided?: { readonly rule: string; readonly value: unknown; readonly declines: boolean }
}

export interface Plan {
  /** In an order in which they can be executed, forks after what decides them. */
  readonly steps: readonly PlannedStep[]
  readonly ready: readonly ReadyStep[]
  /** Steps begun and still open. */
  readonly pending: readonly { readonly what: string; readonly until: number | undefined }[]
  /** Why the targets that no way leads to cannot be reached. Empty when there is a way to each. */
  readonly missing: readonly string[]
  /** Every check is known to be true. */
  readonly complete: boolean
}

/** The instances of a check: one, or one for each member of the entity it is about. */
export function targetsOf(
  known: Knowledge,
  check: ConditionSpec,
  either = false,
): { readonly wants: readonly Wanted[]; readonly complete: boolean } {
  const { scopes, missing } = scopesOf(known, check.scope)
  const lists = missing.map(({ kind, scope }): Wanted => ({ fact: kind.members.fact, scope, floor: 0, opens: true }))
  return {
    wants: [...lists, ...scopes.map((scope): Wanted => ({ fact: check.gives, scope, floor: 0, opens: false, either }))],
    complete: missing.length === 0,
  }
}

/** Searches backward from the goal's checks for the cheapest way to each. Pure. */
export function planFor(known: Knowledge, goal: GoalSpec): Plan {
  const wants = [
    ...goal.doneWhen.flatMap((check) => targetsOf(known, check).wants),
    ...goal.never.flatMap((check) => targetsOf(known, check, true).wants),
  ]
  const graph = buildGraph(known, wants)
  const targets = wants.map((want) => nodeOf(graph, want))
  const extraction = new Extraction()
  for (const target of targets) extraction.take(target, `check ${nameOf(target)}`)
  for (const target of targets) extraction.foresee(target, `check ${nameOf(target)}`, undefined)
  const missing = targets.filter((target) => target.cost === Infinity).map((target) => explainMissing(target))
  return {
    steps: extraction.planned(),
    ready: extraction.ready,
    pending: extraction.pending,
    missing,
    complete: targets.every((target) => target.met),
  }
}

function nodeOf(graph: Graph, want: Wanted): FactNode {
  const scope = want.scope.slice(0, depthOf(want.fact.about))
  const node = graph.facts.get(`${want.fact.name} ${scopeKey(scope)} ${want.floor}${want.either ? ' either' : ''}`)
  if (!node) throw new Error(`the graph lost its target ${want.fact.name}`)
  return node
}

interface Taken {
  readonly node: StepNode
  readonly serves: string[]
  readonly instead: PlannedStep['instead']
  readonly fork: string | undefined
}

/** Collects the chosen steps, needs before what needs them, each once. */
class Extraction {
  readonly ready: ReadyStep[] = []
  readonly pending: { what: string; until: number | undefined }[] = []
  private readonly taken = new Map<StepNode, Taken>()
  private readonly visited = new Set<FactNode>()
  private readonly foreseen = new Set<FactNode>()

  /**
   * Takes what has to be done now to learn `fact`, or to make it true. Of a step that hangs on how a fact turns out,
   * only the learning of that fact.
   */
  take(fact: FactNode, serves: string): void {
    const node = fact.best
    if (fact.met || fact.cost === Infinity || !node) return
    const before = this.taken.get(node)
    if (before && !before.serves.includes(serves)) before.serves.push(serves)
    if (this.visited.has(fact)) return
    this.visited.add(fact)
    const forks = node.needs.filter((need) => need.fork !== undefined)
    for (const need of forks.length > 0 ? forks : node.needs) {
      for (const want of need.wants) this.take(want, `${node.spec.name} needs ${nameOf(want)}`)
    }
    if (forks.length > 0 || before) return
    this.taken.set(node, { node, serves: [serves], instead: otherWays(fact, node), fork: undefined })
    this.note(node)
  }

  /** Shows what lies behind forks and behind checks that are not known yet: to be read only. */
  foresee(fact: FactNode, serves: string, fork: string | undefined): void {
    if (fact.met || fact.cost === Infinity || this.foreseen.has(fact)) return
    this.foreseen.add(fact)
    if (fact.best) this.show(fact, fact.best, serves, fork)
    const maker = cheapest(fact.makers)
    if (maker) this.show(fact, maker, serves, `if ${nameOf(fact)} is false`)
  }

  planned(): readonly PlannedStep[] {
    return [...this.taken.values()].map(({ node, serves, instead, fork }) => ({
      step: { capability: node.spec.name, scope: scopeKey(node.scope) },
      kind: node.spec.kind,
      serves,
      instead,
      ...(fork === undefined ? {} : { fork }),
    }))
  }

  private show(fact: FactNode, node: StepNode, serves: string, above: string | undefined): void {
    const own = node.needs.find((need) => need.fork !== undefined)?.fork
    const fork = own && above && own !== above ? `${above}, ${own}` : (own ?? above)
    for (const need of node.needs) {
      for (const want of need.wants)
        this.foresee(want, `${node.spec.name} needs ${nameOf(want)}`, need.fork === undefined ? fork : above)
    }
    if (!this.taken.has(node)) this.taken.set(node, { node, serves: [serves], instead: otherWays(fact, node), fork })
  }

  private note(node: StepNode): void {
    if (node.availability.kind === 'pending') {
      this.pending.push({ what: node.availability.what, until: node.availability.until })
    } else if (node.inputs) this.ready.push(readyStep(node, node.inputs))
  }
}

function readyStep(node: StepNode, inputs: StepInputs): ReadyStep {
  const { spec, scope, table } = node
  if (table?.kind !== 'decided') return { spec, scope, inputs }
  return { spec, scope, inputs, decided: { rule: table.row.rule, value: table.value, declines: table.row.declines } }
}
