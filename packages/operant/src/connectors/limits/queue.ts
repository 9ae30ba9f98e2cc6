import { NoTurn, type Waits } from '../../run/turns.ts'
import type { Timing } from './timing.ts'

interface Waiting {
  /** Lets it go on. */
  readonly begin: () => void
}

/** Those in this process who wait for something, first come first served. Each waits no longer than it wants to. */
export class Queue {
  readonly #timing: Timing
  readonly #waiting = new Set<Waiting>()

  constructor(timing: Timing) {
    this.#timing = timing
  }

  get length(): number {
    return this.#waiting.size
  }

  /**
   * Resolves when it is this one's turn.
   * @throws NoTurn after `patience`, with what `comeBack` says then.
   */
  join({ patience, signal }: Waits, system: string, comeBack: () => number): Promise<void> {
    return new Promise((resolve, reject) => {
      const gone = (error: unknown): void => {
        leave()
        reject(error instanceof Error ? error : new Error(String(error)))
      }
      const aborted = (): void => gone(signal?.reason)
      const late =
        patience === Infinity ? undefined : this.#timing.after(patience, () => gone(new NoTurn(system, comeBack())))
      const leave = (): void => {
        this.#waiting.delete(waiting)
        late?.()
        signal?.removeEventListener('abort', aborted)
      }
      const waiting: Waiting = {
        begin: () => {
          leave()
          resolve()
        },
      }
      if (signal?.aborted) return aborted()
      signal?.addEventListener('abort', aborted)
      this.#waiting.add(waiting)
    })
  }

  /** Lets the first go on; false where nobody waits. */
  next(): boolean {
    const [first] = this.#waiting
    first?.begin()
    return first !== undefined
  }
}
