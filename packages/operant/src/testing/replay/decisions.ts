import type { RunEvent } from '../../journal/events.ts'

/** One thing that a run decided, in words that two runs of the same case share. */
export interface Decision {
  readonly seq: number
  readonly text: string
}

/** What a run decided, in order: rules of tables, the guardrail, what was asked, intended, found, and how it ended. */
export function decisionsOf(events: readonly RunEvent[]): readonly Decision[] {
  return events.flatMap((event) => {
    const text = textOf(event)
    return text === undefined ? [] : [{ seq: event.seq, text }]
  })
}

function textOf(event: RunEvent): string | undefined {
  switch (event.type) {
    case 'step.gave':
      return event.rule === undefined
        ? undefined
        : `${event.step.capability}${about(event.step.scope)}: row "${event.rule}"`
    case 'call.decided':
      return `${event.step.capability}${about(event.step.scope)} ${JSON.stringify(event.arguments)}: ${event.decision.effect}`
    case 'request.asked':
      return `${event.step.capability}${about(event.step.scope)}: a person is asked to ${event.kind}`
    case 'effect.intended':
      return `${event.action}${about(event.step.scope)} ${JSON.stringify(event.arguments)}: intended`
    case 'effect.read':
      if (event.result === 'unknown') return undefined
      return event.adopted ? 'found before acting' : event.result
    case 'delegation.began':
      return `${event.step.capability}: ${event.children.length} runs begun`
    case 'wait.began':
      return `${event.step.capability}: waits`
    case 'run.settled':
      return `ends ${event.outcome}`
    default:
      return undefined
  }
}

function about(scope: string): string {
  return scope === '[]' ? '' : ` about ${scope}`
}
