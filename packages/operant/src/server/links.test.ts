import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifiedAnswers } from '../access/signed-answers.ts'
import { secretHash } from '../access/tokens.ts'
import { putDelegation } from '../store/delegations.ts'
import { answerByLink } from '../store/links.ts'
import { putPrincipal } from '../store/principals.ts'
import { answerRequest, requestRow } from '../store/requests.ts'
import { PostgresRunStore } from '../store/run-store.ts'
import { noon, tooLate } from '../store/testing/samples.ts'
import { createServer } from './app.ts'
import { serve } from './serve.ts'
import { testServer, type TestServer } from './testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.database.close())

const row = async (request: string) => {
  const found = await requestRow(server.database.pool, request)
  if (!found) throw new Error(`there is no request ${request}`)
  return found
}
const titleOf = async (response: Response): Promise<string> =>
  /<h1>([^<]*)<\/h1>/.exec(await response.text())?.[1] ?? ''
const read = async (path: string, method: string): Promise<Response> => server.app.request(path, { method })
const yes = { decision: 'approved', reason: 'seen' }

test('#39 scanners that read the link, by GET or HEAD and as often as they like, decide nothing', async () => {
  const { run, request } = await server.asked()
  const path = await server.link(request, 'lena')
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => read(path, n % 2 ? 'HEAD' : 'GET')))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  for (const odd of [
    { method: 'PUT' },
    { method: 'POST' },
    { method: 'POST', body: '{"decision":"approved"}', headers: { 'content-type': 'application/json' } },
  ])
    expect((await server.app.request(path, odd)).status).not.toBe(200)
  expect(await server.app.request(`${path}?decision=approved`)).toMatchObject({ status: 200 })
  expect(await row(request)).toMatchObject({ state: 'open', given: [] })
  expect(await new PostgresRunStore(server.database.pool).inbox(run)).toEqual([])
  // And it still works for the person.
  expect(await titleOf(await server.send(path, yes))).toBe('Thank you, it is recorded')
})

test('#35 one link clicked twenty times at once, over twenty connections, is one decision', async () => {
  const { run, request } = await server.asked()
  const path = await server.link(request, 'lena')
  const served = await serve(createServer(server.parts), { port: 0, address: '127.0.0.1' })
  try {
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        const body = new URLSearchParams(n % 2 ? yes : { decision: 'rejected', reason: 'no' })
        const headers = { connection: 'close' }
        return (await fetch(`http://127.0.0.1:${served.port}${path}`, { method: 'POST', body, headers })).status
      }),
    )
    expect(answers.toSorted((one, other) => one - other)).toEqual([200, ...Array.from({ length: 19 }, () => 410)])
  } finally {
    await served.stop()
  }
  expect((await row(request)).given).toHaveLength(1)
  expect(await new PostgresRunStore(server.database.pool).inbox(run)).toHaveLength(1)
})

test('#31 an answer by a link is signed with its id, and verifies; the secret of the link stands nowhere', async () => {
  const { request } = await server.asked()
  const path = await server.link(request, 'lena')
  await server.send(path, yes)
  const answered = await row(request)
  expect(answered).toMatchObject({
    state: 'approved',
    given: [{ by: 'lena', channel: 'link', token: expect.stringMatching(/^link_/) as string, reason: 'seen' }],
  })
  expect(verifiedAnswers(server.parts.keys, answered)).toEqual(['verified'])
  const { rows } = await server.database.pool.query<{ all: string }>(
    'SELECT row_to_json(links)::text AS all FROM operant.links',
  )
  expect(rows.filter(({ all }) => all.includes(path.slice(7)))).toEqual([])
})

