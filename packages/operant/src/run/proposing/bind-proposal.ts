import type {
  ActionSpec,
  CapabilitySpec,
  ChangeSetSpec,
  ConditionSpec,
  DecisionSpec,
  DelegationSpec,
} from '../../agent/capability.ts'
import { depthOf, scopeKey, type Scope } from '../../facts/key.ts'
import type { Json } from '../../facts/json.ts'
import type { NeedSpec } from '../../facts/need.ts'
import type { Bound } from '../../journal/events.ts'
import { availabilityOf, forbidden } from '../../planning/availability.ts'
import { evaluateTable, type InputStanding } from '../../planning/decision-table.ts'
import { givenKey } from '../../planning/given-key.ts'
import { nameOf } from '../../planning/graph.ts'
import { decodeNeed, hashInputs } from '../../planning/inputs.ts'
import {
  instanceOf,
  scopesOf,
  standingOf,
  usableFact,
  type Instance,
  type Knowledge,
} from '../../planning/knowledge.ts'
import { stepsToward, type ReadyStep } from '../../planning/plan.ts'
import { isShadowed } from '../deciding/decide.ts'
import { isRecordNeed } from '../loading/load-agent.ts'
import { bindInput, declaredInput, isBindable, type BoundInput } from './bind-inputs.ts'

/** A step as somebody outside the engine wishes it. */
export interface Wish {
  readonly capability: string
  readonly scope: Scope
  readonly bound: Readonly<Record<string, Bound>>
}

export type Binding =
  /** It may be taken, after `first`: looks at the checks that it would make true. `own` are the inputs the wish chose. */
  | {
      readonly kind: 'ready'
      readonly step: ReadyStep
      readonly first: readonly ReadyStep[]
      readonly own: readonly string[]
    }
  | { readonly kind: 'pending'; readonly what: string; readonly until: number | undefined }
  | { readonly kind: 'refused'; readonly reason: string }

/** Makes a wish a step that the engine can take, or says why it is none: what search would never propose is refused. */
export function bindProposal(known: Knowledge, wish: Wish): Binding {
  const spec = known.agent.capabilities.get(wish.capability)
  if (!spec) return refused(`there is no capability "${wish.capability}"`)
  const no = forbidden(known, spec)
  if (no !== undefined) return refused(no)
  const misplaced = wrongScope(known, spec, wish.scope)
  if (misplaced !== undefined) return refused(misplaced)
  for (const name of Object.keys(wish.bound)) {
    const need = Object.hasOwn(spec.needs, name) ? spec.needs[name] : undefined
    if (!need) return refused(`${spec.name} has no input "${name}"`)
    if (!isBindable(known.agent, spec, need)) return refused(`"${name}" of ${spec.name} cannot be chosen`)
  }
  const inputs = spec.kind === 'decision' ? tableInputs(known, spec, wish) : allInputs(known, spec, wish)
  if (typeof inputs === 'string') return refused(inputs)
  const step = stepOf(spec, wish.scope, inputs)
  const standing = standingOfStep(known, step)
  if (standing) return standing
  const looks = 'makes' in spec ? looksBefore(known, spec, wish.scope) : []
  if ('kind' in looks) return looks
  const first = [...(inputs.first ?? []), ...looks]
  return { kind: 'ready', step, first, own: step.chosen ?? [] }
}

function refused(reason: string): Binding {
  return { kind: 'refused', reason }
}

function wrongScope(known: Knowledge, spec: CapabilitySpec, scope: Scope): string | undefined {
  const { scopes, missing } = scopesOf(known, spec.scope)
  if (scopes.some((one) => scopeKey(one) === scopeKey(scope))) return undefined
  if (!spec.scope) return `${spec.name} is not about one of several; leave "about" out`
  const unread = missing.map((one) => nameOf({ fact: one.kind.members.fact, scope: one.scope })).join(', ')
  if (scopes.length === 0 && unread) return `which ${spec.scope.name} there is will only be known from ${unread}`
  return `${spec.name} is about one ${spec.scope.name}: ${scopes.map(scopeKey).join(', ') || 'there is none'}`
}

type Met = Extract<BoundInput, { kind: 'met' }>
interface Inputs {
  readonly entries: readonly (readonly [string, Met])[]
  readonly guards: readonly Instance[]
  /** What the runtime does to learn what the rules look at. */
  readonly first?: readonly ReadyStep[]
  readonly decided?: NonNullable<ReadyStep['decided']>
}

