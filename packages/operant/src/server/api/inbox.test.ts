import { afterEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { priceLists } from '../../../../../examples/price-list/agent.ts'
import { shopIn } from '../../../../../examples/price-list/shop.ts'
import { newTokenFor } from '../../access/new-token.ts'
import { driveToRest } from '../../project/drive.ts'
import type { requestInFullShape, RequestShape } from './routes/request-shapes.ts'
import { hostile, letters } from './testing/letters.ts'
import { goOn, settleClaim } from './testing/shop-runs.ts'
import { people, testApi, type PersonName, type TestApi } from './testing/test-api.ts'

type Listed = z.infer<typeof RequestShape>
type Full = z.infer<typeof requestInFullShape>

/** Milliseconds: a machine that may be busy. */
const timeout = 120_000

let api: TestApi
afterEach(() => api.close())

const list = async (query: string, as: PersonName = 'lena') =>
  ((await api.call(`GET /requests?${query}`, { as })).body as { items: Listed[] }).items
const full = async (id: string, as: PersonName = 'lena') => (await api.call(`GET /requests/${id}`, { as })).body as Full
const openOf = async (run: string): Promise<string> => (await list(`state=open&run=${run}`))[0]?.id ?? ''
const decide = (id: string, body: unknown, as: PersonName = 'lena') =>
  api.call(`POST /requests/${id}/decision`, { as, body })

test(
  'a request tells what would be done, which rule asks and what it saw, what it rests on, and who may say yes',
  { timeout },
  async () => {
    api = await testApi()
    const run = await settleClaim(api, 'A-2')
    const id = await openOf(run)
    expect(await full(id)).toMatchObject({
      goal: 'Settle the claim for order A-2',
      youMay: true,
      whyNot: null,
      since: null,
      replacedBy: null,
      set: null,
      call: {
        action: 'refund',
        takesBack: false,
        risk: 'irreversible',
        undo: 'cannot be undone',
        arguments: [
          { name: 'id', value: 'A-2', editable: false },
          { name: 'amount', value: { amount: '240.00', currency: 'GBP' }, editable: true },
        ],
        expects: [{ field: 'amount', value: { amount: '240.00', currency: 'GBP' } }],
        rules: [{ effect: 'allow' }, { effect: 'approve', rule: 'small shop/refunds/medium' }],
        values: [{}, {}, { name: 'arguments.amount', text: '240.00 GBP' }],
        policy: { version: 1 },
      },
      precedents: { approved: 0, rejected: 0, latest: [] },
    })
    const { evidence } = await full(id)
    const order = evidence.find(({ fact: name }) => name === 'order')
    expect(order).toMatchObject({ from: 'readOrder', label: 'record', value: { id: 'A-2' } })
    expect(typeof order?.step).toBe('number')
    const [viewer, starter, stranger] = await Promise.all([full(id, 'vera'), full(id, 'olga'), full(id, 'fiona')])
    expect([viewer, starter, stranger].map(({ youMay }) => youMay)).toEqual([false, false, false])
    expect(viewer.whyNot).toContain('takes the right to answer requests')
    expect(starter.whyNot).toContain('olga asked for this')
    expect(stranger.whyNot).toContain('this is for lead to decide')
  },
)

test(
  'an answer counts for what was shown alone, and one that comes too late is told what is asked now',
  { timeout },
  async () => {
    api = await testApi()
    const run = await settleClaim(api, 'A-2')
    const id = await openOf(run)
    const { seen } = await full(id)
    const other = { decision: 'approve', seen: 'x'.repeat(64) }
    expect(await decide(id, other)).toMatchObject({ status: 409, body: { why: 'not what was shown', seen } })
    const batch = { decision: 'approve', requests: [id], seen: { [id]: 'y' } }
    expect((await api.call('POST /requests/batch', { as: 'lena', body: batch })).body).toMatchObject({
      status: 409,
      why: 'not what was shown',
    })
    expect((await full(id)).state).toBe('open')
    const edit = { decision: 'edit', arguments: { amount: '120.00 GBP' }, seen }
    expect((await decide(id, edit)).status).toBe(200)
    await goOn(api, run)
    const second = await openOf(run)
    expect(await full(second)).toMatchObject({
      since: {
        request: id,
        differences: expect.arrayContaining([expect.objectContaining({ field: 'argument amount' })]) as unknown,
      },
    })
    expect((await full(id)).replacedBy).toBe(second)
    expect(await decide(id, { decision: 'approve', seen })).toMatchObject({
      status: 409,
      body: {
        why: 'already decided',
        replacedBy: second,
        differences: expect.arrayContaining([
          { field: 'argument amount', before: '240.00 GBP', now: '120.00 GBP' },
        ]) as unknown,
      },
    })
    expect((await decide(second, { decision: 'approve', seen: (await full(second)).seen })).status).toBe(200)
  },
)

test(
  'what somebody puts off comes back at its time, or when somebody remarks something, and is put off for nobody else',
  { timeout },
  async () => {
    let now = new Date('2026-03-02T12:00:00Z')
    const max = { name: 'max', roles: ['lead'] }
    api = await testApi({ definition: { principals: [...people, max], clock: { now: () => now } } })
    const id = await openOf(await settleClaim(api, 'A-2'))
    const put = (until: string, as: PersonName = 'lena', of = id) =>
      api.call(`PUT /requests/${of}/snooze`, { as, body: { until } })
    const mine = async (snoozed: boolean) =>
      (await list(`open=true&mine=true&snoozed=${snoozed}&order=due`)).map((one) => one.id)
    const counts = async () => (await api.call('GET /inbox', { as: 'lena' })).body
    expect([await mine(false), await mine(true)]).toEqual([[id], []])
    expect(await counts()).toEqual({
      waiting: 1,
      snoozed: 0,
      reviews: 0,
      oldestAskedAt: (await full(id)).askedAt,
      firstDue: (await full(id)).expiresAt,
      escalations: { unclaimed: 0, mine: 0 },
    })
    expect((await put('2026-03-02T11:00:00Z')).status).toBe(422)
    expect((await put('2026-06-02T12:00:00Z')).body).toMatchObject({ status: 422, errors: [{ field: 'body.until' }] })
    expect((await put('2026-03-02T14:00:00Z', 'vera')).status).toBe(403)
    expect((await put('2026-03-02T14:00:00Z', 'lena', 'none')).status).toBe(404)
    expect((await put('2026-03-02T14:00:00Z')).status).toBe(200)
    expect([await mine(false), await mine(true)]).toEqual([[], [id]])
    expect(await counts()).toMatchObject({ waiting: 0, snoozed: 1, oldestAskedAt: null })
    expect((await full(id)).snoozedUntil).toBe('2026-03-02T14:00:00.000Z')
    expect((await full(id, 'anna')).snoozedUntil).toBeNull()
    now = new Date('2026-03-02T13:00:00Z')
    await api.call(`POST /requests/${id}/comments`, { as: 'lena', body: { text: 'I wait for finance' } })
    expect(await mine(true)).toEqual([id])
    await api.call(`POST /requests/${id}/comments`, { as: 'anna', body: { text: 'finance says yes' } })
    expect(await mine(false)).toEqual([id])
    now = new Date('2026-03-02T13:01:00Z')
    await put('2026-03-02T14:00:00Z')
    expect(await mine(true)).toEqual([id])
    now = new Date('2026-03-02T14:00:00Z')
    expect(await mine(false)).toEqual([id])
    await put('2026-03-02T15:00:00Z')
    expect((await api.call(`DELETE /requests/${id}/snooze`, { as: 'lena' })).status).toBe(204)
    expect(await mine(false)).toEqual([id])
    await decide(id, { decision: 'reject', reason: 'no' })
    expect((await put('2026-03-02T15:00:00Z')).status).toBe(409)
    expect((await list('open=false&answered=me&order=decided')).map((one) => one.id)).toEqual([id])
    expect(await list('open=false&answered=me', 'anna')).toEqual([])
    expect((await list('kind=approve&kind=answer')).length).toBe(1)
  },
)

test('what outsiders wrote is told apart from everything else, and whole by itself', { timeout }, async () => {
  api = await testApi({ definition: { agents: [letters()], clients: () => ({ desk: { kept: [] } }) } })
  const { project } = api
  const run = await project.startGoal({ agent: 'letters', goal: 'keep', input: { letterId: 'L-1' }, startedBy: 'olga' })
  await driveToRest(project, run)
  const id = await openOf(run)
  const { texts, call, title } = await full(id)
  expect(texts).toMatchObject([{ name: 'argument.body', length: hostile.length, whole: false }])
  expect(texts[0]?.text).toBe(hostile.slice(0, 8_000))
  expect(JSON.stringify([call, title])).not.toContain('script')
  const { digest = '' } = texts[0] ?? {}
  expect(call?.arguments.find(({ name }) => name === 'body')?.value).toEqual({
    outside: digest,
    length: hostile.length,
  })
  const whole = await api.call(`GET /requests/${id}/texts/${digest}`, { as: 'lena' })
  expect(whole.body).toMatchObject({ whole: true, text: hostile })
  expect((await api.call(`GET /requests/${id}/texts/none`, { as: 'lena' })).status).toBe(404)
})

test(
  'a change set is told as a whole, and its elements page by page; all but some are approved',
  { timeout },
  async () => {
    const lead = [...people, { name: 'bea', roles: ['buyer'] }]
    api = await testApi({
      definition: { agents: [priceLists], principals: lead, clients: ({ folder }) => shopIn(folder) },
    })
    const { project } = api
    const run = await project.startGoal({
      agent: 'price-lists',
      goal: 'reprice',
      input: { list: 'usual' },
      startedBy: 'olga',
    })
    await driveToRest(project, run)
    const id = await openOf(run)
    const { set, call, shown } = await full(id)
    expect([call, set?.risk, set?.of]).toEqual([null, 'reversible', 121])
    expect(shown).toMatchObject({ set: set?.set })
    expect(set?.standOut.map(({ key }) => key)).not.toContain('item-1')
    const elements = async (query: string) =>
      (await api.call(`GET /requests/${id}/elements?${query}`, { as: 'vera' })).body as {
        items: { key: string; effect: string }[]
        next: string | null
        total: number
      }
    const keys: string[] = []
    let after = ''
    for (let pages = 0; pages < 10; pages += 1) {
      const page = await elements(`limit=40${after}`)
      keys.push(...page.items.map(({ key }) => key))
      if (page.next === null) break
      after = `&after=${page.next}`
    }
    const { total } = await elements('limit=1')
    expect([keys.length, new Set(keys).size]).toEqual([total, total])
    expect((await elements('text=item-30')).items).toMatchObject([
      {
        key: 'item-30',
        effect: 'approve',
        standing: { kind: 'asked' },
        arguments: [{ name: 'item', value: 'item-30' }, {}],
      },
    ])
    expect((await elements('standing=done')).items).toEqual([])
    expect((await api.call(`GET /requests/${id}/elements?after=x`, { as: 'vera' })).status).toBe(422)
    const both = { decision: 'approve', elements: ['item-30'], except: ['item-31'] }
    const bea = await bearer('bea', ['buyer'])
    const say = (body: unknown) => api.call(`POST /requests/${id}/decision`, { headers: bea, body })
    expect((await say(both)).status).toBe(422)
    expect((await say({ decision: 'approve', except: ['none'] })).status).toBe(422)
    expect((await say({ decision: 'approve', except: keys })).status).toBe(422)
    expect((await say({ decision: 'approve', except: ['item-31'] })).status).toBe(200)
    await driveToRest(project, run)
    expect((await elements('standing=done')).total).toBe(total - 1)
    expect((await elements('standing=left')).items).toMatchObject([
      { key: 'item-31', standing: { why: expect.stringContaining('not approved') as string } },
    ])
  },
)

async function bearer(person: string, roles: readonly string[]): Promise<Record<string, string>> {
  const { secret } = await newTokenFor(api.project, { person, roles, days: 1, madeBy: 'lena', note: undefined })
  return { authorization: `Bearer ${secret}` }
}
