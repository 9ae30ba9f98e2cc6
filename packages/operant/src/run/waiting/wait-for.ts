import type { QuestionSpec } from '../../agent/capability.ts'
import { asJson } from '../../facts/json.ts'
import { keyFor } from '../../facts/key.ts'
import { givenKey } from '../../planning/given-key.ts'
import type { ReadyStep } from '../../planning/plan.ts'
import { sources, type Activation } from '../activation.ts'
import { askedOf } from './ask-outside.ts'
import { ownCode } from '../stepping/own-code.ts'
import { askingTimes } from './asking-times.ts'
import type { NewRequest } from '../store.ts'
import { decodedInputs, referenceTo } from '../stepping/take-step.ts'

/** Asks a person a question; the run goes on with whatever does not need the answer. */
export async function ask(activation: Activation, step: ReadyStep & { readonly spec: QuestionSpec }): Promise<void> {
  const { spec } = step
  const { to, text } = ownCode(step, 'ask', () => spec.ask(decodedInputs(step)))
  const { ends: expiresAt, ...times } = askingTimes(
    spec.asking,
    activation.context.clock.now(),
    activation.context.calendar,
  )
  const asks = ownCode(step, 'ask', () => askedOf(activation, step, to, text))
  const request: NewRequest = {
    id: activation.context.id(),
    kind: 'answer',
    roles: asks.roles,
    ...(asks.outside ? { outside: asks.outside, code: asks.code } : {}),
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
    ...times,
  }
  const { id, kind, title, argumentsHash } = request
  const from = sources(step.inputs.from)
  const asked = { type: 'request.asked', request: id, kind, title, argumentsHash, expiresAt, from } as const
  const plain = keyFor(spec.gives, step.scope)
  const own = givenKey(spec, spec.gives, step.scope, step.inputs.values)
  const gives = own === plain ? {} : { gives: own }
  const outside = asks.outside ? { outside: { mail: asks.outside.mail, writer: asks.writer } } : {}
  await activation.commit([{ ...asked, ...gives, ...outside, step: referenceTo(step) }], { requests: [request] })
}
