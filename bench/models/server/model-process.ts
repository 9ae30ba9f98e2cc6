import { startChildProgram } from '../../support/child-program.ts'
import type { Marks, Seen } from './played.ts'

export interface ModelProcess {
  /** What a project is given as `baseURL`. */
  readonly url: string
  /** What the server saw of a play. */
  seen(play: string): Promise<Seen>
  close(): Promise<void>
}

type Told = { readonly url: string } | { readonly play: string; readonly seen: Seen }

/** Starts the model's server in a process of its own. */
export async function startModelProcess(marks: Marks): Promise<ModelProcess> {
  const asked = new Map<string, (seen: Seen) => void>()
  const begun = Promise.withResolvers<string>()
  const program = startChildProgram(new URL('server-process.ts', import.meta.url), {
    given: marks,
    onMessage: (message) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what server-process.ts prints
      const told = message as Told
      if ('url' in told) return begun.resolve(told.url)
      asked.get(told.play)?.(told.seen)
    },
  })
  const died = program.ended.then((): never => {
    throw new Error('the server of the model ended before it was ready')
  })
  const url = await Promise.race([begun.promise, died])
  died.catch(() => undefined)
  return {
    url: `${url}/v1`,
    seen: (play) =>
      new Promise((resolve) => {
        asked.set(play, resolve)
        program.send({ play })
      }),
    async close() {
      program.process.stdin?.end()
      await program.ended
    },
  }
}
