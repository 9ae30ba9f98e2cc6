import { decode } from '../facts/fact.ts'
import { asJson } from '../facts/json.ts'
import { keyFor } from '../facts/key.ts'
import type { EventBody, FactKey } from '../journal/events.ts'
import { stepKey, type RequestState, type RunState } from '../journal/state.ts'
import type { Activation } from './activation.ts'
import type { InboxItem } from './store.ts'
import { z } from 'zod'

/** Takes what came for the run (answers, children's results, signals) into its journal, in its own commit. */
export async function drainInbox(activation: Activation): Promise<boolean> {
  const items = await activation.context.store.inbox(activation.run)
  if (items.length === 0) return false
  for (const item of items) {
    await activation.commit(eventsOf(activation, item), { consumed: [item.id] })
  }
  return true
}

function eventsOf(activation: Activation, item: InboxItem): readonly EventBody[] {
  switch (item.kind) {
    case 'request':
      return answerEvents(activation, item.request, item)
    case 'child':
      return childEvents(activation, item)
    case 'parked':
      return [{ type: 'child.parked', run: item.run }]
    case 'signal':
      return signalEvents(activation, item.name)
    case 'cancel':
      return [{ type: 'run.cancelled', by: item.by, reason: item.reason }]
  }
}

type Answered = Extract<InboxItem, { kind: 'request' }>

function answerEvents(activation: Activation, id: string, item: Answered): readonly EventBody[] {
  const request = activation.state.requests.get(id)
  const answered: EventBody = { type: 'request.answered', request: id, answer: item.answer }
  if (!request || request.answer !== undefined) return [answered]
  const { answer } = item
  if (answer.kind === 'rejected')
    return [answered, failed(request, 'rejected', `${answer.by} said no: ${answer.reason}`)]
  if (answer.kind === 'expired')
    return [answered, failed(request, 'expired', `nobody answered in time: ${request.title}`)]
  if (answer.kind === 'answered') return [answered, ...givenBy(activation, request, answer)]
  return [answered]
}

function failed(request: RequestState, kind: 'rejected' | 'expired', reason: string): EventBody {
  return { type: 'step.failed', step: request.step, failure: { kind, reason } }
}

/** A person's answer as a fact; one that does not fit the question counts as no answer. */
function givenBy(
  activation: Activation,
  request: RequestState,
  answer: { readonly by: string; readonly value: unknown },
): readonly EventBody[] {
  const spec = activation.loaded.agent.capabilities.get(request.step.capability)
  if (spec?.kind !== 'question') return []
  try {
    const value = asJson(z.encode(spec.gives.schema, decode(spec.gives.schema, answer.value, spec.gives.name) as never))
    const key = keyFor(spec.gives, JSON.parse(request.step.scope) as string[])
    return [
      {
        type: 'step.gave',
        step: request.step,
        facts: [{ key, value, label: 'person' }],
        from: [],
        how: 'answered',
        took: 0,
      },
    ]
  } catch (error) {
    return [
      failed(request, 'rejected', `the answer does not fit: ${error instanceof Error ? error.message : String(error)}`),
    ]
  }
}

function childEvents(activation: Activation, item: Extract<InboxItem, { kind: 'child' }>): readonly EventBody[] {
  const settled: EventBody = { type: 'child.settled', run: item.run, outcome: item.outcome, summary: item.summary }
  const child = activation.state.children.get(item.run)
  if (!child || child.standing === 'settled') return [settled]
  const siblings = [...activation.state.children.values()].filter(
    (one) => stepKey(one.step) === stepKey(child.step) && one.step.inputs === child.step.inputs,
  )
  const open = siblings.filter((one) => one.run !== item.run && one.standing !== 'settled')
  const spec = activation.loaded.agent.capabilities.get(child.step.capability)
  if (spec?.kind !== 'delegation') return [settled]
  const fell: EventBody = {
    type: 'facts.fell',
    keys: keysOf(
      activation.state,
      [...spec.changes, ...spec.makes].map((one) => one.name),
    ),
    why: `child run ${item.run} ended`,
    retry: [],
  }
  if (open.length > 0 || !spec.gives) return [settled, fell]
  const results = siblings.map((one) => {
    const own = one.run === item.run
    return {
      element: one.element,
      run: one.run,
      outcome: own ? item.outcome : (one.outcome ?? 'failed'),
      summary: own ? item.summary : one.summary,
    }
  })
  const key = keyFor(spec.gives, JSON.parse(child.step.scope) as string[])
  return [
    settled,
    fell,
    {
      type: 'step.gave',
      step: child.step,
      facts: [{ key, value: results, label: 'record' }],
      from: [],
      how: 'read',
      took: 0,
    },
  ]
}

/** Keys of all known facts with one of these names. */
export function keysOf(state: RunState, names: readonly string[]): readonly FactKey[] {
  const wanted = new Set(names)
  return [...state.facts.keys()].filter((key) => wanted.has(key.slice(0, key.indexOf(' '))))
}

function signalEvents(activation: Activation, name: string): readonly EventBody[] {
  const waits = [...activation.state.waits.values()].filter((waiting) => !waiting.ended && waiting.signal === name)
  return waits.flatMap((waiting) => endOfWait(activation, waiting.step, `signal ${name}`))
}

/** The wait is over: what it waited for is read again. */
export function endOfWait(activation: Activation, step: RequestState['step'], why: string): readonly EventBody[] {
  const { agent } = activation.loaded
  const spec = agent.capabilities.get(step.capability)
  const names = spec?.kind === 'wait' ? spec.rereads.map((fact) => fact.name) : []
  const retry = [...agent.capabilities.values()]
    .filter((one) => 'gives' in one && one.gives !== undefined && names.includes(one.gives.name))
    .map((one) => one.name)
  return [
    { type: 'wait.ended', step, why },
    { type: 'facts.fell', keys: keysOf(activation.state, names), why: `after waiting: ${why}`, retry },
  ]
}
