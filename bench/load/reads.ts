import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ServerWord } from '../support/serve-api.ts'

/** Milliseconds from when a read was due until it was answered in full, and how many were not answered with 200. */
export interface Reads {
  readonly took: readonly number[]
  readonly failed: number
}

/**
 * Reads paths in turn, so many a second whether or not the ones before are answered: a server that falls behind is
 * asked no less for it.
 */
export async function readFor(
  { port, secret }: ServerWord,
  paths: readonly string[],
  perSecond: number,
  seconds: number,
): Promise<Reads> {
  const agent = new Agent({ keepAlive: true, maxSockets: 20 })
  const began = performance.now()
  const took: number[] = []
  let failed = 0
  const read = async (path: string, due: number): Promise<void> => {
    if ((await status(agent, port, secret, path)) !== 200) failed += 1
    took.push(performance.now() - due)
  }
  const under: Promise<void>[] = []
  for (let count = 0; count < perSecond * seconds; count++) {
    const due = began + (count * 1_000) / perSecond
    await sleep(Math.max(0, due - performance.now()))
    under.push(read(paths[count % paths.length] ?? '', due))
  }
  await Promise.all(under)
  agent.destroy()
  return { took, failed }
}

function status(agent: Agent, port: number, secret: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${secret}` }
    request({ agent, port, host: '127.0.0.1', path, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
      .on('error', reject)
      .end()
  })
}
