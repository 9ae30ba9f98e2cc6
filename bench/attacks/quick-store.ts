import { MemoryRunStore } from 'operant/testing'

/** A store that makes no copies, for nothing here changes what it reads: tens of thousands of runs. */
export class QuickStore extends MemoryRunStore {
  protected override copy<T>(value: T): T {
    return value
  }
}
