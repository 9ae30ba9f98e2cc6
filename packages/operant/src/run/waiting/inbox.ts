import { z } from 'zod'
import { decode } from '../../facts/fact.ts'
import { asJson, at, sameJson } from '../../facts/json.ts'
import { keyFor } from '../../facts/key.ts'
import type { EventBody, FactGiven, RequestAnswer } from '../../journal/events.ts'
import type { RequestState } from '../../journal/state.ts'
import type { Activation } from '../activation.ts'
import { childEvents, reopenedEvents } from './children.ts'
import { happened, signalled } from './end-wait.ts'
import { problemOfEdit } from '../calling/edits.ts'
import { answeredEvent } from '../calling/said.ts'
import { noteExamples } from './note-examples.ts'
import type { InboxItem } from '../store.ts'

/** Stages what came for the run (answers, children's results, signals); answers whether anything did. */
export async function drainInbox(activation: Activation): Promise<boolean> {
  const items = await activation.takeInbox()
  if (items.length === 0) return false
  await noteExamples(activation, items)
  // Without a pause: a commit may set out at any other moment, and must not take an item without its events.
  for (const item of items) {
    activation.consume(item)
    activation.stage(eventsOf(activation, item))
  }
  const came = items.map((item) => item.kind).join(', ')
  if (!activation.hasStaged()) activation.stage([{ type: 'run.woke', why: `came: ${came}` }])
  return true
}

function eventsOf(activation: Activation, item: InboxItem): readonly EventBody[] {
  switch (item.kind) {
    case 'request':
      return answerEvents(activation, item.request, item)
    case 'child':
      return childEvents(activation, item)
    case 'parked':
      return activation.state.children.get(item.run)?.standing === 'acting'
        ? [{ type: 'child.parked', run: item.run }]
        : []
    case 'reopened':
      return reopenedEvents(activation, item.run)
    case 'signal':
      return signalled(activation, item.name)
    case 'event':
      return happened(activation, item)
    case 'cancel':
      return [{ type: 'run.cancelled', by: item.by, reason: item.reason }]
  }
}

type Answered = Extract<InboxItem, { kind: 'request' }>

/** An answer to what is not asked any more is written down and changes nothing. */
function answerEvents(activation: Activation, id: string, { answer }: Answered): readonly EventBody[] {
  const request = activation.state.requests.get(id)
  if (!request || request.answer !== undefined) return [{ type: 'request.answered', request: id, answer }]
  const answered = answeredEvent(activation, request, answer)
  switch (answer.kind) {
    case 'rejected':
      // Of a set, each element stands for itself: what was not approved is left out.
      if (request.set) return [answered]
      return [answered, failed(request, 'rejected', `${answer.by} said no: ${answer.reason}`)]
    case 'expired':
      return expiryOf(activation, request)
    case 'answered':
      return [answered, ...givenBy(activation, request, answer)]
    case 'edited':
      return [changed(activation, request, answer)]
    case 'approved':
    case 'withdrawn':
      return [answered]
  }
}

/** What somebody put in place of what was shown is used only where it fits; otherwise it is asked again as it was. */
function changed(
  activation: Activation,
  request: RequestState,
  answer: Extract<RequestAnswer, { kind: 'edited' }>,
): EventBody {
  const { loaded } = activation
  const spec = loaded.agent.capabilities.get(request.step.capability)
  const problem = spec && problemOfEdit(loaded.agent, spec, answer.arguments)
  const withdrawn = { kind: 'withdrawn', reason: `${answer.by} put in what cannot be: ${problem}` } as const
  return answeredEvent(activation, request, problem === undefined ? answer : withdrawn)
}

/** Nobody answered in time. */
export function expiryOf(activation: Activation, request: RequestState): readonly EventBody[] {
  const expired = answeredEvent(activation, request, { kind: 'expired' })
  if (request.set) return [expired]
  return [expired, failed(request, 'expired', `nobody answered in time: ${request.title}`)]
}

function failed(request: RequestState, kind: 'rejected' | 'expired' | 'no-progress', reason: string): EventBody {
  return { type: 'step.failed', step: request.step, failure: { kind, reason } }
}

/** A person's answer as a fact; one that does not fit the question counts as no answer. */
function givenBy(
  activation: Activation,
  request: RequestState,
  { value: answer, by }: Extract<RequestAnswer, { kind: 'answered' }>,
): readonly EventBody[] {
  const spec = activation.loaded.agent.capabilities.get(request.step.capability)
  if (spec?.kind !== 'question') return []
  const key = request.gives ?? keyFor(spec.gives, JSON.parse(request.step.scope) as string[])
  try {
    const value = asJson(z.encode(spec.gives.schema, decode(spec.gives.schema, answer, spec.gives.name)))
    const refused = activation.state.refuted.get(key)?.find((one) => sameJson(at(value, one.path) ?? null, one.value))
    if (refused) return [failed(request, 'no-progress', `the answer was refused before: ${refused.reason}`)]
    const facts = [{ key, value, ...labelOfAnswer(request, by) }]
    return [{ type: 'step.gave', step: request.step, facts, from: request.from, how: 'answered', took: 0 }]
  } catch (error) {
    return [
      failed(request, 'rejected', `the answer does not fit: ${error instanceof Error ? error.message : String(error)}`),
    ]
  }
}

/** What a party outside answers are its words; what a person of the project answers for it is theirs. */
function labelOfAnswer({ outside }: RequestState, by: string): Pick<FactGiven, 'label' | 'writers'> {
  return outside?.mail === by ? { label: 'outside', writers: [outside.writer] } : { label: 'person' }
}
