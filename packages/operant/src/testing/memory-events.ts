import type { Instant } from '../journal/events.ts'
import { eventKey, goalSubject, runSettled, type AwaitedEvent, type EventName } from '../run/store.ts'

/** An event from outside, and when it was received. */
export interface ReceivedEvent extends EventName {
  readonly receivedAt: Instant
}

/** Events and who waits for them, with the promises of the tables. */
export class MemoryEvents {
  readonly #tell: (run: string, event: EventName, at: Instant) => void
  readonly #received = new Map<string, ReceivedEvent>()
  #awaited: (AwaitedEvent & { readonly run: string })[] = []

  constructor(tell: (run: string, event: EventName, at: Instant) => void) {
    this.#tell = tell
  }

  receive(event: ReceivedEvent): 'received' | 'seen before' {
    if (this.#received.has(eventKey(event))) return 'seen before'
    this.#received.set(eventKey(event), event)
    const { receivedAt, ...name } = event
    const waiting = this.#awaited.filter(({ type, subject }) => type === event.type && subject === event.subject)
    for (const run of new Set(waiting.map((one) => one.run))) this.#tell(run, name, receivedAt)
    return 'received'
  }

  /** A run has ended: whoever waits for it, or for its goal, is told. */
  settled(run: string, { goal, asked }: { readonly goal: string; readonly asked: string }, at: Instant): void {
    this.#awaited = this.#awaited.filter((one) => one.run !== run)
    for (const subject of [run, goalSubject(goal, asked)]) {
      const event = { source: 'operant', id: run, type: runSettled, subject }
      this.#received.set(`${eventKey(event)}\n${subject}`, { ...event, receivedAt: at })
      for (const one of this.#awaited)
        if (one.type === runSettled && one.subject === subject) this.#tell(one.run, event, at)
    }
  }

  awaits(
    run: string,
    { begun, ended }: { readonly begun: readonly AwaitedEvent[]; readonly ended: readonly string[] },
  ): void {
    this.#awaited = this.#awaited.filter((one) => one.run !== run || !ended.includes(one.wait))
    for (const one of begun) {
      this.#awaited.push({ ...one, run })
      const early = [...this.#received.values()].find((event) => counts(event, one))
      if (early) {
        const { receivedAt, ...name } = early
        this.#tell(run, name, receivedAt)
      }
    }
  }
}

function counts(event: ReceivedEvent, { type, subject, since, used }: AwaitedEvent): boolean {
  if (event.type !== type || event.subject !== subject || used.includes(eventKey(event))) return false
  return event.receivedAt >= since || (type === runSettled && event.id === subject)
}