test('#37 a link answers once, in its time, for its person while they are here and for what it was made for', async () => {
  const { request } = await server.asked({ count: 2 })
  const [path, second] = [await server.link(request, 'lena'), await server.link(request, 'lena')]
  expect(await titleOf(await server.send(path, yes))).toBe('Thank you, it is counted')
  expect(await titleOf(await server.send(path, yes))).toBe('This link cannot be used')
  // The same person counts once, by however many links.
  expect(await titleOf(await server.send(second, yes))).toBe('Your answer was not taken')

  const late = await server.link((await server.asked()).request, 'lena', { life: 0 })
  const gone = await server.link((await server.asked()).request, 'petra')
  const notTheirs = await server.link((await server.asked()).request, 'olga')
  const onlyLooks = await server.link((await server.asked({ roles: ['viewer'] })).request, 'vera')
  const forOutside = await server.link((await server.asked()).request, 'lena', { outside: true })
  const own = await server.link((await server.asked({ requester: 'Lena' })).request, 'lena')
  const changed = await server.asked()
  const stale = await server.link(changed.request, 'lena')
  await server.database.pool.query(`UPDATE operant.requests SET arguments_hash = 'other' WHERE id = $1`, [
    changed.request,
  ])
  const statuses = async (one: string) => (await server.send(one, yes)).status
  expect(await statuses(late)).toBe(410)
  expect(await statuses(gone)).toBe(410)
  expect(await statuses(notTheirs)).toBe(409)
  expect(await statuses(onlyLooks)).toBe(410)
  expect(await statuses(forOutside.replace('/forms/', '/links/'))).toBe(410)
  expect(await statuses(own)).toBe(409)
  expect(await statuses(stale)).toBe(410)
  expect(await statuses(`/links/${'A'.repeat(43)}`)).toBe(410)
  expect(await row(changed.request)).toMatchObject({ state: 'open', given: [] })
})

test('#37 whoever stands in decides by their own link, in the place of who is away', async () => {
  const { request } = await server.asked()
  const path = await server.link(request, 'olga')
  expect(await titleOf(await server.send(path, yes))).toBe('Your answer was not taken')
  for (const one of server.parts.people) await putPrincipal(server.database.pool, one)
  const delegation = { id: 'd1', from: 'lena', to: 'olga', because: 'away', since: noon, until: tooLate, madeAt: noon }
  await putDelegation(server.database.pool, delegation)
  expect(await titleOf(await server.send(path, yes))).toBe('Thank you, it is recorded')
  expect((await row(request)).given).toMatchObject([{ by: 'olga', insteadOf: 'lena', channel: 'link' }])
})

test('a link whose time passes while its page is open answers nothing', async () => {
  const { request } = await server.asked()
  const hash = secretHash((await server.link(request, 'lena', { life: 1_000 })).slice('/links/'.length))
  const at = new Date(Date.parse(noon) + 1_000).toISOString()
  const answer = { kind: 'approved', reason: '' } as const
  const by = { name: 'lena', roles: ['lead'] }
  const result = await answerByLink(server.database.pool, hash, at, ({ id }) => {
    return { request, by, how: { channel: 'link', token: id }, answer, at }
  })
  expect(result).toEqual({ kind: 'no use', why: 'the link is over' })
  expect((await row(request)).given).toEqual([])
})

test('somebody else decided first: the link says so, and is not used up by it', async () => {
  const { request } = await server.asked()
  const path = await server.link(request, 'lena')
  await answerRequest(server.database.pool, {
    request,
    by: { name: 'leo', roles: ['lead'] },
    how: { channel: 'command line' },
    answer: { kind: 'rejected', reason: 'no' },
    at: noon,
  })
  const response = await server.send(path, yes)
  expect(response.status).toBe(409)
  expect(await response.text()).toContain('decided already')
})

test('a no needs its reason, and nothing is decided without one', async () => {
  const { request } = await server.asked()
  const path = await server.link(request, 'lena')
  const response = await server.send(path, { decision: 'rejected', reason: ' ' })
  expect([response.status, await response.text()]).toEqual([422, expect.stringContaining('Say why not')])
  expect(await row(request)).toMatchObject({ state: 'open' })
  expect(await titleOf(await server.send(path, { decision: 'rejected', reason: 'too much' }))).toBe(
    'Thank you, it is recorded',
  )
})

