import { appendFileSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

/**
 * A server of tools that misbehaves as its tools are called, over its standard streams. The first argument is a file
 * with its tools, read each time they are listed; the second a file in which each call leaves a line.
 */

interface Message {
  readonly id?: number | string
  readonly method?: string
  readonly params?: { readonly name?: string; readonly arguments?: Readonly<Record<string, unknown>> }
}

const [, , toolsFile = '', callsFile = ''] = process.argv

function send(message: object): void {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}

const text = (words: string): object => ({ content: [{ type: 'text', text: words }] })

function called(id: Message['id'], name: string, args: Readonly<Record<string, unknown>>): void {
  appendFileSync(callsFile, `${name} ${JSON.stringify(args)}\n`)
  const answer = (result: object): void => send({ id, result })
  switch (name) {
    case 'fails':
      return answer({ ...text('no such shelf'), isError: true })
    case 'dies':
      process.exit(1)
    // falls through: it is gone
    case 'hangs':
      return
    case 'nonsense':
      process.stdout.write('{"jsonrpc": "2.0", "id": oops\n')
      return answer({ content: 'not a list' })
    case 'big':
      return answer(text('x'.repeat(300_000)))
    case 'huge':
      return answer(text('x'.repeat(3_000_000)))
    case 'lies':
      return answer({ ...text('{}'), structuredContent: { level: 'seven' } })
    case 'refuses':
      return send({ id, error: { code: -32_602, message: 'no such level' } })
    case 'trips':
      return send({ id, error: { code: -32_603, message: 'something broke' } })
    case 'changes':
      send({ method: 'notifications/tools/list_changed' })
      return answer(text('changed'))
    case 'tells':
      return answer({
        content: [
          { type: 'text', text: process.env['GIVEN'] ?? 'nothing' },
          { type: 'text', text: process.env['KEPT'] ?? 'nothing' },
        ],
      })
    default:
      return answer({ ...text(JSON.stringify(args)), structuredContent: { level: 7 } })
  }
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line) as Message
  if (method === 'initialize')
    send({
      id,
      result: {
        protocolVersion: '2025-06-18',
        capabilities: { tools: { listChanged: true } },
        serverInfo: { name: 'odd', version: '1' },
      },
    })
  else if (method === 'tools/list')
    send({ id, result: { tools: JSON.parse(readFileSync(toolsFile, 'utf8')) as unknown } })
  else if (method === 'tools/call') called(id, params?.name ?? '', params?.arguments ?? {})
  else if (id !== undefined) send({ id, error: { code: -32_601, message: 'not known' } })
})
