import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import {
  comparePlaces,
  forgetOtherOrder,
  placeNow,
  readInOrder,
  type Happening,
  type Place,
} from '../../../store/journal-order.ts'
import { Changes } from './changes.ts'

/** Takes what happened, in order; it may not throw. */
export type Follower = (happened: readonly Happening[]) => void

/** Events that are read at once, and that are kept for those who were cut off for a moment. */
const [most, kept] = [1_000, 4_000]

/** Milliseconds from one look at the journal to the next while anybody follows, and between them at least. */
const [usualPause, least] = [125, 20]

/**
 * Reads the journal for everybody who follows it in this process, so that a follower costs no query. Nobody follows:
 * nothing is read.
 */
export class JournalFeed {
  readonly pool: Pool
  /** What is changed meanwhile, besides what runs do. */
  readonly changes = new Changes()
  readonly #pause: number
  readonly #onError: (error: Error) => void
  /** With what is called where the feed ends first. */
  readonly #followers = new Map<Follower, () => void>()
  readonly #stopping = new AbortController()
  #recent: Happening[] = []
  /** Everything after it and up to `#place` is in `#recent`. */
  #floor: Place | undefined
  #place: Place | undefined
  #reading: Promise<void> | undefined
  #beginning: Promise<void> | undefined

  constructor(pool: Pool, onError: (error: Error) => void, pause = usualPause) {
    this.pool = pool
    this.#onError = onError
    this.#pause = pause
  }

  /** The place up to which everybody who follows was told; where nobody does, the end of the journal. */
  async place(): Promise<Place> {
    if (!this.#reading) await (this.#beginning ??= this.#begin())
    return this.#place ?? (await placeNow(this.pool))
  }

  /**
   * Follows from a place on: `follower` is told at once what is known since, and then what happens. Nothing can come
   * between, for all of that is one turn. `ended` is called where the feed ends first.
   * @returns how to stop, or the place to read the journal up to first, where `after` is too long ago.
   */
  follow(after: Place, follower: Follower, ended: () => void): (() => void) | Place {
    const [floor, place] = [this.#floor, this.#place]
    if (!floor || !place) throw new Error('the feed has no place yet')
    if (comparePlaces(after, floor) < 0) return floor
    if (this.#stopping.signal.aborted) {
      ended()
      return () => undefined
    }
    // Who has read the journal alone may be ahead of everybody else.
    let behind = comparePlaces(after, place) > 0
    const later = (happened: readonly Happening[]) => happened.filter((one) => comparePlaces(one, after) > 0)
    const missed = later(this.#recent)
    if (missed.length > 0) follower(missed)
    const told: Follower = (happened) => {
      const news = behind ? later(happened) : happened
      behind &&= news.length === 0
      if (news.length > 0) follower(news)
    }
    this.#followers.set(told, ended)
    this.#reading ??= this.#read()
    return () => this.#followers.delete(told)
  }

  /** Aborts when everything that follows has to end. */
  get stopping(): AbortSignal {
    return this.#stopping.signal
  }

  /** How many follow. */
  get followers(): number {
    return this.#followers.size
  }

  /** Ends whatever follows it. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    for (const ended of this.#followers.values()) ended()
    this.#followers.clear()
    await this.#reading
  }

  async #begin(): Promise<void> {
    try {
      await forgetOtherOrder(this.pool)
      const place = await placeNow(this.pool)
      // Somebody may have begun to follow: they are told of everything since then.
      if (!this.#reading) [this.#place, this.#floor, this.#recent] = [place, place, []]
    } finally {
      this.#beginning = undefined
    }
  }

  async #read(): Promise<void> {
    const { signal } = this.#stopping
    while (this.#followers.size > 0 && !signal.aborted) {
      const next = performance.now() + this.#pause
      const full = await this.#readOnce().catch((error: unknown) => {
        this.#onError(error instanceof Error ? error : new Error(String(error)))
        return false
      })
      if (!full) await sleep(Math.max(least, next - performance.now()), undefined, { signal }).catch(() => undefined)
    }
    this.#reading = undefined
  }

  /** Whether there may be more at once. */
  async #readOnce(): Promise<boolean> {
    const happened = this.#place ? await readInOrder(this.pool, this.#place, most) : []
    const last = happened.at(-1)
    if (!last) return false
    this.#recent.push(...happened)
    const tooMany = this.#recent.length - kept
    if (tooMany > 0) this.#floor = this.#recent.splice(0, tooMany).at(-1)
    this.#place = last
    for (const follower of this.#followers.keys()) follower(happened)
    return happened.length === most
  }
}