/** Kinds whose result counts as the company's own word; nothing a model made up may get into them. */
const authoritative = new Set(['decision', 'condition', 'delegation', 'change set', 'wait'])

function allInputs(known: Knowledge, spec: CapabilitySpec, wish: Wish): Inputs | string {
  const entries: [string, Met][] = []
  const guards: Instance[] = []
  const lacking: string[] = []
  for (const name of Object.keys(spec.needs)) {
    const input = leftOut(known, spec, name, wish) ?? bindInput(known, spec, name, wish.scope, wish.bound[name])
    if (input.kind === 'refused') return input.reason
    if (input.kind === 'open') lacking.push(input.reason)
    else entries.push([name, input])
  }
  const first: ReadyStep[] = []
  for (const [name, need] of Object.entries(known.guarded.get(spec.name) ?? {})) {
    const input = declaredInput(known, need, wish.scope)
    if (input.kind === 'met') guards.push(...input.from)
    const learning = input.kind === 'open' ? learningSteps(known, need, wish.scope) : []
    first.push(...learning.filter((step) => !first.some((other) => other.spec === step.spec)))
    if (input.kind !== 'met' && learning.length === 0)
      lacking.push(`the rules for ${spec.name} look at it: ${input.reason}`)
    else if (input.kind !== 'met') continue
    // A record that is to bear an argument bears nothing then: the guardrail sees to that itself.
    else if (restsOnOwnValue(input) && !isRecordNeed(name))
      return `the rules for ${spec.name} look at ${need.fact.name}, which rests on a value you chose`
  }
  if (lacking.length > 0) return `${spec.name} cannot be used yet: ${lacking.join('; ')}`
  return untouched(spec, entries) ?? { entries, guards, first }
}

/** Kinds of step that the runtime takes itself, to learn what judges a call: no reasoner need ask for them. */
const ownLearning = new Set(['query', 'calculation', 'decision'])

/** What the runtime does now to learn what the rules look at; none where somebody else has to do something first. */
function learningSteps(known: Knowledge, need: NeedSpec, scope: Scope): readonly ReadyStep[] {
  const standing = standingOf(known, need, scope)
  const steps = standing.kind === 'open' ? stepsToward(known, standing.wants) : []
  return steps.every(({ spec }) => ownLearning.has(spec.kind)) ? steps : []
}

/** Kinds whose result others rest on: leaving out what they could be told would be choosing what they say. */
const concluding = new Set(['decision', 'condition', 'calculation'])

/**
 * An optional input that is not known and could be learned now: whoever proposes must not keep it from a table by not
 * asking for it. Absent is only what was looked for, or cannot be looked for without a person.
 */
function leftOut(known: Knowledge, spec: CapabilitySpec, name: string, wish: Wish): BoundInput | undefined {
  const need = spec.needs[name]
  if (need?.mode !== 'maybe' || wish.bound[name] || !concluding.has(spec.kind)) return undefined
  const standing = standingOf(known, need, wish.scope)
  if (standing.kind !== 'open') return undefined
  const steps = stepsToward(known, standing.wants)
  const learnable =
    steps.length > 0 && steps.every(({ spec: one }) => ownLearning.has(one.kind) || one.kind === 'judgement')
  return learnable
    ? { kind: 'open', reason: `${need.fact.name} can be known (${steps.map((step) => step.spec.name).join(', ')})` }
    : undefined
}

function untouched(spec: CapabilitySpec, entries: readonly (readonly [string, Met])[]): string | undefined {
  const own = authoritative.has(spec.kind) ? entries.find(([, input]) => restsOnOwnValue(input)) : undefined
  return own && `${spec.name} takes records only, and "${own[0]}" rests on a value you chose`
}

function restsOnOwnValue(input: Met): boolean {
  return input.from.some(({ label }) => label === 'literal')
}

/** Inputs of a table, as far as its rows look at them. */
function tableInputs(known: Knowledge, spec: DecisionSpec, wish: Wish): Inputs | string {
  const taken = new Map<string, Met>()
  let problem: string | undefined
  const table = evaluateTable(spec, (name): InputStanding => {
    const need = spec.needs[name]
    const input = leftOut(known, spec, name, wish) ?? bindInput(known, spec, name, wish.scope, wish.bound[name])
    if (input.kind === 'refused') return { kind: 'closed', why: input.reason }
    if (input.kind === 'open') {
      problem ??= `${spec.name} cannot decide yet: ${input.reason}`
      return { kind: 'open' }
    }
    taken.set(name, input)
    return { kind: 'known', value: need && input.value !== undefined ? decodeNeed(need, input.value) : undefined }
  })
  if (table.kind === 'closed') return table.why
  if (table.kind === 'needs') return problem ?? `${spec.name} cannot decide yet: "${table.input}" is not known`
  const { row, value, used } = table
  const entries = [...taken].filter(([name]) => used.includes(name))
  return untouched(spec, entries) ?? { entries, guards: [], decided: { rule: row.rule, value, declines: row.declines } }
}

