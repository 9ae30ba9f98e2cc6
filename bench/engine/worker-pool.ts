import { startChildProgram, type ChildProgram } from '../support/child-program.ts'
import type { WorkerOrders, WorkerWord } from './worker-process.ts'

/** Worker processes that say what they do. */
export interface WorkerPool {
  readonly pids: readonly number[]
  /** Called with each word of any of them, until another listener is set. */
  listen(heard: (word: WorkerWord) => void): void
  stop(): Promise<void>
}

/** Starts `count` workers and waits until all are ready. `flags` go to Node, such as `--cpu-prof`. */
export async function startWorkers(
  count: number,
  given: WorkerOrders,
  flags: readonly string[] = [],
): Promise<WorkerPool> {
  let heard: (word: WorkerWord) => void = ignore
  const workers: ChildProgram[] = []
  await Promise.all(
    Array.from({ length: count }, () => {
      return new Promise<void>((resolve, reject) => {
        const worker = startChildProgram(new URL('worker-process.ts', import.meta.url), {
          given,
          flags,
          onMessage: (message) => {
            const word = message as WorkerWord
            if (word.kind === 'ready') resolve()
            else if (word.kind === 'error') process.stderr.write(`${word.message}\n`)
            else heard(word)
          },
        })
        workers.push(worker)
        void worker.ended.then(() => reject(new Error('a worker ended')))
      })
    }),
  )
  return {
    pids: workers.map(({ pid }) => pid),
    listen: (listener) => void (heard = listener),
    async stop() {
      for (const worker of workers) worker.process.stdin?.end()
      await Promise.all(workers.map(({ ended }) => ended))
    },
  }
}

function ignore(): void {}
