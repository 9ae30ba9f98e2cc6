import type { Fleet } from '../../support/fleet.ts'
import { seeded } from '../../support/random.ts'
import type { Mark } from './marks.ts'

/** What is going on when a worker is killed, in turn: it matches, it posts, it reads. */
const turns = ['matching', 'matched', 'reading'] as const satisfies readonly Mark[]

/** Kills the worker with SIGKILL, so many times, each at a random moment of another part of the work. */
export class Killer {
  readonly #random: () => number
  /** Milliseconds within which a worker is killed: each part of the work takes longer. */
  readonly #spread: number
  readonly #kills: number
  #done = 0
  #timer: NodeJS.Timeout | undefined

  constructor({ seed, lines, kills }: { readonly seed: number; readonly lines: number; readonly kills: number }) {
    this.#random = seeded(seed)
    this.#spread = 60 + lines * 0.01
    this.#kills = kills
  }

  onMark(mark: Mark, fleet: Fleet): void {
    if (this.#timer || this.#done === this.#kills || mark !== turns[this.#done % turns.length]) return
    this.#timer = setTimeout(() => {
      fleet.killOne(0)
      this.#done += 1
      this.#timer = undefined
    }, this.#random() * this.#spread)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}
