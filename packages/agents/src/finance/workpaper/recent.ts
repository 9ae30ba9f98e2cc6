/** What was used last, so many of them at most. What could not be made is not kept. */
export class Recent<Value> {
  readonly #most: number
  /** The one that was used last at the end. */
  readonly #kept = new Map<string, Promise<Value>>()

  constructor(most: number) {
    this.#most = most
  }

  get(id: string): Promise<Value> | undefined {
    const found = this.#kept.get(id)
    if (found) {
      this.#kept.delete(id)
      this.#kept.set(id, found)
    }
    return found
  }

  /** @param make Called where it is not kept; whoever asks meanwhile gets the same. */
  take(id: string, make: () => Promise<Value>): Promise<Value> {
    const found = this.get(id)
    if (found) return found
    const made = make()
    this.#kept.set(id, made)
    for (const oldest of [...this.#kept.keys()].slice(0, -this.#most)) this.#kept.delete(oldest)
    made.catch(() => {
      if (this.#kept.get(id) === made) this.#kept.delete(id)
    })
    return made
  }

  forget(id: string): void {
    this.#kept.delete(id)
  }
}
