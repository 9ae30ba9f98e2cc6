import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { say } from '../../agent/say.ts'
import { statusOnly } from './answer.ts'
import { httpClient, type HttpClientOptions } from './client.ts'

async function serving<T>(answer: RequestListener, work: (base: string) => Promise<T>): Promise<T> {
  const server = createServer(answer)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
}

const post = { method: 'POST', path: '/', answer: statusOnly } as const

const failure = async (work: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await work()
  } catch (error) {
    return error
  }
}

const reading = (options: Partial<HttpClientOptions>) => (base: string) =>
  failure(() => httpClient({ base, ...options }).read({}, say, { ...post, method: 'GET' }))
const writing = (base: string) => failure(() => httpClient({ base, timeout: 300 }).write({}, say, post, 'key'))

const endless: RequestListener = (_, answer) => {
  answer.on('error', () => undefined)
  const more = (): void => {
    while (!answer.destroyed && answer.write('x'.repeat(10_000)));
    if (!answer.destroyed) answer.once('drain', more)
  }
  more()
}

const cut: RequestListener = (_, answer) => {
  answer.writeHead(200, { 'content-length': '10' }).write('half')
  answer.destroy()
}

const silent: RequestListener = () => undefined

const says = (retry: string, words: string) => ({ retry, message: expect.stringContaining(words) as unknown })

test('an endless answer is not read to its end', async () => {
  expect(await serving(endless, reading({ most: 50_000 }))).toMatchObject(says('later', 'longer than 50000 bytes'))
})

test('half an answer is none', async () => {
  expect(await serving(cut, reading({}))).toMatchObject(says('later', 'the connection broke'))
  expect(await serving(cut, writing)).toMatchObject(says('unknown-outcome', 'the connection broke'))
})

test('of a write that nobody answers it is not known whether it was done', async () => {
  expect(await serving(silent, writing)).toMatchObject(says('unknown-outcome', 'no answer within 300 ms'))
})

test('where nobody is, nothing was done', async () => {
  const gone = await serving(silent, (base) => Promise.resolve(base))
  expect(await writing(gone)).toMatchObject(says('later', 'ECONNREFUSED'))
})
