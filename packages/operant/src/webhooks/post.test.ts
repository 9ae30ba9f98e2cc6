import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listOf } from './networks.ts'
import { post, urlProblem } from './post.ts'

interface Came {
  readonly path: string
  readonly host: string
  readonly body: string
}
let server: Server
let port = 0
let came: Came[] = []
let answers: { readonly status: number; readonly headers?: Record<string, string> } | 'nothing' = { status: 204 }
beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    let body = ''
    incoming.on('data', (part: Buffer) => (body += part.toString()))
    incoming.on('end', () => {
      came.push({ path: incoming.url ?? '', host: incoming.headers.host ?? '', body })
      if (answers !== 'nothing') outgoing.writeHead(answers.status, answers.headers).end('something')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  port = typeof bound === 'object' && bound !== null ? bound.port : 0
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const allowed = listOf(['127.0.0.1/32'])
const closed = listOf([])
const meaning =
  (...addresses: readonly string[]) =>
  () =>
    Promise.resolve(addresses)
const never = () => new Promise<never>(() => undefined)
const to = (host: string, path = '/') => `http://${host}:${port}${path}`

test('a message arrives where the network is allowed, under the name of the host', async () => {
  came = []
  answers = { status: 204 }
  const resolve = meaning('127.0.0.1')
  expect(await post(to('crm.internal', '/in?x=1'), { 'webhook-id': 'a' }, 'ü', { allowed, resolve })).toEqual({
    kind: 'taken',
    status: 204,
  })
  expect(came).toEqual([{ path: '/in?x=1', host: `crm.internal:${port}`, body: 'ü' }])
})

test('nothing is sent to what is not public, however its address is written or found', async () => {
  came = []
  answers = { status: 204 }
  const hosts = ['127.0.0.1', '127.1', '0x7f000001', '2130706433', '017700000001', '[::1]', '[::ffff:127.0.0.1]', '0']
  for (const host of hosts) {
    const posted = await post(to(host), {}, '', { allowed: closed })
    expect([host, posted]).toMatchObject([host, { kind: 'failed', status: null }])
    expect(JSON.stringify(posted)).toContain('which is not public')
  }
  // A public address beside it does not make it better.
  const resolve = meaning('1.1.1.1', '127.0.0.1')
  expect(await post('https://two.example/', {}, '', { allowed: closed, resolve })).toMatchObject({
    kind: 'failed',
    problem: expect.stringContaining('127.0.0.1, which is not public') as string,
  })
  expect(came).toEqual([])
})

test('a name is looked up once: what it means a moment later is not asked', async () => {
  came = []
  answers = { status: 200 }
  const meanings = [['127.0.0.1'], ['127.0.0.2']]
  let asked = 0
  const resolve = () => Promise.resolve(meanings[asked++] ?? [])
  expect((await post(to('rebinding.example'), {}, '', { allowed, resolve })).kind).toBe('taken')
  expect([asked, came.length]).toEqual([1, 1])
  expect((await post(to('rebinding.example'), {}, '', { allowed, resolve })).kind).toBe('failed')
  expect([asked, came.length]).toEqual([2, 1])
})

test('a redirect is not followed, and whoever wants nothing any more says so', async () => {
  came = []
  answers = { status: 307, headers: { location: to('127.0.0.1', '/secret') } }
  const options = { allowed }
  expect(await post(to('127.0.0.1'), {}, '', options)).toEqual({
    kind: 'failed',
    status: 307,
    problem: 'it answered 307',
  })
  answers = { status: 410 }
  expect(await post(to('127.0.0.1'), {}, '', options)).toEqual({ kind: 'gone', status: 410 })
  expect(came.map(({ path }) => path)).toEqual(['/', '/'])
})

test('whoever does not answer is left after a while', async () => {
  answers = 'nothing'
  expect(await post(to('127.0.0.1'), {}, '', { allowed, patience: 50 })).toMatchObject({
    kind: 'failed',
    problem: 'no answer within 0.05 s',
  })
  expect(await post(to('slow.example'), {}, '', { allowed, patience: 20, resolve: never })).toMatchObject({
    problem: 'no answer within 0.02 s',
  })
})

test('without TLS nothing goes to what is public, and other schemes go nowhere', async () => {
  const resolve = meaning('1.1.1.1')
  expect(await post('http://example.com/', {}, '', { allowed, resolve })).toMatchObject({
    problem: 'example.com is 1.1.1.1, which is public: that takes https',
  })
  const urls = ['ftp://a/', 'file:///etc/passwd', 'https://name:word@a/', 'https://a/#b', 'nothing']
  for (const url of urls) expect([url, urlProblem(url)]).not.toEqual([url, undefined])
  expect(urlProblem('https://a.example/in?b=c')).toBeUndefined()
})
