import type { RunEvent } from '../../../packages/operant/src/journal/events.ts'
import type { Violation } from './violation.ts'

/** A write that was asked for at the world's door. */
export interface Attempt {
  /** When it came, in milliseconds since 1970, by the same clock as the journals. */
  readonly at: number
  readonly system: string
  readonly operation: string
  readonly key: string
}

interface Confirmed {
  readonly run: string
  readonly title: string
  readonly at: number
}

/** What was confirmed must never be asked for again: by no run, after no death of a worker and no restart. */
export function checkAttempts(
  journals: ReadonlyMap<string, readonly RunEvent[]>,
  attempts: readonly Attempt[],
): readonly Violation[] {
  const { identityOf, confirmed } = confirmations(journals)
  return attempts.flatMap((attempt): Violation[] => {
    const before = confirmed.get(identityOf.get(attempt.key) ?? '')
    if (!before || attempt.at <= before.at) return []
    const after = attempt.at - before.at
    return [
      { kind: 'again', about: before.run, what: `${before.title}: ${attempt.operation} ${after} ms after its proof` },
    ]
  })
}

/** How many effects had been confirmed before a moment, in milliseconds since 1970. */
export function confirmedBefore(journals: ReadonlyMap<string, readonly RunEvent[]>, moment: number): number {
  return [...confirmations(journals).confirmed.values()].filter(({ at }) => at < moment).length
}

/** Effects by identity as they were first confirmed. What was taken back may be wanted again and does not count. */
function confirmations(journals: ReadonlyMap<string, readonly RunEvent[]>): {
  readonly identityOf: ReadonlyMap<string, string>
  readonly confirmed: ReadonlyMap<string, Confirmed>
} {
  const identityOf = new Map<string, string>()
  const confirmed = new Map<string, Confirmed>()
  for (const [run, events] of journals) {
    const intents = new Map(
      events.flatMap((event) => (event.type === 'effect.intended' ? [[event.effect, event]] : [])),
    )
    const undone = new Set([...intents.values()].map(({ undoes }) => undoes))
    for (const event of events) {
      if (event.type !== 'effect.read' || event.result !== 'confirmed' || undone.has(event.effect)) continue
      const intent = intents.get(event.effect)
      if (!intent) continue
      const at = Date.parse(event.at)
      if (at < (confirmed.get(intent.identity)?.at ?? Infinity))
        confirmed.set(intent.identity, { run, title: intent.title, at })
    }
    for (const { key, identity } of intents.values()) identityOf.set(key, identity)
  }
  return { identityOf, confirmed }
}
