import { DefinitionError } from '../facts/definition-error.ts'
import type { ActionSpec, WaitSpec } from './capability.ts'
import { giversOf } from './check-agent.ts'
import type { Agent } from './define-agent.ts'

/**
 * Refuses an action that may be repeated at once: without `every`, it must need what a wait gives, and that wait must be
 * begun anew by what the action gives or changes.
 */
export function checkRepeats(agent: Agent): void {
  for (const spec of agent.capabilities.values()) {
    if (spec.kind !== 'action' || !spec.repeat || spec.repeat.every !== undefined) continue
    if (waitsNeededBy(agent, spec).some((wait) => isBegunAnewBy(wait, spec))) continue
    throw new DefinitionError(
      spec.definedAt,
      `action "${spec.name}" of agent "${agent.name}", repeat`,
      '"every", or a need that a wait gives which itself needs what this action gives: it would be repeated at once',
      "add every: '2 business days', or let the wait need the fact of the last time",
    )
  }
}

function waitsNeededBy(agent: Agent, spec: ActionSpec): readonly WaitSpec[] {
  return Object.values(spec.needs)
    .flatMap(({ fact }) => giversOf(agent, fact.name))
    .filter((giver) => giver.kind === 'wait')
}

function isBegunAnewBy(wait: WaitSpec, { gives, changes }: ActionSpec): boolean {
  const names = new Set([...(gives ? [gives] : []), ...changes].map(({ name }) => name))
  return Object.values(wait.needs).some(({ fact }) => names.has(fact.name))
}
