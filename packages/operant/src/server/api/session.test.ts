import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { revokeToken } from '../../store/tokens.ts'
import { testApi, type TestApi } from './testing/test-api.ts'

let api: TestApi
let now: Date
beforeAll(async () => {
  api = await testApi({ parts: { wall: { now: () => now } } })
})
afterAll(() => api.close())
beforeEach(() => {
  now = new Date()
})

const here = { host: 'localhost:4300', origin: 'http://localhost:4300' }

async function signedIn(headers: Readonly<Record<string, string>> = here) {
  const { secret, id } = await api.token('olga')
  const answer = await api.call('POST /session', { body: { token: secret }, headers })
  return { id, secret, answer, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
}

test('a token is exchanged for a cookie that no script reads and that does not hold it', async () => {
  const { secret, answer, cookie } = await signedIn()
  expect(answer).toMatchObject({ status: 201, body: { name: 'olga', roles: ['operator'] } })
  const set = answer.headers.get('set-cookie') ?? ''
  expect(set).toMatch(/^operant_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(set).not.toContain(secret.slice(3))
  const { rows } = await api.project.pool.query<{ all: string }>('SELECT sessions::text AS all FROM operant.sessions')
  expect(rows.map(({ all }) => all).join()).not.toContain(cookie.split('=')[1])
  expect(await api.call('GET /session', { headers: { cookie } })).toMatchObject({ status: 200, body: { name: 'olga' } })
})

test('over https the cookie travels by https alone', async () => {
  const secure = await testApi({ parts: { publicUrl: 'https://operant.example' } })
  const { secret } = await secure.token('olga')
  const headers = { origin: 'https://operant.example' }
  const answer = await secure.call('POST /session', { body: { token: secret }, headers })
  expect(answer.headers.get('set-cookie')).toContain('; Secure')
  await secure.close()
})

test('signing out, the end of the session, and the end of its token end it at once', async () => {
  const first = await signedIn()
  expect((await api.call('DELETE /session', { headers: { cookie: first.cookie, ...here } })).status).toBe(204)
  const second = await signedIn()
  const third = await signedIn()
  await revokeToken(api.project.pool, { id: third.id, by: 'lena', at: now.toISOString() })
  const statuses = async () =>
    await Promise.all(
      [first, second, third].map(
        async ({ cookie }) => (await api.call('GET /session', { headers: { cookie } })).status,
      ),
    )
  expect(await statuses()).toEqual([401, 200, 401])
  now = new Date(now.getTime() + 12 * 3_600_000)
  expect(await statuses()).toEqual([401, 401, 401])
})

test.each([
  [{ host: 'localhost:4300', origin: 'http://localhost:4300' }, 204],
  [{ host: 'localhost:4300', origin: 'http://evil.example' }, 403],
  [{ host: 'localhost:4300', origin: 'http://localhost:9999' }, 403],
  [{ host: 'localhost:4300', origin: 'null' }, 403],
  [{ host: 'localhost:4300' }, 403],
])('with a cookie, what changes something comes from a page of this server: %j', async (headers, status) => {
  const { cookie } = await signedIn()
  const called = await api.call('DELETE /session', { headers: { cookie, ...headers } })
  expect([called.status, (await api.call('GET /session', { headers: { cookie } })).status]).toEqual([
    status,
    status === 204 ? 401 : 200,
  ])
})

test('another page signs nobody in, and a form is no JSON', async () => {
  const { secret } = await api.token('olga')
  const body = { token: secret }
  const elsewhere = { ...here, origin: 'http://evil.example' }
  expect((await api.call('POST /session', { body, headers: elsewhere })).status).toBe(403)
  const form = { ...here, 'content-type': 'text/plain' }
  expect((await api.call('POST /session', { body, headers: form })).status).toBe(415)
})

test('what does not fit is told field by field, and what cannot be read is said to be so', async () => {
  expect(await api.call('POST /session', { body: { token: 17, more: true } })).toMatchObject({
    status: 422,
    body: {
      errors: [{ field: 'body.token', problem: expect.any(String) as string, expected: 'string' }, { field: 'body' }],
    },
  })
  expect(await api.call('POST /session', { body: '{"token":' })).toMatchObject({ status: 400 })
  expect(await api.call('POST /session', { body: { token: 'x'.repeat(1_100_000) } })).toMatchObject({ status: 413 })
  expect(await api.call('GET /nothing-here', { as: 'olga' })).toMatchObject({ status: 404 })
})

test('whoever tries tokens is slowed down, and nobody else at the same address is', async () => {
  const slow = await testApi({
    parts: {
      rates: {
        address: { burst: 1e6, perSecond: 1 },
        person: { burst: 4, perSecond: 0.1 },
        unknown: { burst: 3, perSecond: 0.5 },
      },
    },
  })
  const wrong = async () =>
    await slow.call('GET /session', { headers: { authorization: `Bearer op_${'x'.repeat(43)}` } })
  const answers = [await wrong(), await wrong(), await wrong(), await wrong()]
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 429])
  expect(answers[3]?.headers.get('retry-after')).toBe('2')
  const tries = []
  for (let index = 0; index < 5; index++) tries.push((await slow.call('GET /session', { as: 'olga' })).status)
  expect(tries).toEqual([200, 200, 200, 200, 429])
  expect((await slow.call('GET /session', { as: 'lena' })).status).toBe(200)
  await slow.close()
})
