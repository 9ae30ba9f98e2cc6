import type { Json } from '../../facts/json.ts'
import type { Failure, RunEvent } from '../../journal/events.ts'
import type { CarriedEffect } from '../../journal/run-again.ts'

type Gave = Extract<RunEvent, { type: 'step.gave' }>
type EffectRead = Extract<RunEvent, { type: 'effect.read' }>
type Intended = Extract<RunEvent, { type: 'effect.intended' }>

/** What a use of a capability came to when the run was recorded. */
export type RecordedAnswer =
  | { readonly kind: 'gave'; readonly event: Gave }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** What was recorded does not say what is asked now: the replay has gone another way. */
export class NotRecorded extends Error {
  override readonly name = 'NotRecorded'
  readonly retry = 'no'
}

/** What the systems answered when a run was recorded, to be answered again in the same order. */
export class RecordedAnswers {
  private readonly events: readonly RunEvent[]
  private readonly steps = new Map<string, RecordedAnswer[]>()

  constructor(events: readonly RunEvent[]) {
    this.events = events
    for (const event of events) {
      if (event.type === 'step.gave') this.keep(event.step, { kind: 'gave', event })
      else if (event.type === 'step.failed') this.keep(event.step, { kind: 'failed', failure: event.failure })
    }
  }

  /** The next answer to this use of a capability; the last one again where there are no more. */
  next(capability: string, inputs: string): RecordedAnswer {
    const answers = this.steps.get(`${capability} ${inputs}`) ?? []
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    if (answer) return answer
    throw new NotRecorded(`the recording has no use of ${capability} with these inputs`)
  }

  /** What was found where an effect was there before anything was done. */
  adopted(action: string, argumentsHash: string): EffectRead | undefined {
    return this.writes()
      .filter((write) => write.action === action && write.argumentsHash === argumentsHash)
      .flatMap((write) => this.readings(this.events, write).filter((read) => read.adopted))[0]
  }

  /** What the reading that comes next in a replay showed: of the write that is open there. */
  reading(replayed: readonly RunEvent[], action: string): EffectRead | undefined {
    const writes = intents(replayed)
    const place = writes.findLastIndex((write) => write.action === action && !isKnown(this.readings(replayed, write)))
    const write = writes[place]
    const recorded = this.writes()[place]
    if (!write || recorded?.action !== action) return undefined
    const readings = this.readings(this.events, recorded)
    return readings[Math.min(this.readings(replayed, write).length, readings.length - 1)]
  }

  /** What reading back a write showed that an earlier run had made, where that is what is read next in a replay. */
  readingCarried(replayed: readonly RunEvent[], action: string, argumentsHash: string): EffectRead | undefined {
    const carried = carriedIn(this.events).find(
      (write) =>
        write.action === action &&
        write.argumentsHash === argumentsHash &&
        write.was !== 'claimed' &&
        !isKnown(this.readings(replayed, write)),
    )
    if (!carried) return undefined
    const readings = this.readings(this.events, carried)
    return readings[Math.min(this.readings(replayed, carried).length, readings.length - 1)]
  }

  /** Why the system would not make a write that had no effect; undefined where it did not say no. */
  refusal(read: EffectRead): Failure | undefined {
    if (read.again !== undefined || read.begun === false) return undefined
    const after = this.events.find(({ seq }) => seq === read.seq + 1)
    return after?.type === 'step.failed' ? after.failure : undefined
  }

  /** Whether a reading is about a write that takes another back. */
  takesBack(read: EffectRead): boolean {
    return this.write(read.effect)?.undoes !== undefined
  }

  /** What the system held at a reading; where something was to be taken back, that. */
  shown(read: EffectRead): Json {
    const taken = this.write(read.effect)?.undoes
    const of =
      taken === undefined ? read : this.events.findLast((one) => one.type === 'effect.read' && one.effect === taken)
    return of?.type === 'effect.read' ? of.found : null
  }

  private write(effect: string): Intended | undefined {
    return this.writes().find((one) => one.effect === effect)
  }

  private writes(): readonly Intended[] {
    return intents(this.events)
  }

  private readings(events: readonly RunEvent[], { effect }: Pick<Intended, 'effect'>): readonly EffectRead[] {
    return events.filter((event): event is EffectRead => event.type === 'effect.read' && event.effect === effect)
  }

  private keep(step: Gave['step'], answer: RecordedAnswer): void {
    const key = `${step.capability} ${step.inputs}`
    this.steps.set(key, [...(this.steps.get(key) ?? []), answer])
  }
}

function intents(events: readonly RunEvent[]): readonly Intended[] {
  return events.filter((event): event is Intended => event.type === 'effect.intended')
}

function carriedIn([opened]: readonly RunEvent[]): readonly CarriedEffect[] {
  return opened?.type === 'run.opened' ? (opened.again?.effects ?? []) : []
}

function isKnown(readings: readonly EffectRead[]): boolean {
  return readings.some(({ result }) => result !== 'unknown')
}
