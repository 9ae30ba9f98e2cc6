import { expect, test } from 'vitest'
import { say } from '../../agent/say.ts'
import { secret } from '../secret.ts'
import { httpClient, type HttpClientOptions } from './client.ts'
import type { WireRequest } from './request.ts'
import { apiKey, basic, bearer, clientCredentials } from './security.ts'
import { clientOf, json, order, outcome, readOrder } from './testing/one-client.ts'

const environment = { TOKEN: 'tok-123456', USER: 'olga', PASSWORD: 'pass/word+1', KEY: 'key-987654' }

test.each<readonly [string, HttpClientOptions['schemes'], readonly string[]]>([
  ['bearer', { a: bearer(secret('TOKEN')) }, ['authorization: Bearer tok-123456']],
  ['basic', { a: basic(secret('USER'), secret('PASSWORD')) }, [`authorization: Basic ${btoa('olga:pass/word+1')}`]],
  ['header', { a: apiKey('header', 'X-Key', secret('KEY')) }, ['x-key: key-987654']],
  ['query', { a: apiKey('query', 'key', secret('PASSWORD')) }, ['/v1/orders/A-1?key=pass%2Fword%2B1']],
  ['cookie', { a: apiKey('cookie', 'key', secret('KEY')) }, ['cookie: key=key-987654']],
  [
    'several',
    { a: bearer(secret('TOKEN')), b: apiKey('header', 'x-key', secret('KEY')) },
    ['authorization: Bearer tok-123456', 'x-key: key-987654'],
  ],
])('credentials are shown: %s', async (_, schemes = {}, shown) => {
  const { read, asked } = clientOf([json(200, order)], { schemes, security: Object.keys(schemes), environment })
  await read()
  const [request] = asked
  const lines = [request?.target, ...(request?.headers ?? []).map((pair) => pair.join(': '))]
  for (const one of shown) expect(lines).toContain(one)
})

test('a secret that is missing is named when it is needed, and only then', async () => {
  const { client, read, asked } = clientOf([json(200, order)], {
    schemes: { a: bearer(secret('SHOP_TOKEN')) },
    security: ['a'],
  })
  await expect(read()).rejects.toThrow('SHOP_TOKEN is not set. To mend it')
  expect(asked).toHaveLength(0)
  expect(await client.read({ id: 'A-1' }, say, { ...readOrder, security: [] })).toEqual(order)
})

test('whatever a system repeats, a secret is in no value and no reason', async () => {
  const schemes = {
    a: bearer(secret('TOKEN')),
    b: basic(secret('USER'), secret('PASSWORD')),
    c: apiKey('query', 'k', secret('KEY')),
  }
  const options = { schemes, security: ['a', 'b', 'c'], environment }
  const forms = ['tok-123456', 'pass/word+1', 'pass%2Fword%2B1', btoa('olga:pass/word+1'), 'key-987654']
  const seen: unknown[] = []
  for (const form of forms) {
    seen.push(await clientOf([json(200, { id: `you sent ${form}`, total: 1 })], options).read())
    seen.push(await outcome(clientOf([json(200, { id: 1, total: form })], options).read))
    seen.push(await clientOf([json(422, { code: form, field: form })], options).read())
    seen.push(await clientOf([json(201, { id: form })], options).write())
    seen.push(await outcome(clientOf([new Error(`cannot send ${form}`)], options).read))
  }
  const all = seen
    .map((one) => (one instanceof Error ? `${one.message} ${JSON.stringify(one)}` : JSON.stringify(one)))
    .join('\n')
  for (const form of forms) expect(all).not.toContain(form)
  expect(all).toContain('you sent [secret]')
  expect(JSON.stringify(secret('TOKEN'))).toBe('{"variable":"TOKEN"}')
})

test('client credentials: one token for many calls, asked for anew when it ends or is refused', async () => {
  const grants = clientCredentials({
    tokenUrl: 'https://id.example.com/token',
    id: secret('USER'),
    secret: secret('PASSWORD'),
    scopes: ['read', 'write'],
  })
  const asked: WireRequest[] = []
  let now = 0
  let given = 0
  const client = httpClient({
    base: 'https://shop.example.com',
    schemes: { grants },
    security: ['grants'],
    environment,
    clock: { now: () => new Date(now) },
    transport: async (request) => {
      asked.push(request)
      if (request.origin !== 'https://id.example.com') return json(asked.length === 8 ? 401 : 200, order)
      return json(200, { access_token: `token-${(given += 1)}`, expires_in: 90 })
    },
  })
  const read = () => client.read({ id: 'A-1' }, say, readOrder)
  await Promise.all([read(), read()])
  now = 61_000
  await read()
  await read()
  await read()
  await read()
  const shown = asked.map(({ origin, headers, body }) =>
    origin.includes('id.') ? Buffer.from(body ?? []).toString() : Object.fromEntries(headers)['authorization'],
  )
  const token = 'grant_type=client_credentials&scope=read%20write'
  expect(shown).toEqual([
    token,
    'Bearer token-1',
    'Bearer token-1',
    token,
    'Bearer token-2',
    'Bearer token-2',
    'Bearer token-2',
    'Bearer token-2',
  ])
  await read()
  expect(given).toBe(3)
})
