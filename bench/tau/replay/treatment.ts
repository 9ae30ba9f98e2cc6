import type { RunEvent } from '../../../packages/operant/src/journal/events.ts'

/** What became of one call that a model made. */
export interface Treatment {
  readonly kind:
    | 'done'
    /** It was so already: nothing was written. */
    | 'already so'
    | 'denied'
    /** The customer was asked and said no. */
    | 'not confirmed'
    /** The agent could not take it as a call at all: not about a record of this customer, or not well formed. */
    | 'not a call'
    /** The system would not, after the guardrail let it pass. */
    | 'refused by the system'
    | 'open'
  /** Names of the rules that denied it. */
  readonly rules: readonly string[]
  readonly reason: string
  /** Whom it was put to, once for each approval asked: `customer`. */
  readonly asked: readonly string[]
}

/** How each call of the agent's writes was treated, in the order in which the model made them. */
export function treatmentsOf(events: readonly RunEvent[], writes: ReadonlySet<string>): readonly Treatment[] {
  const turns = new Map<string, RunEvent[]>()
  let turn: RunEvent[] | undefined
  for (const event of events) {
    if (event.type === 'step.proposed' || event.type === 'proposal.refused' || event.type === 'done.claimed') {
      const isWrite = 'said' in event && writes.has(event.said.tool)
      turn = isWrite ? (turns.get(event.call) ?? []) : undefined
      if (turn) turns.set(event.call, turn)
    }
    turn?.push(event)
  }
  return [...turns.values()].map(treatmentOf)
}

function treatmentOf(events: readonly RunEvent[]): Treatment {
  const asked = events.flatMap((event) => (event.type === 'request.asked' ? [event.request] : []))
  let end: Omit<Treatment, 'asked'> = { kind: 'open', rules: [], reason: '' }
  for (const event of events) end = endOf(event, events) ?? end
  return { ...end, asked: asked.map(() => approversOf(events)) }
}

function endOf(event: RunEvent, events: readonly RunEvent[]): Omit<Treatment, 'asked'> | undefined {
  const rules: string[] = []
  if (event.type === 'effect.read' && event.result === 'confirmed')
    return { kind: event.adopted ? 'already so' : 'done', rules, reason: '' }
  if (event.type === 'proposal.refused') return { kind: 'not a call', rules, reason: event.reason }
  if (event.type === 'request.answered' && event.answer.kind === 'rejected')
    return { kind: 'not confirmed', rules, reason: event.answer.reason }
  if (event.type !== 'step.failed') return undefined
  // What was turned down has failed as well.
  if (events.some((one) => one.type === 'request.answered' && one.answer.kind === 'rejected')) return undefined
  const { kind, reason } = event.failure
  if (kind !== 'denied') return { kind: 'refused by the system', rules, reason }
  return { kind: 'denied', rules: denyingRules(events), reason }
}

function denyingRules(events: readonly RunEvent[]): readonly string[] {
  const decided = events.findLast((event) => event.type === 'call.decided')
  if (decided?.type !== 'call.decided') return ['engine']
  const denying = decided.decision.reasons.filter(({ effect }) => effect === decided.decision.effect)
  return [...new Set(denying.map(({ rule }) => rule))]
}

/** Who may approve, as the decision says it: every role that alone would do. */
function approversOf(events: readonly RunEvent[]): string {
  const decided = events.findLast((event) => event.type === 'call.decided' && event.decision.approval !== undefined)
  const approval = decided?.type === 'call.decided' ? decided.decision.approval : undefined
  return approval === undefined
    ? 'nobody'
    : `${approval.roles.join(' or ')}${approval.count > 1 ? ` x${approval.count}` : ''}`
}
