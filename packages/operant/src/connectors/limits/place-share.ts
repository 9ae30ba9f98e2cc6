import type { Waits } from '../../run/turns.ts'
import type { HeldPlaces } from '../../store/system-limits.ts'
import { Queue } from './queue.ts'
import type { Timing } from './timing.ts'

/** How long places are held that are not asked for again, in milliseconds: what a killed worker held is free then. */
export const lease = 10_000
/** How often what is held is asked for again. */
const renewal = 1_000
/** How often it is asked for more, while somebody waits. */
const asking = 100

export interface SharePorts {
  /** Says how many places are used here and how many are wanted; it holds for `lease`. */
  readonly share: (system: string, use: { readonly used: number; readonly wanted: number }) => Promise<HeldPlaces>
  readonly timing: Timing
  /** 0 up to 1. */
  readonly random: () => number
  readonly onError: (error: Error) => void
}

/**
 * The places of one system that this process may use. It asks for them together, once a second while it uses any, so
 * that a call costs nothing; a process that wants more than its share waits for the others to give back.
 */
export class PlaceShare {
  readonly #system: string
  readonly #ports: SharePorts
  readonly #queue: Queue
  #used = 0
  #held: HeldPlaces = { held: 0, share: 0 }
  /** Beyond this, what is held is nobody's any more. */
  #until = -Infinity
  /** Most that were wanted at once since it was last asked for. */
  #peak = 0
  /** What was said to be used, while the answer is under way. */
  #said: number | undefined
  #again: (() => void) | undefined
  #closed = false

  constructor(system: string, ports: SharePorts) {
    this.#system = system
    this.#ports = ports
    this.#queue = new Queue(ports.timing)
  }

  /**
   * Waits for a place; the answer gives it back.
   * @throws NoTurn
   */
  async take(waits: Waits): Promise<() => void> {
    if (this.#queue.length === 0 && this.#isFree()) this.#use()
    else {
      const turn = this.#queue.join(waits, this.#system, () => renewal * (1 + 2 * this.#ports.random()))
      this.#wants()
      void this.#ask()
      await turn
    }
    let left = false
    return () => {
      if (left) return
      left = true
      this.#giveBack()
    }
  }

  /** Gives everything back. */
  async close(): Promise<void> {
    this.#closed = true
    this.#again?.()
    if (this.#held.held > 0) await this.#ports.share(this.#system, { used: 0, wanted: 0 })
  }

  /** While an answer is under way, no more is used than was said: somebody else may be given the rest. */
  #isFree(): boolean {
    const { held, share } = this.#held
    return this.#used < Math.min(held, share, this.#said ?? Infinity) && this.#ports.timing.now() < this.#until
  }

  #use(): void {
    this.#used += 1
    this.#wants()
  }

  #wants(): void {
    this.#peak = Math.max(this.#peak, this.#used + this.#queue.length)
  }

  #giveBack(): void {
    this.#used -= 1
    this.#serve()
    // Somebody else has a share in what is held here.
    if (this.#held.held > this.#held.share && this.#used < this.#held.held) void this.#ask()
  }

  #serve(): void {
    while (this.#queue.length > 0 && this.#isFree()) {
      this.#queue.next()
      this.#use()
    }
  }

  async #ask(): Promise<void> {
    if (this.#said !== undefined) return
    this.#again?.()
    const sent = this.#ports.timing.now()
    this.#said = this.#used
    const wanted = Math.max(this.#peak, this.#used + this.#queue.length)
    this.#peak = 0
    try {
      this.#held = await this.#ports.share(this.#system, { used: this.#said, wanted })
      this.#until = sent + lease
    } catch (error) {
      // What is held is held until its time is over; after that nothing is begun until the database answers.
      this.#ports.onError(error instanceof Error ? error : new Error(String(error)))
    }
    this.#said = undefined
    this.#wants()
    this.#serve()
    this.#askAgain(wanted)
  }

  #askAgain(said: number): void {
    const waits = this.#queue.length > 0
    if (this.#closed || (!waits && this.#used === 0 && this.#held.held === 0)) return
    // Who came while the answer was under way was not told of.
    if (waits && this.#peak > said) return void this.#ask()
    this.#again = this.#ports.timing.after(waits ? asking : renewal, () => void this.#ask())
  }
}
