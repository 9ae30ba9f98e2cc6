import type { DelegationSpec, Order } from '../../agent/capability.ts'
import { asJson, canonical, hashOf, type Json } from '../../facts/json.ts'
import { keyFor, partsOf, scopeKey } from '../../facts/key.ts'
import { joined } from '../../facts/provenance.ts'
import type { Member, Rank } from '../../journal/collection-events.ts'
import { membersOf, openOf, type ChildState, type DelegationState } from '../../journal/collection-state.ts'
import type { EventBody, FactGiven, FactKey, StepReference } from '../../journal/events.ts'
import { stepKey, type RunState } from '../../journal/state.ts'
import type { ReadyStep } from '../../planning/plan.ts'
import { joinedProvenance } from '../../planning/provenance-of.ts'
import { sources, type Activation } from '../activation.ts'
import { encodeInput, newRun } from '../open-run.ts'
import { ownCode } from '../stepping/own-code.ts'
import { fellAfter } from '../calling/reading.ts'
import type { Also, InboxItem, NewRun } from '../store.ts'
import { decodedInputs, referenceTo } from '../stepping/take-step.ts'

type DelegationStep = ReadyStep & { readonly spec: DelegationSpec }

/**
 * Writes down the children a delegation will have: one for each element, equal elements once. Where its elements were
 * listed before, only what is otherwise now.
 */
export async function beginDelegation(activation: Activation, step: DelegationStep): Promise<void> {
  const { state } = activation
  const reference = referenceTo(step)
  const members = membersNow(activation, step)
  const { trust: label, writers, owners } = joinedProvenance(step.inputs.from)
  const given = { step: reference, from: sources(step.inputs.from), label, writers, owners }
  const before = state.delegations.get(stepKey(reference))
  if (!before) activation.stage([{ type: 'delegation.began', ...given, children: members }])
  else {
    const listed = new Set(members.map(({ run }) => run))
    const children = members.filter((one) => isNews(state.children.get(one.run), one))
    const left = before.planned.filter((run) => !listed.has(run))
    activation.stage([{ type: 'delegation.renewed', ...given, children, left }])
  }
  await activation.commit(resultsOf(state, step.spec, before?.step ?? reference, undefined))
}

/** Whether a reading says anything new of an element: one whose run has begun is that run's matter. */
function isNews(known: ChildState | undefined, member: Member): boolean {
  if (!known || known.standing === 'left') return true
  if (known.standing !== 'planned') return false
  const { element, input, rank } = known
  return canonical(asJson({ element, input, rank })) !== canonical(asJson({ ...member, run: undefined }))
}

/** The elements as they were read last, each with the child run that it has or will have. */
function membersNow(activation: Activation, step: DelegationStep): readonly Member[] {
  const { spec } = step
  const scope = scopeKey(step.scope)
  const inputs = decodedInputs(step)
  const members = ownCode(step, 'each', () => spec.each(inputs)).map((element): Member => {
    const input = ownCode(step, 'with', () => encodeInput(spec.to, spec.with(element, inputs)))
    const name = spec.identity && ownCode(step, 'identity', () => spec.identity?.(element))
    const text = name ?? ownCode(step, 'each', () => canonical(plainElement(element)))
    // Not named by the list it stands in: in a longer list it is the same child, and is not begun anew.
    const own = name === undefined ? [text, input] : ['identity', name]
    const run = `run_${hashOf([activation.run, spec.name, scope, ...own]).slice(0, 20)}`
    const rank = ownCode(step, 'order', () => rankOf(spec.order?.(element, inputs) ?? {}))
    return { run, element: text, input, ...(Object.keys(rank).length > 0 ? { rank } : {}) }
  })
  return [...new Map(members.map((member) => [member.run, member])).values()]
}

/** What is no number, or no day, would put an element anywhere: refused. */
function rankOf({ deadline, value, effort }: Order): Rank {
  for (const [name, number] of Object.entries({ value, effort }))
    if (number !== undefined && !Number.isFinite(number)) throw new TypeError(`"${name}" is ${number}, and no number`)
  return {
    ...(deadline === undefined ? {} : { deadline: deadline.toISOString() }),
    ...(value === undefined ? {} : { value }),
    ...(effort === undefined ? {} : { effort }),
  }
}

function plainElement(element: unknown): Json {
  return typeof element === 'object' && element !== null && 'toJSON' in element && typeof element.toJSON === 'function'
    ? asJson(element.toJSON())
    : asJson(element)
}

/**
 * What a delegation gives once all its children have ended; of one without children, that there were none. `ending` is
 * a child that ends with the events that these belong to.
 */
function resultsOf(
  state: RunState,
  spec: DelegationSpec,
  step: StepReference,
  ending: ChildState | undefined,
): readonly EventBody[] {
  const delegation = state.delegations.get(stepKey(step))
  if (!delegation || openOf(delegation) > (ending ? 1 : 0)) return []
  const children = [...state.children.values()]
    .filter((child) => stepKey(child.step) === stepKey(step) && child.standing !== 'left')
    .map((child) => (child.run === ending?.run ? ending : child))
  const ended = children.flatMap(({ element, run, outcome, summary }) =>
    outcome === undefined ? [] : [{ element, run, outcome, summary }],
  )
  if (ended.length < children.length) return []
  if (spec.gives) {
    const key = keyFor(spec.gives, JSON.parse(step.scope) as string[])
    const facts = [{ key, value: ended, ...resultLabel(children) }]
    return [{ type: 'step.gave', step, facts, from: [], how: 'read', took: 0 }]
  }
  if (children.length > 0) return []
  return [{ type: 'step.failed', step, failure: { kind: 'missing', reason: 'there is nothing to hand on' } }]
}

