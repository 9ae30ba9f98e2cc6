import { createRequire } from 'node:module'
import { afterEach, expect, test } from 'vitest'
import { startStrictServer, type StrictServer, type StrictServerOptions } from './server.ts'

const load = createRequire(import.meta.url)
let server: StrictServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function serve(document: string, options: StrictServerOptions = {}): Promise<string> {
  server = await startStrictServer(load(`@readme/oas-examples/${document}.json`), options)
  return server.address
}

/** What was wrong with the last request. */
function refused(): string {
  return (server?.exchanges.at(-1)?.refused ?? []).map(({ where, problem }) => `${where}: ${problem}`).join('; ')
}
function decoded() {
  return server?.exchanges.at(-1)?.decoded
}

const token = { authorization: 'Bearer t' }
const json = { ...token, 'content-type': 'application/json' }

test('Swagger 2.0: lists, files, forms and keys as the document says', async () => {
  const at = await serve('2.0/json/petstore', { credentials: { petstore_auth: 't' } })
  expect((await fetch(`${at}/pet/findByStatus?status=sold&status=pending`, { headers: token })).status).toBe(200)
  expect(decoded()?.parameters.query).toEqual({ status: ['sold', 'pending'] })
  await fetch(`${at}/pet/findByStatus?status=sold,pending`, { headers: token })
  expect(refused()).toContain('percent-encoded')
  await fetch(`${at}/pet/findByStatus?status=lost`, { headers: token })
  expect(refused()).toContain('must be equal to one of the allowed values')
  const form = new FormData()
  form.set('additionalMetadata', 'a portrait')
  form.set('file', new Blob([new Uint8Array([0, 13, 10, 255])]), 'a.bin')
  await fetch(`${at}/pet/7/uploadImage`, { method: 'POST', body: form, headers: token })
  expect(decoded()?.body?.value).toEqual({ additionalMetadata: 'a portrait', file: Buffer.from([0, 13, 10, 255]) })
  const fields = new URLSearchParams({ name: 'Rex & co', status: 'sold' })
  await fetch(`${at}/pet/7`, { method: 'POST', body: fields, headers: token })
  expect(decoded()?.body?.value).toEqual({ name: 'Rex & co', status: 'sold' })
  await fetch(`${at}/pet/7`, { method: 'POST', body: new URLSearchParams({ nick: 'Rex' }), headers: token })
  expect(refused()).toContain('must NOT have additional properties')
})

test('whatever the document does not say is refused', async () => {
  const at = await serve('2.0/json/petstore')
  const attempts: readonly (readonly [string, RequestInit, number, string])[] = [
    ['/pets', {}, 404, 'the document has no path'],
    ['/pet/7', { method: 'PATCH' }, 405, 'expected'],
    ['/pet/findByStatus?status=sold&page=2', { headers: token }, 400, 'query page: is not in the document'],
    ['/pet/findByStatus', { headers: token }, 400, 'query status: is required'],
    ['/pet/seven', { headers: { api_key: 'k' } }, 400, 'must be integer'],
    ['/pet/7', {}, 401, 'security'],
    ['/user/logout', { headers: token }, 400, 'a credential is sent where none is asked for'],
    ['/pet', { method: 'POST', headers: json, body: '{"name":"Rex"}' }, 400, "must have required property 'photoUrls'"],
    ['/pet', { method: 'POST', headers: json, body: '{' }, 400, 'is no JSON'],
    ['/pet', { method: 'POST', headers: { ...token, 'content-type': 'text/plain' }, body: '{}' }, 415, 'expected'],
    ['/pet', { method: 'POST', headers: token }, 400, 'body: is required'],
    ['/store/order/3', { method: 'DELETE', body: 'x' }, 400, 'the document knows no body here'],
    ['/user/logout', { headers: { accept: 'image/png' } }, 200, ''],
    ['/store/order/3', { headers: { accept: 'image/png' } }, 406, 'the document gives'],
  ]
  for (const [path, request, status, problem] of attempts) {
    const answer = await fetch(`${at}${path}`, request)
    expect([path, answer.status, refused()]).toEqual([path, status, expect.stringContaining(problem)])
  }
})

test('a part of a form that is not written as the document says is refused', async () => {
  const at = await serve('3.1/json/schema-encoding-style')
  const send = async (parts: Readonly<Record<string, string | Blob>>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(parts)) form.set(name, value)
    return (await fetch(`${at}/form/primitive`, { method: 'PUT', body: form })).status
  }
  expect(await send({ primitive: 'blue', foo: 'a', bar: 'b' })).toBe(200)
  expect(decoded()?.body?.value).toEqual({ primitive: 'blue', object: { foo: 'a', bar: 'b' } })
})

test('what is created can be read, changed and deleted, where that is asked for', async () => {
  const at = await serve('3.1/json/train-travel', { remembers: true, credentials: { OAuth2: 't' } })
  const booking = { trip_id: 'ea399ba1-6d95-433f-92d1-83f67b775594', passenger_name: 'Anna' }
  const made = await fetch(`${at}/bookings`, { method: 'POST', headers: json, body: JSON.stringify(booking) })
  const { id } = (await made.json()) as { id: string }
  expect(made.status).toBe(201)
  const found = await fetch(`${at}/bookings/${id}`, { headers: token })
  expect(await found.json()).toMatchObject({ ...booking, id })
  await fetch(`${at}/bookings/${id}`, { method: 'DELETE', headers: token })
  expect((await fetch(`${at}/bookings/${id}`, { headers: token })).status).toBe(404)
  const withId = JSON.stringify({ ...booking, id })
  await fetch(`${at}/bookings`, { method: 'POST', headers: json, body: withId })
  expect(refused()).toContain('/id boolean schema is false')
})

test('it fails, cuts, pretends and lies when it is told to', async () => {
  const kinds = [
    { kind: 'fail', status: 429, headers: { 'retry-after': '7' } },
    { kind: 'cut' },
    { kind: 'pretend' },
    { kind: 'lie', value: { id: 'no order' } },
  ] as const
  const at = await serve('2.0/json/petstore', {
    remembers: true,
    behave: (_, count) => kinds[count] ?? { kind: 'answer' },
  })
  const order = (id: number) =>
    fetch(`${at}/store/order`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, petId: 1, quantity: 1 }),
    })
  const limited = await order(1)
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7'])
  await expect(order(2)).rejects.toThrow('fetch failed')
  expect((await order(3)).status).toBe(200)
  expect(await (await order(4)).json()).toEqual({ id: 'no order' })
  await order(5)
  expect(server?.memory.items('/store/order').map(({ id }) => id)).toEqual([2, 4, 5])
})
