import type { Clock } from '../facts/time.ts'
import type { OutsideUse, OutsideUses } from '../run/outside-uses.ts'
import type { NotedUse } from '../store/connector-uses.ts'
import { toldBy } from './trouble.ts'

/** A noted use that is still being counted. */
type Counted = { -readonly [Field in keyof NotedUse]: NotedUse[Field] }

/**
 * Counts in this process how systems answer, by connector and capability. Noting is a look into a map; what was counted
 * is written aside, every few seconds.
 */
export class UseNotes implements OutsideUses {
  readonly #clock: Clock
  readonly #keep: (uses: readonly NotedUse[]) => Promise<void>
  #noted = new Map<string, Counted>()

  constructor(clock: Clock, keep: (uses: readonly NotedUse[]) => Promise<void>) {
    this.#clock = clock
    this.#keep = keep
  }

  note({ capability, connectors, trouble }: OutsideUse): void {
    const told = toldBy(trouble)
    if (told.kind === 'nothing') return
    const at = this.#clock.now().toISOString()
    if (told.kind === 'answered') {
      for (const name of connectors) {
        const use = this.#use(name, capability, connectors.length > 1)
        Object.assign(use, { answeredAt: at, failures: 0, failingSince: null, uses: use.uses + 1 })
      }
      return
    }
    const { what: kind, reason, system } = told
    const named = connectors.filter((name) => name === system)
    const blamed = named.length > 0 ? named : connectors
    for (const name of blamed) {
      const use = this.#use(name, capability, connectors.length > 1)
      const since = { failures: use.failures + 1, failingSince: use.failingSince ?? at, uses: use.uses + 1 }
      Object.assign(use, since, { failedAt: at, kind, reason, sure: blamed.length === 1 })
    }
  }

  /** Writes what was noted since. What cannot be written is kept for the next time. */
  async flush(): Promise<void> {
    if (this.#noted.size === 0) return
    const noted = this.#noted
    this.#noted = new Map()
    try {
      await this.#keep([...noted.values()])
    } catch (error) {
      // What was noted meanwhile is later; of what is lost only the count is.
      this.#noted = new Map([...noted, ...this.#noted])
      throw error
    }
  }

  #use(connector: string, capability: string, shared: boolean): Counted {
    const key = `${connector} ${capability}`
    const found = this.#noted.get(key)
    if (found) return found
    const made: Counted = { connector, capability, shared, uses: 0, failures: 0, ...never }
    this.#noted.set(key, made)
    return made
  }
}

const never = { answeredAt: null, failedAt: null, failingSince: null, kind: null, reason: null, sure: false }
