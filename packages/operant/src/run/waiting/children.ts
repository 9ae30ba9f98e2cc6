import type { DelegationSpec } from '../../agent/capability.ts'
import { asJson, canonical, hashOf, type Json } from '../../facts/json.ts'
import { keyFor } from '../../facts/key.ts'
import { joined } from '../../facts/provenance.ts'
import type { EventBody, FactGiven, StepReference } from '../../journal/events.ts'
import { waitKey, type ChildState, type RunState } from '../../journal/state.ts'
import type { ReadyStep } from '../../planning/plan.ts'
import { joinedProvenance } from '../../planning/provenance-of.ts'
import { sources, type Activation } from '../activation.ts'
import { encodeInput, newRun } from '../open-run.ts'
import { ownCode } from '../stepping/own-code.ts'
import { fellAfter } from '../calling/reading.ts'
import type { InboxItem, NewRun } from '../store.ts'
import { decodedInputs, referenceTo } from '../stepping/take-step.ts'

/** Writes down the children a delegation will have: one for each element, equal elements once. */
export async function beginDelegation(
  activation: Activation,
  step: ReadyStep & { readonly spec: DelegationSpec },
): Promise<void> {
  const { spec } = step
  const inputs = decodedInputs(step)
  const reference = referenceTo(step)
  const elements = ownCode(step, 'each', () => spec.each(inputs))
  const children = elements.map((element) => {
    const input = ownCode(step, 'with', () => encodeInput(spec.to, spec.with(element, inputs)))
    const text = ownCode(step, 'each', () => canonical(plainElement(element)))
    // Not named by the list it stands in: in a longer list it is the same child, and is not begun anew.
    const run = `run_${hashOf([activation.run, spec.name, reference.scope, text, input]).slice(0, 20)}`
    return { run, element: text, input }
  })
  const { trust: label, writers, owners } = joinedProvenance(step.inputs.from)
  const unique = [...new Map(children.map((child) => [child.run, child])).values()]
  const from = sources(step.inputs.from)
  activation.stage([{ type: 'delegation.began', step: reference, from, label, writers, owners, children: unique }])
  await activation.commit(resultsOf(activation.state, spec, reference))
}

function plainElement(element: unknown): Json {
  return typeof element === 'object' && element !== null && 'toJSON' in element && typeof element.toJSON === 'function'
    ? asJson(element.toJSON())
    : asJson(element)
}

/** What a delegation gives once all its children have ended; of one without children, that there were none. */
function resultsOf(state: RunState, spec: DelegationSpec, step: StepReference): readonly EventBody[] {
  const children = [...state.children.values()].filter((child) => waitKey(child.step) === waitKey(step))
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
  const after = { ...state, children: new Map(state.children).set(run, { ...child, outcome, summary }) }
  return [
    settled,
    ...fellAfter(activation, spec, [child.step], `child run ${run} ended`),
    ...resultsOf(after, spec, child.step),
  ]
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
