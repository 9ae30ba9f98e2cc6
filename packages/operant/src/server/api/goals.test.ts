import { afterAll, beforeAll, expect, test } from 'vitest'
import { countRuns } from '../../store/runs.ts'
import { testApi, type TestApi } from './testing/test-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

const words = 'settle the claim for order A-1, with at most 2 refunds'
const total = async (): Promise<number> => (await countRuns(api.project.pool)).running

test('words are understood without starting anything, by anybody who may look', async () => {
  expect(await api.call('POST /goals/understand', { as: 'vera', body: { words } })).toMatchObject({
    status: 200,
    body: { kind: 'understood', agent: 'claims', input: { orderId: 'A-1' }, limits: { actions: { refund: 2 } } },
  })
  expect((await api.call('POST /goals/understand', { as: 'vera', body: { words: 'sing a song' } })).body).toMatchObject(
    {
      kind: 'nothing',
      askable: [
        { agent: 'claims', goal: 'settleClaim' },
        { agent: 'claims', goal: 'whatIsOpen' },
      ],
    },
  )
  expect(await total()).toBe(0)
})

test('a goal is started in words and by name, in the name of whoever has the token', async () => {
  const said = await api.call('POST /goals', { as: 'olga', body: { words } })
  expect(said).toMatchObject({ status: 201, body: { agent: 'claims' } })
  const { run } = said.body as { run: string }
  expect((await api.call(`GET /runs/${run}`, { as: 'vera' })).body).toMatchObject({ startedBy: 'olga', said: words })
  const goal = [...(api.project.agents.get('claims')?.agent.goals.keys() ?? [])][0] ?? ''
  const named = { agent: 'claims', goal, input: { orderId: 'A-2' } }
  expect((await api.call('POST /goals', { as: 'olga', body: named })).status).toBe(201)
  const wrong = { ...named, input: { orderId: 'seventeen' } }
  expect(await api.call('POST /goals', { as: 'olga', body: wrong })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'body.input.orderId', problem: expect.stringContaining('such as A-1') as string }] },
  })
  expect((await api.call('POST /goals', { as: 'olga', body: { ...named, input: {} } })).status).toBe(422)
  expect((await api.call('POST /goals', { as: 'olga', body: { ...named, agent: 'nobody' } })).status).toBe(404)
})

test('what is not certain starts nothing, and the choices are told', async () => {
  const before = await total()
  const doubtful = { words: 'settle the claim for order A-1 and make them happy' }
  expect(await api.call('POST /goals', { as: 'olga', body: doubtful })).toMatchObject({
    status: 422,
    body: { type: 'urn:operant:problem:in-doubt', doubts: [{ about: 'unchecked' }] },
  })
  expect(await total()).toBe(before)
  const settled = { unchecked: ['make them happy'] }
  const heard = (await api.call('POST /goals/understand', { as: 'olga', body: doubtful })).body as {
    doubts: { choices: { id: string }[] }[]
  }
  expect(heard.doubts[0]?.choices.map(({ id }) => id)).toContain(settled.unchecked[0])
  expect((await api.call('POST /goals', { as: 'olga', body: { ...doubtful, settled } })).status).toBe(201)
})

test('the same key starts one run, however often and at once; another body or another person is another thing', async () => {
  const before = await total()
  const headers = { 'idempotency-key': 'one' }
  const first = await api.call('POST /goals', { as: 'olga', body: { words }, headers })
  const again = await api.call('POST /goals', { as: 'olga', body: { words }, headers })
  expect([again.status, again.body]).toEqual([first.status, first.body])
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  const other = await api.call('POST /goals', { as: 'olga', body: { words: `${words} please` }, headers })
  expect(other).toMatchObject({ status: 422, body: { type: 'urn:operant:problem:other-body' } })
  expect(await total()).toBe(before + 1)
  const lena = await api.call('POST /goals', { as: 'lena', body: { words }, headers })
  expect((lena.body as { run: string }).run).not.toBe((first.body as { run: string }).run)
  const many = await Promise.all(
    Array.from({ length: 8 }, () =>
      api.call('POST /goals', { as: 'olga', body: { words }, headers: { 'idempotency-key': 'many' } }),
    ),
  )
  expect(many.every(({ status }) => status === 201 || status === 409)).toBe(true)
  expect(many.some(({ status }) => status === 201)).toBe(true)
  expect(await total()).toBe(before + 3)
})

test('whoever was cut off before the answer was kept starts nothing a second time', async () => {
  const headers = { 'idempotency-key': 'cut off' }
  const first = await api.call('POST /goals', { as: 'olga', body: { words }, headers })
  const cut =
    "UPDATE operant.posted SET status = NULL, posted_at = posted_at - interval '2 minutes' WHERE key = 'cut off'"
  await api.project.pool.query(cut)
  const before = await total()
  const again = await api.call('POST /goals', { as: 'olga', body: { words }, headers })
  expect([again.status, again.body, await total()]).toEqual([201, first.body, before])
})
