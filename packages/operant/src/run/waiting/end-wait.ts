import { partsOf, type Scope } from '../../facts/key.ts'
import type { EventBody, FactKey, StepReference } from '../../journal/events.ts'
import { waitKey } from '../../journal/state.ts'
import type { Came } from '../../journal/wait-events.ts'
import { openWaits } from '../../journal/wait-state.ts'
import type { Activation } from '../activation.ts'
import { onlyLooks } from '../deciding/open-waits.ts'
import type { Also, InboxItem } from '../store.ts'
import { lookAfter, nowOf } from './begin-wait.ts'

/** How a wait ended. */
export interface EndOfWait {
  readonly ended: 'came' | 'deadline'
  readonly why: string
  readonly at: Date
  readonly by?: Came
}

/** The wait is over: how it ended is known, and what it waited for is read again. */
export function endOfWait(activation: Activation, step: StepReference, end: EndOfWait): readonly EventBody[] {
  const { why, at, by, ended } = end
  const { began } = activation.state.waits.get(waitKey(step)) ?? {}
  const events: EventBody[] = [{ type: 'wait.ended', step, why, ...(by ? { by } : {}) }]
  if (began?.gives !== undefined) {
    const { gives: key, label = 'record', writers = [], owners = [], from = [] } = began
    const fact = { key, value: { ended, at: at.toISOString() }, label, writers, owners }
    // As something read: a write that rests on it does not make it stand for the next wait as well.
    events.push({ type: 'step.gave', step, facts: [fact], from, how: 'read', took: 0 })
  }
  return [...events, ...readAnew(activation, step, `after waiting: ${why}`)]
}

/** Ends a wait by itself, and with it what it was told of. */
export async function endWait(
  activation: Activation,
  { step, ended, why }: { readonly step: StepReference; readonly ended: 'came' | 'deadline'; readonly why: string },
): Promise<void> {
  const waiting = activation.state.waits.get(waitKey(step))
  const at = ended === 'deadline' && waiting ? new Date(waiting.until) : nowOf(activation)
  const also: Also = waiting?.began.events ? { awaits: { begun: [], ended: [waitKey(step)] } } : {}
  await activation.commit(endOfWait(activation, step, { ended, why, at }), also)
}

/** It looks: what it looks at is read again, and nothing else changes. */
export function lookEvents(activation: Activation, step: StepReference, why: string, by?: Came): readonly EventBody[] {
  const waiting = activation.state.waits.get(waitKey(step))
  const spec = activation.loaded.agent.capabilities.get(step.capability)
  const next = waiting && spec?.kind === 'wait' ? lookAfter(activation, spec, waiting) : undefined
  const after = next ? { next: next.toISOString() } : {}
  return [{ type: 'wait.looked', step, ...after, ...(by ? { by } : {}) }, ...readAnew(activation, step, why)]
}

/** What an event from outside does to the waits that are for it. One that came after a deadline does not undo that. */
export function happened(activation: Activation, item: Extract<InboxItem, { kind: 'event' }>): readonly EventBody[] {
  const by: Came = { ...item.event, receivedAt: item.at }
  const { type, subject } = by
  const why = `${type} of ${subject}`
  return openWaits(activation.state).flatMap(({ step, until, began }): readonly EventBody[] => {
    const meant = began.events?.some((one) => one.type === type && one.subject === subject)
    const spec = activation.loaded.agent.capabilities.get(step.capability)
    if (!meant || spec?.kind !== 'wait' || Date.parse(item.at) > until) return []
    if (onlyLooks(spec)) return lookEvents(activation, step, why, by)
    return endOfWait(activation, step, { ended: 'came', why, at: new Date(item.at), by })
  })
}

/** The waits that a signal ends. */
export function signalled(activation: Activation, name: string): readonly EventBody[] {
  const at = nowOf(activation)
  return openWaits(activation.state)
    .filter(({ signal }) => signal === name)
    .flatMap(({ step }) => endOfWait(activation, step, { ended: 'came', why: `signal ${name}`, at }))
}

/**
 * Facts that a wait looks at fall, with what they were read from, and what found nothing of them before may be asked
 * again.
 */
function readAnew(activation: Activation, step: StepReference, why: string): readonly EventBody[] {
  const { agent } = activation.loaded
  const spec = agent.capabilities.get(step.capability)
  if (spec?.kind !== 'wait') return []
  const scope = JSON.parse(step.scope) as Scope
  const looked = keysOf(activation, [...spec.checks, ...spec.watches], scope)
  const keys = [...new Set([...keysOf(activation, spec.rereads, scope), ...looked, ...readBelow(activation, looked)])]
  const named = [...spec.rereads, ...spec.checks, ...spec.watches].map(({ name }) => name)
  const names = new Set([...named, ...keys.map((key) => partsOf(key).name)])
  const retry = [...agent.capabilities.values()]
    .filter((one) => 'gives' in one && one.gives !== undefined && names.has(one.gives.name))
    .map((one) => one.name)
  return keys.length + retry.length > 0 ? [{ type: 'facts.fell', keys, why, retry }] : []
}

/** Keys of all known facts of these, about what the wait is about or about all of it. */
function keysOf({ state }: Activation, facts: readonly { readonly name: string }[], scope: Scope): readonly FactKey[] {
  const wanted = new Set(facts.map(({ name }) => name))
  return [...state.facts.keys()].filter((key) => {
    const { name, scope: own } = partsOf(key)
    return wanted.has(name) && own.every((member, index) => index >= scope.length || scope[index] === member)
  })
}

/** What a system was asked for that these rest on: worked out again from the same, they would say the same. */
function readBelow({ state, loaded }: Activation, keys: readonly FactKey[]): readonly FactKey[] {
  const below = new Set<FactKey>()
  const collect = (key: FactKey): void => {
    for (const [source] of state.facts.get(key)?.from ?? []) {
      if (below.has(source)) continue
      below.add(source)
      collect(source)
    }
  }
  keys.forEach(collect)
  return [...below].filter((key) => {
    const fact = state.facts.get(key)
    return fact?.how === 'read' && loaded.agent.capabilities.get(fact.giver.capability)?.kind === 'query'
  })
}
