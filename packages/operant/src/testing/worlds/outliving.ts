import type { Duration } from '../../facts/time.ts'
import type { Agent } from '../../index.ts'
import { Workbench } from '../workbench.ts'
import type { Ledger } from './ledger.ts'
import { Killed, Mortal } from './mortal.ts'

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

/** Run `run1` begun in a process that dies at its n-th touch; by another, where it died before that was kept. */
export async function startDyingAt(
  diesAt: number,
  started: {
    readonly agent: Agent
    readonly books: Ledger
    readonly goal: string
    readonly input: Readonly<Record<string, string>>
  },
) {
  const { agent, books, goal, input } = started
  const process = new Mortal(diesAt)
  const bench = new Workbench({
    agents: [agent],
    clients: { ledger: books },
    through: (store) => process.through(store),
    grace: 1_000,
  })
  process.haunt(books)
  const alive = outliving(process, bench, '1h')
  const start = () => bench.start(agent.name, goal, input, 'run1')
  await alive(start)
  if (!bench.store.journals.has('run1')) await start()
  return { bench, process, alive }
}
