import { testApi } from '../../packages/operant/src/server/api/testing/test-api.ts'
import { serve } from '../../packages/operant/src/server/serve.ts'
import { startChildProgram, type ChildProgram } from './child-program.ts'

/** What a benchmark is told of a server. */
export interface ServerWord {
  readonly port: number
  /** The token of somebody who may look. */
  readonly secret: string
  readonly connectionString: string
}

type Definition = NonNullable<NonNullable<Parameters<typeof testApi>[0]>['definition']>

/** Serves the API of a project on a database of its own, without limits of rates, until our input ends. */
export async function serveApi(definition: Definition = {}): Promise<void> {
  const many = { burst: 1_000_000, perSecond: 1_000_000 }
  const api = await testApi({ definition, parts: { rates: { address: many, person: many, unknown: many } } })
  const ending = (): Promise<void> => api.parts.feed.stop()
  const served = await serve(api.api, { port: 0, address: '127.0.0.1', ending })
  const { secret } = await api.token('vera')
  const { connectionString } = api.project.database
  console.log(JSON.stringify({ port: served.port, secret, connectionString } satisfies ServerWord))
  for await (const _ of process.stdin);
  await served.stop({ grace: 1_000 })
  await api.close()
  for (const error of api.errors) process.stderr.write(`${error.message}\n`)
}

/** Starts a program that calls `serveApi`, and waits until it serves. */
export async function startApi(
  program: URL,
): Promise<{ readonly word: ServerWord; readonly server: ChildProgram; readonly stop: () => Promise<void> }> {
  const { promise, resolve, reject } = Promise.withResolvers<ServerWord>()
  const server = startChildProgram(program, { given: {}, onMessage: (message) => resolve(message as ServerWord) })
  void server.ended.then(() => reject(new Error('the server ended')))
  return {
    word: await promise,
    server,
    async stop() {
      server.process.stdin?.end()
      await server.ended
    },
  }
}
