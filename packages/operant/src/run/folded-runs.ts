import { apply } from '../journal/fold.ts'
import type { RunEvent } from '../journal/events.ts'
import type { RunState } from '../journal/state.ts'

/**
 * States of resting runs that hand on many elements: woken for each of them, such a run would otherwise be read and
 * folded from its beginning each time. Who takes a state has it alone, and gives it back only when all of it is in the
 * journal; whoever finds none reads the journal. Nothing hangs on it but time.
 */
export class FoldedRuns {
  readonly #states = new Map<string, RunState>()
  readonly #least: number
  readonly #most: number

  /** `least`: events below which reading is as quick. `most`: runs that are kept, those that rested last. */
  constructor({ least = 200, most = 8 }: { readonly least?: number; readonly most?: number } = {}) {
    this.#least = least
    this.#most = most
  }

  take(run: string): RunState | undefined {
    const state = this.#states.get(run)
    this.#states.delete(run)
    return state
  }

  keep(state: RunState): void {
    if (state.delegations.size === 0 || state.seq < this.#least) return
    this.#states.delete(state.run)
    this.#states.set(state.run, state)
    const [oldest] = this.#states.keys()
    if (this.#states.size > this.#most && oldest !== undefined) this.#states.delete(oldest)
  }
}

/** Takes in what was appended since; false where that does not follow, and the state is of no more use. */
export function goneOn(state: RunState, events: readonly RunEvent[]): boolean {
  for (const event of events) {
    if (event.seq !== state.seq + 1) return false
    apply(state, event)
  }
  return true
}