test('the page shows what the call comes to, what the rules saw, and what is otherwise than when it was asked before', async () => {
  const shown = {
    action: 'refund',
    preview: { balance: { before: { amount: '240.00', currency: 'GBP' }, after: { amount: '0.00', currency: 'GBP' } } },
    values: { 'order.total': '240.00 GBP' },
    before: {
      request: 'r1',
      approved: 'lena',
      differences: [{ field: 'argument amount', before: '12.00 GBP', now: '240.00 GBP' }],
    },
  }
  const { request } = await server.asked({ shown })
  const text = await (await server.app.request(await server.link(request, 'lena'))).text()
  const told = text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
  expect(told).toContain('What it comes to balance 240.00 GBP → 0.00 GBP')
  expect(told).toContain('Since r1, which was approved by lena, and counts no more.')
  expect(told).toContain('argument amount: 12.00 GBP → 240.00 GBP')
  expect(told).toContain('What the rules saw order.total 240.00 GBP')
})

test('the page of a change set shows how many changes, what they come to, and those to look at', async () => {
  const shown = {
    set: 's1',
    changes: 3,
    of: 4,
    totals: [{ action: 'setPrice', count: 3, spends: ['12.00 GBP'] }],
    groups: [{ effect: 'approve', rule: 'big', text: 'more than 10 %', count: 3, spends: [], example: 'Price of i1' }],
    standOut: [{ key: 'i7', title: 'Price of i7', why: 'ten times the others' }],
    open: [{ key: 'i2', text: 'number: not known yet' }],
    leftOut: [{ how: 'denied', why: 'below cost', count: 1, example: 'Price of i9' }],
    differences: [{ key: 'i3', text: 'i3: the price is another' }],
  }
  const { request } = await server.asked({ shown })
  const text = await (await server.app.request(await server.link(request, 'lena'))).text()
  const told = text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
  for (const part of [
    '4 changes prepared, 3 asked about here',
    '3 × setPrice, 12.00 GBP',
    'i7: Price of i7 (ten times the others)',
    'i2: number: not known yet',
    '3 approve by big: more than 10 % Such as: Price of i1',
    '1 denied: below cost. Such as: Price of i9',
    'i3: the price is another',
  ])
    expect(told).toContain(part)
})

test('what outsiders wrote cannot become a part of the page, and the page runs and loads nothing', async () => {
  const attack = `"><script>document.forms[0].submit()</script><img src=x onerror=alert(1)>\u202e`
  const own = await testServer({ wordsOf: () => Promise.resolve([{ name: attack, text: attack }]) })
  try {
    const shown = {
      goal: attack,
      action: attack,
      arguments: { [attack]: attack },
      reasons: [{ rule: attack, text: attack }],
      preview: { [attack]: attack },
      values: { [attack]: attack },
      before: { request: attack, approved: attack, differences: [{ field: attack, before: attack, now: attack }] },
    }
    const { request } = await own.asked({ title: attack, shown, requester: attack })
    const response = await own.app.request(await own.link(request, 'lena'))
    const text = await response.text()
    expect(text).not.toMatch(/<script|<img|onerror=[^&]*>|\u202e/)
    expect(text.match(/<form/g)).toHaveLength(1)
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(response.headers.get('cache-control')).toBe('no-store')
  } finally {
    await own.database.close()
  }
})

test('what is larger than a form is not taken in, and a database that is gone is said without a word of why', async () => {
  const path = await server.link((await server.asked()).request, 'lena')
  expect((await server.send(path, { ...yes, reason: 'x'.repeat(70_000) })).status).toBe(413)
  const broken = createServer({
    ...server.parts,
    pool: Object.assign(Object.create(server.parts.pool) as typeof server.parts.pool, {
      query: () => Promise.reject(new Error('password authentication failed')),
    }),
  })
  const health = await broken.request('/healthz')
  expect(health.status).toBe(503)
  const told = await broken.request(path)
  expect([told.status, await told.text()]).toEqual([500, expect.not.stringContaining('password')])
  expect(await (await server.app.request('/healthz')).json()).toEqual({ status: 'ok' })
})
