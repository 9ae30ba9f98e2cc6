import { NoTurn, type Waits } from '../../run/turns.ts'
import type { WantedCalls } from '../../store/system-limits.ts'
import type { Timing } from './timing.ts'

export interface RatePorts {
  /** Milliseconds until each may begin; negative: when to come back, for it would wait too long. */
  readonly take: (system: string, wanted: readonly WantedCalls[]) => Promise<readonly number[]>
  readonly timing: Timing
}

interface Wanting extends WantedCalls {
  readonly given: (wait: number) => void
  readonly failed: (error: unknown) => void
}

/** The calls of one system: each is given a time when it may begin. Those that ask at the same moment ask together. */
export class CallRate {
  readonly #system: string
  readonly #ports: RatePorts
  #wanting: Wanting[] = []
  #under = false

  constructor(system: string, ports: RatePorts) {
    this.#system = system
    this.#ports = ports
  }

  /**
   * Waits until so many calls may begin.
   * @throws NoTurn
   */
  async take(count: number, { patience, signal }: Waits): Promise<void> {
    signal?.throwIfAborted()
    const wait = await new Promise<number>((given, failed) => {
      this.#wanting.push({ count, patience, given, failed })
      if (!this.#under) void this.#takeAll()
    })
    if (wait < 0) throw new NoTurn(this.#system, -wait)
    // A timer may go off a moment early.
    if (wait > 0) await this.#sleep(Math.ceil(wait) + 1, signal)
    signal?.throwIfAborted()
  }

  async #takeAll(): Promise<void> {
    this.#under = true
    while (this.#wanting.length > 0) {
      const all = this.#wanting
      this.#wanting = []
      try {
        const waits = await this.#ports.take(this.#system, all)
        all.forEach(({ given }, index) => given(waits[index] ?? 0))
      } catch (error) {
        for (const { failed } of all) failed(error)
      }
    }
    this.#under = false
  }

  #sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const over = (): void => {
        callOff()
        signal?.removeEventListener('abort', over)
        resolve()
      }
      const callOff = this.#ports.timing.after(milliseconds, over)
      signal?.addEventListener('abort', over)
    })
  }
}
