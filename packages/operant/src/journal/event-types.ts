import type { EventBody } from './events.ts'

/** Every type of event that a run's journal may hold. */
const known: Readonly<Record<EventBody['type'], true>> = {
  'call.decided': true,
  'child.parked': true,
  'child.reopened': true,
  'child.settled': true,
  'child.started': true,
  'children.ended': true,
  'decisions.fell': true,
  'delegation.began': true,
  'delegation.renewed': true,
  'done.claimed': true,
  'effect.intended': true,
  'effect.read': true,
  'facts.fell': true,
  'forecast.made': true,
  'plan.proposed': true,
  'plan.revised': true,
  'proposal.refused': true,
  'reasoner.failed': true,
  'request.answered': true,
  'request.asked': true,
  'run.cancelled': true,
  'run.ending': true,
  'run.opened': true,
  'run.returned': true,
  'run.settled': true,
  'run.stopped': true,
  'run.taken': true,
  'run.waits': true,
  'run.woke': true,
  'set.decided': true,
  'set.elements': true,
  'set.ended': true,
  'set.held': true,
  'set.left': true,
  'set.prepared': true,
  'set.proposed': true,
  'set.resolved': true,
  'step.failed': true,
  'step.gave': true,
  'step.proposed': true,
  'wait.began': true,
  'wait.ended': true,
  'wait.looked': true,
}

/** In the order of the alphabet. */
export const eventTypes = Object.keys(known)

export function isEventType(text: string): boolean {
  return Object.hasOwn(known, text)
}
