import type { DelegationSpec, QuestionSpec, WaitSpec } from '../agent/capability.ts'
import { asJson, canonical, hashOf, type Json } from '../facts/json.ts'
import type { ChildState } from '../journal/state.ts'
import type { ReadyStep } from '../planning/plan.ts'
import { sources, type Activation } from './activation.ts'
import { encodeInput, newRun } from './open-run.ts'
import type { NewRun } from './store.ts'
import { decodedInputs, referenceTo } from './take-step.ts'

/** Asks a person a question; the run goes on with whatever does not need the answer. */
export async function ask(activation: Activation, step: ReadyStep & { readonly spec: QuestionSpec }): Promise<void> {
  const { spec } = step
  const { to, text } = spec.ask(decodedInputs(step))
  const now = activation.context.clock.now()
  const expiresAt = new Date(now.getTime() + spec.due).toISOString()
  const id = activation.context.id()
  await activation.commit(
    [
      {
        type: 'request.asked',
        request: id,
        kind: 'answer',
        step: referenceTo(step),
        argumentsHash: step.inputs.hash,
        title: text,
        expiresAt,
      },
    ],
    {
      requests: [
        {
          id,
          kind: 'answer',
          roles: [to],
          count: 1,
          requester: `agent ${activation.loaded.agent.name}`,
          title: text,
          shown: {
            question: text,
            fact: spec.gives.name,
            goal: activation.state.opened.asked,
            evidence: asJson(step.inputs.values),
          },
          argumentsHash: step.inputs.hash,
          askedAt: now.toISOString(),
          expiresAt,
        },
      ],
    },
  )
}

/** Begins to wait; only a time or a signal ends it. */
export async function beginWait(activation: Activation, step: ReadyStep & { readonly spec: WaitSpec }): Promise<void> {
  const inputs = decodedInputs(step)
  const until = step.spec.until(inputs, activation.context.clock.now())
  const signal = step.spec.signal?.(inputs)
  await activation.commit([
    {
      type: 'wait.began',
      step: referenceTo(step),
      until: until.toISOString(),
      ...(signal === undefined ? {} : { signal }),
    },
  ])
}

/** Writes down the children a delegation will have: one for each element, equal elements once. */
export async function beginDelegation(
  activation: Activation,
  step: ReadyStep & { readonly spec: DelegationSpec },
): Promise<void> {
  const { spec } = step
  const inputs = decodedInputs(step)
  const elements = new Map(spec.each(inputs).map((element) => [canonical(plainElement(element)), element]))
  const reference = referenceTo(step)
  const children = [...elements].map(([text, element]) => ({
    run: `run_${hashOf([activation.run, reference.capability, reference.scope, reference.inputs, text]).slice(0, 20)}`,
    element: text,
    input: encodeInput(spec.to, spec.with(element, inputs)),
  }))
  await activation.commit([{ type: 'delegation.began', step: reference, from: sources(step.inputs.from), children }])
}

function plainElement(element: unknown): Json {
  return typeof element === 'object' && element !== null && 'toJSON' in element && typeof element.toJSON === 'function'
    ? asJson(element.toJSON())
    : asJson(element)
}

/** Opens as many child runs as may act at once, in the same commit that says so. */
export async function startChildren(activation: Activation, children: readonly ChildState[]): Promise<void> {
  const runs = children.map((child) => newChild(activation, child))
  await activation.commit(
    children.map((child) => ({ type: 'child.started', run: child.run })),
    { children: runs },
  )
}

function newChild(activation: Activation, child: ChildState): NewRun {
  const spec = activation.loaded.agent.capabilities.get(child.step.capability)
  if (spec?.kind !== 'delegation') throw new Error(`${child.step.capability} is no delegation any more`)
  const agent = [...activation.context.agents.values()].find(({ agent: one }) =>
    [...one.goals.values()].includes(spec.to),
  )
  if (!agent) throw new Error(`no agent of this process takes the goal "${spec.to.name}"`)
  const parent = { run: activation.run, step: child.step, element: child.element }
  const { startedBy } = activation.state.opened
  return newRun({
    id: child.run,
    now: activation.context.clock.now(),
    agent: agent.agent,
    goal: spec.to,
    input: child.input,
    startedBy,
    parent,
  })
}
