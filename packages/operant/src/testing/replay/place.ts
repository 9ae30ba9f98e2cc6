import type { RunEvent } from '../../journal/events.ts'
import type { Came } from '../../journal/wait-events.ts'
import type { Delivered } from '../memory-store.ts'

/** Events that tell how the engine moved, not what happened: a replay may move in other strides. */
const strides: ReadonlySet<RunEvent['type']> = new Set(['run.woke', 'run.waits', 'plan.revised'])

/** How far a replay has come in its recording. */
export class Place {
  private readonly recorded: readonly RunEvent[]
  private readonly events: readonly RunEvent[]
  private readonly soFar: () => readonly RunEvent[]

  constructor(events: readonly RunEvent[], soFar: () => readonly RunEvent[]) {
    this.events = events
    this.recorded = events.filter(({ type }) => !strides.has(type))
    this.soFar = soFar
  }

  /** The time it was when the recorded run had come as far. */
  now(): Date {
    return new Date(this.next()?.at ?? this.events.at(-1)?.at ?? 0)
  }

  /** What came from outside at this place of the recording; undefined where nothing did. */
  cameNext(): Delivered | undefined {
    const event = this.next()
    switch (event?.type) {
      case 'request.answered':
        return event.answer.kind === 'withdrawn'
          ? undefined
          : { kind: 'request', request: this.requestNow(event.request), answer: event.answer }
      case 'child.settled':
        return { kind: 'child', run: event.run, outcome: event.outcome, summary: event.summary }
      case 'child.parked':
        return { kind: 'parked', run: event.run }
      case 'run.cancelled':
        return { kind: 'cancel', by: event.by, reason: event.reason }
      case 'wait.looked':
        return event.by && eventOf(event.by)
      case 'wait.ended': {
        if (event.by) return eventOf(event.by)
        const signal = /^signal (.*)$/.exec(event.why)?.[1]
        return signal === undefined ? undefined : { kind: 'signal', name: signal, payload: null }
      }
      default:
        return undefined
    }
  }

  /** When what came next was received. */
  receivedAt(): string {
    const event = this.next()
    const came = event?.type === 'wait.ended' || event?.type === 'wait.looked' ? event.by : undefined
    return came?.receivedAt ?? this.now().toISOString()
  }

  /** What happened next when the run was recorded. */
  next(): RunEvent | undefined {
    return this.recorded[this.reached()]
  }

  /** How many events the replay has come to. */
  reached(): number {
    return this.soFar().filter(({ type }) => !strides.has(type)).length
  }

  /** The request that was asked at the same place of both. */
  private requestNow(recorded: string): string {
    const place = requestsIn(this.events).indexOf(recorded)
    return requestsIn(this.soFar())[place] ?? recorded
  }
}

function eventOf({ source, id, type, subject }: Came): Delivered {
  return { kind: 'event', event: { source, id, type, subject } }
}

function requestsIn(events: readonly RunEvent[]): readonly string[] {
  return events.flatMap((event) => (event.type === 'request.asked' ? [event.request] : []))
}
