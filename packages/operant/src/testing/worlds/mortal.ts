import type { RunStore } from '../../run/store.ts'
import type { Ledger } from './ledger.ts'
import type { MemoryRunStore } from '../memory-store.ts'

/** The process has died: nothing more of it happens. */
export class Killed extends Error {
  override readonly name = 'Killed'
}

/** A process that dies at certain touches of the world (of the store or of a system), before or after what it does there. */
export class Mortal {
  touches = 0
  private dead = false
  private readonly diesAt: ReadonlySet<number>

  constructor(...diesAt: readonly number[]) {
    this.diesAt = new Set(diesAt)
  }

  touch(): void {
    if (this.dead) throw new Killed('dead')
    this.touches += 1
    if (!this.diesAt.has(this.touches)) return
    this.dead = true
    throw new Killed(`killed at touch ${this.touches}`)
  }

  /** Another process takes over. */
  revive(): void {
    this.dead = false
  }

  /** The store as this process reaches it: it may die before a commit, or after it without knowing of it. */
  through(store: MemoryRunStore): RunStore {
    const around = async <T>(work: () => Promise<T>): Promise<T> => {
      this.touch()
      const result = await work()
      this.touch()
      return result
    }
    return {
      open: (run) => around(() => store.open(run)),
      read: (...args) => around(() => store.read(...args)),
      append: (...args) => around(() => store.append(...args)),
      inbox: (run) => around(() => store.inbox(run)),
      effect: (identity) => around(() => store.effect(identity)),
      stopsOn: (switches) => around(() => store.stopsOn(switches)),
      text: (digest) => around(() => store.text(digest)),
      labels: (records) => around(() => store.labels(records)),
    }
  }

  /** Makes this process die at reads and writes of a system as well: before a write, or when it is done. */
  haunt(books: Ledger): void {
    const write = books.write.bind(books)
    books.write = (...args) => {
      this.touch()
      write(...args)
      this.touch()
    }
    const { onRead } = books
    books.onRead = (what, id) => {
      this.touch()
      onRead(what, id)
    }
  }
}
