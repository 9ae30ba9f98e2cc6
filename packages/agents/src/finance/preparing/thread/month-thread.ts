import type { AtHand } from '../at-hand.ts'
import type { HeldInThread } from './held-in-thread.ts'

/** The thread for large months: it holds one at a time, since a million lines take some hundred MB. */
export class MonthThread {
  /** Milliseconds after which a thread that nobody asks anything is ended: people may think for days. */
  readonly #patience: number
  #now: { readonly id: string; readonly held: HeldInThread } | undefined
  /** When what was asked is done. */
  #turn: Promise<unknown> = Promise.resolve()
  #idle: NodeJS.Timeout | undefined

  constructor(patience: number) {
    this.#patience = patience
  }

  isHolding(id: string): boolean {
    return this.#now?.id === id
  }

  /** Asks something of a month, in turn; another that is held is let go. */
  ask<Answer>(
    id: string,
    hold: () => Promise<HeldInThread>,
    what: (paper: AtHand) => Promise<Answer>,
  ): Promise<Answer> {
    return this.#inTurn(async () => {
      clearTimeout(this.#idle)
      if (this.#now?.id !== id) {
        await this.#end()
        this.#now = { id, held: await hold() }
      }
      try {
        const answer = await what(this.#now.held)
        this.#idle = setTimeout(() => void this.end(id), this.#patience).unref()
        return answer
      } catch (error) {
        // Whatever it was: the thread may be gone.
        await this.#end()
        throw error
      }
    })
  }

  /** Ends the thread, in turn. @param id Left out, whichever it holds. */
  end(id?: string): Promise<void> {
    return this.#inTurn(async () => {
      if (id === undefined || this.#now?.id === id) await this.#end()
    })
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle)
    const ending = this.#now
    this.#now = undefined
    await ending?.held.end()
  }

  /** One after the other: two at once would need twice the memory. */
  #inTurn<Done>(work: () => Promise<Done>): Promise<Done> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }
}
