import type { Agent } from '../agent/define-agent.ts'
import { hashOf } from '../facts/json.ts'
import { mendName } from '../guard/problem.ts'
import type { DeclaredTrigger } from '../store/triggers.ts'
import { goalMeant, Misfit } from './prepared.ts'
import { watchSource, webhookSource, type Heard, type Trigger } from './trigger.ts'

/** A trigger that fits its project. */
export interface PreparedTrigger extends DeclaredTrigger {
  readonly spec: Trigger
}

/** Puts a trigger to its project's agents and webhooks; or says what does not fit. */
export function prepareTrigger(
  spec: Trigger,
  agents: readonly Agent[],
  webhooks: readonly string[],
): PreparedTrigger | Misfit {
  const goal = goalMeant(spec, agents)
  if (goal instanceof Misfit) return goal
  const { on, name, roles } = spec
  if (on.kind === 'webhook' && !webhooks.includes(on.name))
    return new Misfit('on.webhook', `the project has no webhook "${on.name}". ${mendName(on.name, webhooks)}`)
  const takes = takenBy(name, on)
  const shown = {
    on: heardText(on),
    agent: spec.agent,
    goal: spec.goal,
    ...(on.kind === 'query' ? { every: on.every, first: on.first } : {}),
    ...(spec.dedupe ? { dedupe: 'by the data' } : {}),
    ...(roles.length === 0 ? {} : { roles: [...roles] }),
  }
  const code = [spec.input, spec.dedupe, spec.writtenBy, on.kind === 'query' ? on.key : undefined].map(String)
  return {
    spec,
    name,
    ...takes,
    definition: hashOf([shown, takes, code]),
    shown,
    watches: on.kind === 'query',
  }
}

function takenBy(name: string, on: Heard): Pick<DeclaredTrigger, 'source' | 'type' | 'subject'> {
  switch (on.kind) {
    case 'event':
      return { source: on.source ?? null, type: on.type, subject: on.subject ?? null }
    case 'webhook':
      return { source: webhookSource(on.name), type: null, subject: null }
    case 'query':
      return { source: watchSource(name), type: null, subject: null }
  }
}

/** What a trigger listens to, in words. */
function heardText(on: Heard): string {
  switch (on.kind) {
    case 'event':
      return `event ${on.type}${on.subject === undefined ? '' : ` of ${on.subject}`}${on.source === undefined ? '' : ` from ${on.source}`}`
    case 'webhook':
      return `webhook ${on.name}`
    case 'query':
      return `new elements of ${on.read.name}`
  }
}
