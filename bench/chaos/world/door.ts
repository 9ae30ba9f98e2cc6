import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Attempt } from '../verdict/attempts.ts'

/**
 * Stands before the company's server: notes each write that is asked for when it comes, and hands every call on. A
 * caller that goes away does not end its call. `GET /attempts` answers what was noted. Resolves to its address.
 */
export async function openDoor(company: string): Promise<string> {
  const attempts: Attempt[] = []
  const agent = new Agent({ keepAlive: true })
  const server = createServer((call, answer) => void take(call, answer))
  const take = async (call: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const at = Date.now()
    if (call.url === '/attempts') return void answer.end(JSON.stringify(attempts))
    const body = await bodyOf(call)
    const attempt = attemptOf(at, call.url ?? '', body)
    if (attempt) attempts.push(attempt)
    const onward = request(`${company}${call.url}`, { method: call.method ?? 'POST', agent }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    onward.end(body)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

async function bodyOf(call: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of call) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** A write is what comes with a key, as its second argument. */
function attemptOf(at: number, path: string, body: Buffer): Attempt | undefined {
  const [, system = '', operation = ''] = path.split('/')
  const given: unknown = JSON.parse(body.toString() || '[]')
  const key: unknown = Array.isArray(given) ? given[1] : undefined
  return typeof key === 'string' ? { at, system, operation, key } : undefined
}
