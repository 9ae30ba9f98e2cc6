import { testApi } from '../../packages/operant/src/server/api/testing/test-api.ts'
import { serve } from '../../packages/operant/src/server/serve.ts'

/** What the benchmark is told of the server. */
export interface ServerWord {
  readonly port: number
  readonly secret: string
  readonly connectionString: string
}

// The API of a project on a database of its own, until its input ends.
const many = { burst: 1_000_000, perSecond: 1_000_000 }
const api = await testApi({ parts: { rates: { address: many, person: many, unknown: many } } })
const served = await serve(api.api, { port: 0, address: '127.0.0.1' })
const { secret } = await api.token('vera')
const { connectionString } = api.project.database
console.log(JSON.stringify({ port: served.port, secret, connectionString } satisfies ServerWord))
for await (const _ of process.stdin);
await api.parts.feed.stop()
await served.stop({ grace: 1_000 })
await api.close()
for (const error of api.errors) process.stderr.write(`${error.message}\n`)
