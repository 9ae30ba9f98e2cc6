import type { CapabilitySpec } from '../../agent/capability.ts'
import type { Activation } from '../activation.ts'
import { moment, systemsOf, type Turns } from '../turns.ts'

/**
 * The turns of one use of an action: a place at its systems from its first look to its read-back, and a call of them for
 * each thing that it asks. A call that is intended must begin at once: its turn is waited for before the intent.
 */
export class CallTurn {
  readonly #turns: Turns
  readonly #systems: readonly string[]
  readonly #signal: AbortSignal | undefined
  #leave: (() => void) | undefined
  #begun = false

  private constructor(turns: Turns, systems: readonly string[], signal: AbortSignal | undefined) {
    this.#turns = turns
    this.#systems = systems
    this.#signal = signal
  }

  /** Undefined where its systems have no limits. */
  static of({ context, signal }: Activation, spec: Pick<CapabilitySpec, 'uses'>): CallTurn | undefined {
    const { turns } = context
    return turns?.limits(systemsOf(spec)) ? new CallTurn(turns, systemsOf(spec), signal) : undefined
  }

  /**
   * Waits for the first turn, which `next` then has at once.
   * @throws NoTurn where that takes too long.
   */
  async begin(): Promise<void> {
    await this.#take(moment)
    this.#begun = true
  }

  /** Waits until the next call may begin. */
  async next(): Promise<void> {
    if (!this.#begun) await this.#take(Infinity)
    this.#begun = false
  }

  /**
   * Waits for a place alone: its call has been waited for, together with others.
   * @throws NoTurn where that takes too long.
   */
  async enter(): Promise<void> {
    this.#leave ??= await this.#turns.place(this.#systems, { patience: moment, signal: this.#signal })
  }

  leave(): void {
    this.#leave?.()
    this.#leave = undefined
  }

  async #take(patience: number): Promise<void> {
    const waits = { patience, signal: this.#signal }
    this.#leave ??= await this.#turns.place(this.#systems, waits)
    await this.#turns.calls(this.#systems, 1, waits)
  }
}
