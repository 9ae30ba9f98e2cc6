/** Told of what somebody has changed, by the first part of its path: `stops`, `escalations`. */
export type ChangeListener = (what: string) => void

/**
 * What people change over the API of this process. Most of it stands in no run's journal, and nobody is promised to hear
 * of it: it is a hint to look again.
 */
export class Changes {
  readonly #listeners = new Set<ChangeListener>()

  /** @returns how to hear no more of it. */
  listen(listener: ChangeListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  tell(what: string): void {
    for (const listener of this.#listeners) listener(what)
  }
}
