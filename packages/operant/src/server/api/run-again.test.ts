import { afterAll, beforeAll, expect, test } from 'vitest'
import { runsAgainOf } from '../../store/runs-again.ts'
import { goOn, settleClaim } from './testing/shop-runs.ts'
import { testApi, type TestApi } from './testing/test-api.ts'

/** Milliseconds: a machine that may be busy. */
const timeout = 120_000

let api: TestApi
beforeAll(async () => {
  api = await testApi()
}, timeout)
afterAll(() => api.close())

const look = async <Told>(path: string) => (await api.call(`GET /runs/${path}`, { as: 'rolf' })).body as Told
const again = (run: string, key: string, from = 1) =>
  api.call(`POST /runs/${run}/again`, {
    as: 'olga',
    body: { from, reason: 'the carrier answered' },
    headers: { 'idempotency-key': key },
  })

test('a run that has ended is run again as a new one, once for each key, and one at a time', { timeout }, async () => {
  const run = await settleClaim(api, 'A-5')
  const steps = await look<{ items: { number: number; title: string; seq: number }[] }>(`${run}/steps`)
  expect(steps.items[0]?.title).toMatch(/^[A-Z]/)
  const from = steps.items.length
  const made = await again(run, 'a1', from)
  expect(made).toMatchObject({ status: 201, body: { of: run } })
  expect((await again(run, 'a1', from)).body).toEqual(made.body)
  const { run: second } = made.body as { run: string }
  expect(await again(run, 'a2')).toMatchObject({ status: 409, body: { run: second } })
  expect(await again(second, 'a3')).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining('under way') },
  })
  expect(await goOn(api, second)).toBe('handed over')
  expect(await look(second)).toMatchObject({
    startedBy: 'olga',
    parent: null,
    again: { run, step: from, by: 'olga', reason: 'the carrier answered' },
    limits: { steps: { most: expect.any(Number) as number } },
  })
  expect((await look<{ again: { known: unknown[] } }>(second)).again.known.length).toBeGreaterThan(0)
  expect(await look(run)).toMatchObject({ startedAgain: [{ id: second, step: from, outcome: 'handed over' }] })
  // It has ended: the first may be run again once more.
  expect((await again(run, 'a4')).status).toBe(201)
  expect((await again(run, 'a5', 99)).body).toMatchObject({ status: 422, errors: [{ field: 'body.from' }] })
  expect((await again('none', 'a6')).status).toBe(404)
})

test('while it is run again nobody returns it, and what somebody returned is not run again', { timeout }, async () => {
  const run = await settleClaim(api, 'A-5')
  const back = () => api.call(`POST /runs/${run}/return`, { as: 'olga', body: { note: 'set right' } })
  const made = await again(run, 'r1')
  const { run: second } = made.body as { run: string }
  const escalations = await api.call(`GET /escalations?run=${run}&state=open`, { as: 'olga' })
  const [item] = (escalations.body as { items: { id: string }[] }).items
  await api.call(`POST /escalations/${item?.id}/claim`, { as: 'olga' })
  expect(await back()).toMatchObject({
    status: 409,
    body: { why: 'run again', detail: expect.stringContaining(second) },
  })
  expect(await goOn(api, second)).toBe('handed over')
  expect((await back()).status).toBe(200)
  expect(await again(run, 'r2')).toMatchObject({ status: 409 })
  expect(await goOn(api, run)).toBe('handed over')
})

test('of many who run it again at once, one does', { timeout }, async () => {
  const run = await settleClaim(api, 'A-5')
  const all = await Promise.all(Array.from({ length: 6 }, (_, index) => again(run, `b${index}`)))
  expect(all.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 409, 409, 409, 409, 409])
  expect(await runsAgainOf(api.project.pool, run)).toHaveLength(1)
})

test('a run is played again without calling anything, to the same decisions', { timeout }, async () => {
  const run = await settleClaim(api, 'A-3')
  const before = await api.project.store.read(run)
  const { same } = await look<{ same: number }>(`${run}/replay`)
  expect(await look(`${run}/replay`)).toEqual({ run, kind: 'same', same })
  expect(same).toBeGreaterThan(0)
  expect(await api.project.store.read(run)).toEqual(before)
  expect((await api.call('GET /runs/none/replay', { as: 'rolf' })).status).toBe(404)
})

test(
  'plans say what is otherwise than before, and time is split into queued, at work and waiting',
  { timeout },
  async () => {
    const run = await settleClaim(api, 'A-2')
    interface Version {
      readonly version: number
      readonly added: unknown[]
      readonly gone: { readonly as: string }[]
      readonly because?: string
    }
    const { versions } = await look<{ versions: Version[] }>(`${run}/plan`)
    expect(versions[0]).toMatchObject({ version: 1, added: [], gone: [] })
    expect(
      versions.slice(1).every(({ because, added, gone }) => because !== undefined && added.length + gone.length > 0),
    ).toBe(true)
    expect(versions.flatMap(({ gone }) => gone.map((one) => one.as))).toContain('done')
    const told = await look<{ phases: { kind: string; by?: string; until: string | null }[]; steps: unknown[] }>(
      `${run}/timeline`,
    )
    expect(told.phases.slice(0, 2).map(({ kind }) => kind)).toEqual(['queued', 'working'])
    expect(told.phases.at(-1)).toMatchObject({ kind: 'waiting', by: 'requests', until: null })
    expect(told.steps.length).toBeGreaterThan(0)
  },
)
