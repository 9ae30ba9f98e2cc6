import { startChildProgram } from '../support/child-program.ts'
import type { Keep, WorkerOrders, WorkerWord } from './worker-process.ts'

type Rested = Extract<WorkerWord, { kind: 'rests' }>

/** A worker that keeps some runs at work while it is told to. */
export interface Work {
  /** The id of a run that was driven. */
  readonly run: string
  begin(): Promise<void>
  /** Lets the runs that are at work end, and tells what was done. */
  rest(): Promise<Rested>
  stop(): Promise<void>
}

export async function startWork(connectionString: string, atOnce: number): Promise<Work> {
  const ready = Promise.withResolvers<void>()
  let rested = Promise.withResolvers<Rested>()
  const given: WorkerOrders = { connectionString, slots: atOnce }
  const worker = startChildProgram(new URL('worker-process.ts', import.meta.url), {
    given,
    onMessage: (message) => {
      const word = message as WorkerWord
      if (word.kind === 'ready') ready.resolve()
      else if (word.kind === 'rests') rested.resolve(word)
      else process.stderr.write(`${word.message}\n`)
    },
  })
  const end = async (): Promise<void> => {
    await worker.ended
    const gone = new Error('the worker ended')
    ready.reject(gone)
    rested.reject(gone)
  }
  void end()
  await ready.promise
  return {
    run: `run_load_${worker.pid}_1`,
    async begin() {
      rested = Promise.withResolvers<Rested>()
      worker.send({ keep: atOnce } satisfies Keep)
    },
    async rest() {
      worker.send({ keep: 0 } satisfies Keep)
      return await rested.promise
    },
    async stop() {
      worker.process.stdin?.end()
      await worker.ended
    },
  }
}
