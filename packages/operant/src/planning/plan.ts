import { scopeKey, type Scope } from '../facts/key.ts'
import type { CapabilitySpec, ConditionSpec } from '../agent/capability.ts'
import type { GoalSpec } from '../agent/goal.ts'
import type { PlannedStep } from '../journal/planned-step.ts'
import type { StepReference } from '../journal/events.ts'
import type { RunState } from '../journal/state.ts'
import { answerStanding } from './answers.ts'
import { needText } from '../agent/bearing-spec.ts'
import { explainMissing, otherWays } from './explain.ts'
import { buildGraph, cheapest, nameOf, type FactNode, type StepNode } from './graph.ts'
import type { StepInputs } from './inputs.ts'
import { scopesOf, type Knowledge, type Wanted } from './knowledge.ts'

/** A step that can be taken now: all its inputs are known. */
export interface ReadyStep {
  readonly spec: CapabilitySpec
  readonly scope: Scope
  readonly inputs: StepInputs
  /** Inputs that a model supplied as literals. */
  readonly literals?: readonly string[]
  /** Inputs that a model bound otherwise than the capability declares. */
  readonly chosen?: readonly string[]
  /** Row and value, for a decision. */
  readonly decided?: { readonly rule: string; readonly value: unknown; readonly declines: boolean }
}

export interface Pending {
  readonly step: StepReference
  readonly what: string
  /** Milliseconds since 1970, where a time is known. */
  readonly until: number | undefined
  /** Something it began is still open; otherwise it is only to be tried again. */
  readonly begun: boolean
}

export interface Plan {
  /** In an order in which they can be executed, forks after what decides them. */
  readonly steps: readonly PlannedStep[]
  readonly ready: readonly ReadyStep[]
  /** Steps that have to wait: for what they began, or to be tried again. */
  readonly pending: readonly Pending[]
  /** Why the targets that no way leads to cannot be reached. Empty when there is a way to each. */
  readonly missing: readonly string[]
  /** Every check is known to be true. */
  readonly complete: boolean
}

interface Target {
  readonly want: Wanted
  readonly serves: string
}

/** What a check wants known: itself, once, or for each member of the entity it is about as far as they are known. */
function targetsOf(known: Knowledge, check: ConditionSpec, either: boolean): readonly Target[] {
  const { scopes, missing } = scopesOf(known, check.scope)
  const lists = missing.map(({ kind, scope }): Target => {
    const want = { fact: kind.members.fact, scope, floor: 0, opens: true }
    return { want, serves: `to know every ${kind.name}` }
  })
  const checks = scopes.map((scope): Target => {
    const want = { fact: check.gives, scope, floor: 0, opens: false, either }
    const about = scope.length === 0 ? '' : ` (${scope.join(' / ')})`
    return { want, serves: `${either ? 'never' : 'check'}: ${check.title}${about}` }
  })
  return [...lists, ...checks]
}

/** What is still to be found out for an answer; `closed` where no way leads to it. */
function answerTargets(
  known: Knowledge,
  goal: GoalSpec,
): { readonly targets: readonly Target[]; readonly closed: readonly string[] } {
  const targets: Target[] = []
  const closed: string[] = []
  for (const need of goal.answers) {
    const standing = answerStanding(known, need)
    if (standing.kind === 'closed') closed.push(standing.why)
    if (standing.kind === 'open')
      targets.push(...standing.wants.map((want) => ({ want, serves: `to answer: ${needText(need)}` })))
  }
  return { targets, closed }
}

/** Searches backward from the goal's checks for the cheapest way to each. Pure. */
export function planFor(known: Knowledge, goal: GoalSpec): Plan {
  const answers = answerTargets(known, goal)
  const wanted = [
    ...answers.targets,
    ...goal.doneWhen.flatMap((check) => targetsOf(known, check, false)),
    ...goal.never.flatMap((check) => targetsOf(known, check, true)),
  ]
  const { targets } = buildGraph(
    known,
    wanted.map(({ want }) => want),
  )
  const extraction = new Extraction(known.state)
  targets.forEach((target, index) => extraction.take(target, wanted[index]?.serves ?? ''))
  targets.forEach((target, index) => extraction.foresee(target, wanted[index]?.serves ?? '', undefined))
  const lost = targets.filter((target) => target.cost === Infinity)
  return {
    steps: extraction.planned(),
    ready: extraction.ready,
    pending: extraction.pending,
    missing: [...answers.closed, ...lost.map((target) => explainMissing(known.state, target))],
    complete: answers.closed.length === 0 && targets.every((target) => target.met),
  }
}

/** What can be done now to learn these facts, by the cheapest way to each. Pure. */
export function stepsToward(known: Knowledge, wants: readonly Wanted[]): readonly ReadyStep[] {
  return waysToward(known, wants).ready
}

/** The same, with what has to wait. */
export function waysToward(known: Knowledge, wants: readonly Wanted[]): Pick<Plan, 'ready' | 'pending'> {
  const extraction = new Extraction(known.state)
  for (const target of buildGraph(known, wants).targets) extraction.take(target, '')
  return extraction
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
  readonly pending: Pending[] = []
  private readonly taken = new Map<StepNode, Taken>()
  private readonly visited = new Set<FactNode>()
  private readonly foreseen = new Set<FactNode>()
  private readonly state: RunState

  constructor(state: RunState) {
    this.state = state
  }

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
    this.taken.set(node, { node, serves: [serves], instead: otherWays(this.state, fact, node), fork: undefined })
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
    if (!this.taken.has(node))
      this.taken.set(node, { node, serves: [serves], instead: otherWays(this.state, fact, node), fork })
  }

  private note({ availability, ...node }: StepNode): void {
    if (!node.inputs) return
    if (availability.kind !== 'pending') return void this.ready.push(readyStep(node, node.inputs))
    const { what, until, begun } = availability
    const step = { capability: node.spec.name, scope: scopeKey(node.scope), inputs: node.inputs.hash }
    this.pending.push({ step, what, until, begun })
  }
}

function readyStep(node: Pick<StepNode, 'spec' | 'scope' | 'table'>, inputs: StepInputs): ReadyStep {
  const { spec, scope, table } = node
  if (table?.kind !== 'decided') return { spec, scope, inputs }
  return { spec, scope, inputs, decided: { rule: table.row.rule, value: table.value, declines: table.row.declines } }
}