function stepOf(spec: CapabilitySpec, scope: Scope, { entries, guards, decided }: Inputs): ReadyStep {
  const values: Readonly<Record<string, Json | undefined>> = Object.fromEntries(
    entries.map(([name, { value }]) => [name, value]),
  )
  const from: readonly Instance[] = entries.flatMap(([, input]) => input.from)
  const origins = Object.fromEntries(entries.map(([name, input]) => [name, input.from]))
  return {
    spec,
    scope,
    inputs: { values, from, origins, guards, hash: hashInputs(values) },
    literals: entries.flatMap(([name, input]) => (restsOnOwnValue(input) ? [name] : [])),
    chosen: entries.flatMap(([name, input]) => (input.own ? [name] : [])),
    ...(decided ? { decided } : {}),
  }
}

/** Why a step whose inputs are known is not to be taken now, if it is not. */
function standingOfStep(known: Knowledge, { spec, scope, inputs }: ReadyStep): Binding | undefined {
  const availability = availabilityOf(known, spec, scope, inputs.hash)
  // Never the reason itself: it may be what a system answered, which is text from outside.
  if (availability.kind === 'blocked')
    return refused(`${spec.name} is of no more use with these inputs; see what came of it before`)
  if (availability.kind === 'pending') return availability
  if (spec.kind === 'action' && isShadowed(known.state, { spec, scope, inputs }))
    return refused(`${spec.name} is written down already: the agent only watches here`)
  const asks =
    spec.kind === 'calculation' || spec.kind === 'decision' || spec.kind === 'judgement' || spec.kind === 'question'
  return asks ? givenBefore(known, { spec, scope, inputs }) : undefined
}

/** What was worked out, judged or answered is not worked out anew: not under a write, and not from the same. */
function givenBefore(known: Knowledge, { spec, scope, inputs }: ReadyStep): Binding | undefined {
  if (!('gives' in spec) || !spec.gives) return undefined
  const fact = usableFact(known, givenKey(spec, spec.gives, scope, inputs.values))
  if (!fact) return undefined
  const what = nameOf({ fact: spec.gives, scope })
  if (fact.pinnedBy.length > 0) return refused(`a write rests on ${what}; it is not changed under it`)
  const same = fact.giver.capability === spec.name && fact.giver.inputs === inputs.hash
  return same ? refused(`${what} is known, from the same inputs`) : undefined
}

/**
 * The looks that must come before a write that is to make checks true: it is only taken to make true what is known
 * to be false, so that nothing is done twice by two different ways.
 */
function looksBefore(
  known: Knowledge,
  spec: ActionSpec | ChangeSetSpec | DelegationSpec,
  scope: Scope,
): readonly ReadyStep[] | Binding {
  const looks: ReadyStep[] = []
  const reasons: string[] = []
  let pending: Binding | undefined
  for (const check of spec.makes) {
    const about = scope.slice(0, depthOf(check.scope))
    const value = instanceOf(known, check.gives, about)?.value
    if (value === false || (value === undefined && needsGiftOf(known, check, spec, scope))) return []
    const what = nameOf({ fact: check.gives, scope: about })
    if (value === true) {
      reasons.push(`${what} holds already`)
      continue
    }
    const look = bindProposal(known, { capability: check.name, scope: about, bound: {} })
    if (look.kind === 'ready') looks.push(look.step)
    else if (look.kind === 'pending') pending = look
    else reasons.push(`whether ${what} holds cannot be seen: ${look.reason}`)
  }
  if (looks.length > 0 || spec.makes.length === 0) return looks
  return pending ?? refused(reasons.join('; '))
}

/** A check over what the write itself gives cannot be looked at before it. */
function needsGiftOf(
  known: Knowledge,
  check: ConditionSpec,
  { gives }: ActionSpec | ChangeSetSpec | DelegationSpec,
  scope: Scope,
): boolean {
  if (!gives || instanceOf(known, gives, scope)) return false
  return Object.values(check.needs).some((need) => need.fact.name === gives.name)
}
