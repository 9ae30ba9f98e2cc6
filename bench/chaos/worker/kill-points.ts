import type { NewEvent } from '../../../packages/operant/src/journal/events.ts'

/** Events after and before whose commit a worker is killed; the readings of effects by what was found. */
const committed = [
  'plan.revised',
  'step.gave',
  'step.failed',
  'facts.fell',
  'call.decided',
  'request.asked',
  'request.answered',
  'effect.intended',
  'effect.read confirmed',
  'effect.read absent',
  'effect.read unknown',
  'wait.began',
  'wait.ended',
  'delegation.began',
  'child.started',
  'child.settled',
  'run.waits',
  'run.settled',
] as const

/** Moments between commits. */
const between = [
  'woken',
  'inbox read',
  'looked first',
  'intended, before the call',
  'call under way',
  'called, before the read-back',
  'read back, before the commit',
  'at rest',
] as const

export const killPoints: readonly string[] = [
  ...between,
  ...committed.flatMap((label) => [`before commit: ${label}`, `after commit: ${label}`]),
]

/** The moments around an effect, and some of each other kind: enough for a short run. */
export const essentialPoints: readonly string[] = [
  ...between,
  'after commit: effect.intended',
  'before commit: effect.read confirmed',
  'after commit: effect.read confirmed',
  'after commit: effect.read absent',
  'after commit: effect.read unknown',
  'before commit: request.answered',
  'after commit: request.asked',
  'after commit: step.gave',
  'before commit: run.settled',
  'after commit: run.waits',
]

/** The label of an event among the points. */
export function labelOf(event: NewEvent): string {
  return event.type === 'effect.read' ? `${event.type} ${event.result}` : event.type
}

/** Points that are passed so often that a worker would never get further than the first. */
const frequent = /step\.gave|plan\.revised|facts\.fell|call\.decided|run\.waits|woken|looked first|at rest/

/** Whether few runs pass a point. */
export function isRare(point: string): boolean {
  return rare.test(point)
}

const rare = /wait\.|delegation\.|child\.|request\./

/** How likely a worker is to die when it passes a point at which a death is still wanted. */
export function chanceAt(point: string): number {
  if (isRare(point)) return 1
  return frequent.test(point) ? 0.08 : 0.5
}
