import { follows, isLive, pauseOf, touches, type Happened } from './touches.ts'

/** What was asked for, and can be asked for anew. */
export interface Asked {
  readonly key: readonly unknown[]
  /** Whether what it told is known to be out of date anyway, as after an error. */
  readonly failed: boolean
}

export interface RefetchingParts {
  /** Everything that was asked for. */
  readonly asked: () => readonly Asked[]
  /** Asks for these anew; resolves when all have answered. */
  readonly refetch: (keys: readonly (readonly unknown[])[]) => Promise<void>
  /** Whether nobody sees this tab: it asks for nothing then. */
  readonly hidden: () => boolean
  readonly now: () => number
  readonly wait: (milliseconds: number) => Promise<void>
}

/**
 * Asks anew for what has changed: each thing at most as often as its kind says, never twice at once, and in a tab that
 * nobody sees only when it is seen again.
 */
export class Refetching {
  readonly #parts: RefetchingParts
  /** Keys, as text, that have changed since they were asked for. */
  readonly #changed = new Map<string, readonly unknown[]>()
  readonly #last = new Map<string, number>()
  #working: Promise<void> | undefined

  constructor(parts: RefetchingParts) {
    this.#parts = parts
  }

  heard(happened: readonly Happened[]): void {
    this.#mark(({ key }) => touches(key, happened))
  }

  /** Somebody has changed something of this kind. */
  changed(what: string): void {
    this.#mark(({ key }) => follows(key, what))
  }

  /** Something may have been missed. */
  missed(): void {
    this.#mark(({ key, failed }) => failed || isLive(key))
  }

  /** The server answers again: what failed is asked for anew. */
  back(): void {
    this.#mark(({ failed }) => failed)
  }

  /** To be called when the tab is seen again. */
  seen(): void {
    if (this.#changed.size > 0) this.#working ??= this.#work()
  }

  /** Resolves when nothing is left to be asked for that may be now. */
  async idle(): Promise<void> {
    await this.#working
  }

  #mark(is: (one: Asked) => boolean): void {
    for (const one of this.#parts.asked()) if (is(one)) this.#changed.set(JSON.stringify(one.key), one.key)
    if (!this.#parts.hidden()) this.seen()
  }

  async #work(): Promise<void> {
    const { hidden, now, wait, refetch } = this.#parts
    try {
      // What comes in the same moment is one.
      await Promise.resolve()
      while (this.#changed.size > 0 && !hidden()) {
        const due = [...this.#changed].filter(([text, key]) => this.#dueAt(text, key) <= now())
        if (due.length === 0) {
          const next = Math.min(...[...this.#changed].map(([text, key]) => this.#dueAt(text, key)))
          await wait(Math.max(1, next - now()))
          continue
        }
        for (const [text] of due) {
          this.#changed.delete(text)
          this.#last.set(text, now())
        }
        await refetch(due.map(([, key]) => key))
      }
    } finally {
      this.#working = undefined
    }
  }

  #dueAt(text: string, key: readonly unknown[]): number {
    const last = this.#last.get(text)
    return last === undefined ? 0 : last + pauseOf(key)
  }
}
