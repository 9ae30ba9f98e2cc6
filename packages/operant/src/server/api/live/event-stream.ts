import { comparePlaces, readInOrder, type Happening, type Place } from '../../../store/journal-order.ts'
import type { JournalFeed } from './feed.ts'
import { happenedOf, idOf, wants, wantsAll, type Wanted } from './told.ts'

/** How a stream is kept within bounds. */
export interface Bounds {
  /** Bytes that may wait for a follower; a slower one is cut off, and goes on later from where it was. */
  readonly waiting: number
  /** Milliseconds between two signs of life. */
  readonly beat: number
  /** Milliseconds after which it ends, so that whoever follows is identified anew. */
  readonly life: number
}
export const usualBounds: Bounds = { waiting: 1024 * 1024, beat: 15_000, life: 300_000 }

/** Events that somebody who was away for long is told at once. */
const page = 500

/** Whether whoever follows is still somebody who may; asked at every sign of life. */
export type MayFollow = () => Promise<boolean>

/** What happens from a place on, as server-sent events, each with its place as id. */
export function eventStream(
  feed: JournalFeed,
  from: Place,
  wanted: Wanted,
  bounds: Bounds,
  mayFollow: MayFollow,
): ReadableStream<Uint8Array> {
  const stream = new EventStream(feed, from, wanted, bounds, mayFollow)
  return new ReadableStream(stream, new ByteLengthQueuingStrategy({ highWaterMark: 0 }))
}

class EventStream {
  readonly #feed: JournalFeed
  readonly #wanted: Wanted
  readonly #bounds: Bounds
  readonly #mayFollow: MayFollow
  readonly #over = new AbortController()
  /** Up to where whoever follows was told. */
  #place: Place
  /** Called when there is room again. */
  #drained: (() => void) | undefined

  constructor(feed: JournalFeed, from: Place, wanted: Wanted, bounds: Bounds, mayFollow: MayFollow) {
    this.#feed = feed
    this.#place = from
    this.#wanted = wanted
    this.#bounds = bounds
    this.#mayFollow = mayFollow
  }

  start(controller: Controller): void {
    const beat = (): void => void this.#beat(controller)
    this.#send(controller, `retry: 500\n${this.#beatText()}`)
    const beating = setInterval(beat, this.#bounds.beat)
    const unheard = wantsAll(this.#wanted)
      ? this.#feed.changes.listen((what) => this.#send(controller, changedText(what)))
      : undefined
    const ending = setTimeout(() => this.#end(controller), this.#bounds.life)
    this.#over.signal.addEventListener('abort', () => {
      clearInterval(beating)
      clearTimeout(ending)
      unheard?.()
      this.pull()
    })
    this.#follow(controller).catch((error: unknown) => this.#end(controller, error))
  }

  pull(): void {
    this.#drained?.()
  }

  cancel(): void {
    this.#over.abort()
  }

  async #beat(controller: Controller): Promise<void> {
    // Where that cannot be told now it is asked again at the next beat.
    if (await this.#mayFollow().catch(() => true)) this.#send(controller, this.#beatText())
    else this.#end(controller)
  }

  /** An id without data moves the place of whoever follows, and tells them nothing. */
  #beatText(): string {
    return `id: ${idOf(this.#place)}\n\n`
  }

  async #follow(controller: Controller): Promise<void> {
    const { signal } = this.#over
    const tell = (happened: readonly Happening[]): void => {
      this.#place = happened.at(-1) ?? this.#place
      this.#send(controller, bytesOf(happened, this.#wanted))
    }
    while (!signal.aborted) {
      const followed = this.#feed.follow(this.#place, tell, () => this.#end(controller))
      if (typeof followed === 'function') {
        if (signal.aborted) followed()
        else signal.addEventListener('abort', followed)
        return
      }
      const missed = await readInOrder(this.#feed.pool, this.#place, page)
      tell(missed)
      // Whatever is before the place that the feed has reached has been read.
      if (missed.length < page) this.#place = later(this.#place, followed)
      if ((controller.desiredSize ?? 0) < 0) await this.#room()
    }
  }

  #room(): Promise<void> {
    return new Promise((resolve) => {
      this.#drained = resolve
    })
  }

  #send(controller: Controller, told: string | Uint8Array): void {
    if (this.#over.signal.aborted || told.length === 0) return
    controller.enqueue(typeof told === 'string' ? encoder.encode(told) : told)
    if ((controller.desiredSize ?? 0) < -this.#bounds.waiting)
      this.#end(controller, new Error('whoever follows is too slow'))
  }

  #end(controller: Controller, error?: unknown): void {
    if (this.#over.signal.aborted) return
    this.#over.abort()
    if (error === undefined) controller.close()
    else controller.error(error)
  }
}

type Controller = ReadableStreamDefaultController<Uint8Array>

const encoder = new TextEncoder()
const encoded = new WeakMap<readonly Happening[], Map<string, Uint8Array>>()

/** What is told of some events: the same bytes for everybody who wants the same. */
function bytesOf(happened: readonly Happening[], wanted: Wanted): Uint8Array {
  const all = encoded.get(happened) ?? new Map<string, Uint8Array>()
  encoded.set(happened, all)
  const key = JSON.stringify(wanted)
  const bytes = all.get(key) ?? encoder.encode(textOf(happened.filter((one) => wants(wanted, one))))
  all.set(key, bytes)
  return bytes
}

function textOf(happened: readonly Happening[]): string {
  return happened.map((one) => `id: ${idOf(one)}\ndata: ${JSON.stringify(happenedOf(one))}\n\n`).join('')
}

/** Under a name of its own, and without an id: it is no place to go on from. */
function changedText(what: string): string {
  return `event: changed\ndata: ${JSON.stringify({ what })}\n\n`
}

function later(one: Place, other: Place): Place {
  return comparePlaces(one, other) < 0 ? other : one
}