/** What child runs came to is no more trusted than what they were given; their words are marked in the schema. */
function resultLabel(children: readonly ChildState[]): Pick<FactGiven, 'label' | 'writers' | 'owners'> {
  const { trust, writers, owners } = joined(children.map((child) => ({ ...child, trust: child.label, internal: true })))
  return { label: trust === 'outside' ? 'influenced' : trust, writers, owners }
}

/** Opens as many child runs as may act at once, in the same commit that says so. */
export async function startChildren(activation: Activation, children: readonly ChildState[]): Promise<void> {
  const runs = children.map((child) => newChild(activation, child))
  const events = children.map((child) => ({ type: 'child.started' as const, run: child.run }))
  await activation.commit(events, { children: runs })
}

/** Tells child runs to end; each ends as it would if a person said so, and is heard of when it has. */
export async function endChildren(activation: Activation, children: readonly ChildState[], why: string): Promise<void> {
  const runs = children.map(({ run }) => run)
  await activation.commit([{ type: 'children.ended', runs, why }], { cancel: tellToEnd(activation.run, children, why) })
}

/** What child runs are told that are to end. */
export function tellToEnd(
  parent: string,
  children: readonly ChildState[],
  reason: string,
): NonNullable<Also['cancel']> {
  return children.map(({ run }) => ({ run, by: `run ${parent}`, reason }))
}

/** Whether a run was told to end by the one that it was begun for. */
export function isEndedByParent({ opened, cancelled }: RunState): boolean {
  return opened.parent !== undefined && cancelled?.by === `run ${opened.parent.run}`
}

function newChild(activation: Activation, child: ChildState): NewRun {
  const spec = activation.loaded.agent.capabilities.get(child.step.capability)
  if (spec?.kind !== 'delegation') throw new Error(`${child.step.capability} is no delegation any more`)
  const agent = [...activation.context.agents.values()].find(({ agent: one }) =>
    [...one.goals.values()].includes(spec.to),
  )
  if (!agent) throw new Error(`no agent of this process takes the goal "${spec.to.name}"`)
  return newRun({
    id: child.run,
    now: activation.context.clock.now(),
    agent: agent.agent,
    goal: spec.to,
    input: child.input,
    label: child.label,
    writers: child.writers,
    owners: child.owners,
    startedBy: activation.state.opened.startedBy,
    parent: { run: activation.run, step: child.step, element: child.element },
  })
}

/** A child has ended: what it may have changed is looked at again, and with the last one the delegation gives. */
export function childEvents(
  activation: Activation,
  { run, outcome, summary }: Extract<InboxItem, { kind: 'child' }>,
): readonly EventBody[] {
  const settled: EventBody = { type: 'child.settled', run, outcome, summary }
  const { state } = activation
  const child = state.children.get(run)
  // Told twice; what it came to after a person's return may differ.
  if (!child || (child.outcome === outcome && child.summary === summary)) return [settled]
  const spec = activation.loaded.agent.capabilities.get(child.step.capability)
  if (spec?.kind !== 'delegation') return [settled]
  const delegation = state.delegations.get(stepKey(child.step))
  const changes = delegation && !readsMembers(state, spec, delegation) ? withoutMembers(state, spec) : spec.changes
  const fell = fellAfter(activation, { ...spec, changes }, [child.step], `child run ${run} ended`)
  return [
    settled,
    // Looking whether it was enough is no step, or the number of elements would be limited by that of steps.
    ...fell.map((event) => (event.type === 'facts.fell' ? { ...event, looks: true as const } : event)),
    ...resultsOf(state, spec, child.step, { ...child, outcome, summary }),
  ]
}

/**
 * Whether the elements are read again now that a child ends: once a twentieth of them has ended since, or nothing is
 * left to begin. Then reading them costs each of them as much in a long list as in a short one.
 */
function readsMembers(state: RunState, spec: DelegationSpec, delegation: DelegationState): boolean {
  if (delegation.planned.length === 0) return true
  return delegation.since + 1 >= Math.ceil(membersOf(delegation) / 20)
}

/** What a child may have changed, without the list of elements; but a check that is made of the list is never let wait. */
function withoutMembers(state: RunState, spec: DelegationSpec): DelegationSpec['changes'] {
  const listed = new Set(Object.values(spec.needs).map(({ fact }) => fact.name))
  const checked = new Set<string>()
  const made = new Set(spec.makes.map(({ name }) => name))
  const below = (key: FactKey): void => {
    const { name } = partsOf(key)
    if (checked.has(name)) return
    checked.add(name)
    for (const [source] of state.facts.get(key)?.from ?? []) below(source)
  }
  for (const key of state.facts.keys()) if (made.has(partsOf(key).name)) below(key)
  return spec.changes.filter(({ name }) => !listed.has(name) || checked.has(name))
}

/** A child that had ended goes on: what the delegation gave is not known until it ends anew. */
export function reopenedEvents({ state, loaded }: Activation, run: string): readonly EventBody[] {
  const child = state.children.get(run)
  if (child?.standing !== 'settled') return []
  const spec = loaded.agent.capabilities.get(child.step.capability)
  const gives = spec?.kind === 'delegation' ? spec.gives : undefined
  const keys = gives ? [keyFor(gives, JSON.parse(child.step.scope) as string[])] : []
  return [
    { type: 'child.reopened', run },
    ...(keys.length > 0
      ? [{ type: 'facts.fell' as const, keys, why: `child run ${run} was returned by a person`, retry: [] }]
      : []),
  ]
}
