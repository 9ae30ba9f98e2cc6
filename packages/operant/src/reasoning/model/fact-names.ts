import type { FactKey, RunEvent } from '../../journal/events.ts'

/** Short ids of facts (`f1`, `f2`, …), in the order in which they first appear in the journal. */
export class FactNames {
  private readonly names = new Map<FactKey, string>()
  private readonly keys = new Map<string, FactKey>()

  constructor(events: readonly RunEvent[]) {
    for (const event of events) {
      if (!('facts' in event) || (event.type === 'step.gave' && event.how === 'looked')) continue
      for (const { key } of event.facts) {
        if (this.names.has(key)) continue
        const name = `f${this.names.size + 1}`
        this.names.set(key, name)
        this.keys.set(name, key)
      }
    }
  }

  nameOf(key: FactKey): string {
    return this.names.get(key) ?? key
  }

  keyOf(name: string): FactKey | undefined {
    return this.keys.get(name)
  }
}
