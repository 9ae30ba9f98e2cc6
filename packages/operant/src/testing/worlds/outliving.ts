import type { Duration } from '../../facts/time.ts'
import type { Workbench } from '../workbench.ts'
import { Killed, type Mortal } from './mortal.ts'

/** Works in a process and, where it dies, in others after it, until everything is at rest. */
export function outliving(process: Mortal, bench: Workbench, horizon: Duration) {
  return async function alive(work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Killed)) throw error
      process.revive()
      bench.store.woken.push(...bench.store.journals.keys())
      await alive(() => bench.work(horizon))
    }
  }
}
