import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Outcome } from '../../journal/outcome.ts'
import type { RunFigures } from '../../measuring/run-figures.ts'
import { workOutFigures } from '../../project/work-out-figures.ts'
import { countDue, dueFigures, keepFigures } from '../../store/run-figures.ts'
import { aRun } from '../../store/testing/samples.ts'
import { countListed, type Told } from './testing/figures-told.ts'
import { numbersIn } from './testing/numbers-in.ts'
import { goOn, settleClaim } from './testing/shop-runs.ts'
import { testApi, type TestApi } from './testing/test-api.ts'

/** Milliseconds: a machine that may be busy. */
const timeout = 240_000

let api: TestApi
beforeAll(async () => {
  api = await testApi()
}, timeout)
afterAll(() => api.close())

const get = async <Body>(path: string): Promise<Body> => {
  const { status, body } = await api.call(`GET ${path}`, { as: 'vera' })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body as Body
}

const listed = (query: Readonly<Record<string, string>>): Promise<number> => countListed(get, query)

test(
  'figures of real runs: verified, automatic, with people, handed over, and the money they moved',
  { timeout },
  async () => {
    // Refunded, declined, and asked about.
    await settleClaim(api, 'A-1')
    await settleClaim(api, 'A-3')
    const asking = await settleClaim(api, 'A-4', 'lena')
    const [request] = (await get<{ items: { id: string }[] }>(`/requests?run=${asking}`)).items
    await api.call(`POST /requests/${request?.id}/decision`, {
      as: 'olga',
      body: { decision: 'answer', value: 'lost' },
    })
    expect(await goOn(api, asking)).toBe('met')
    const { total, notCounted } = await get<Told>('/metrics/summary')
    expect(notCounted).toBe(0)
    expect(total).toMatchObject({
      ended: { value: 3 },
      outcomes: { met: { value: 2 }, declined: { value: 1 }, 'handed over': { value: 0 } },
      verified: { value: 3, share: 1 },
      claimed: { value: 3 },
      automatic: { value: 2, share: 2 / 3 },
      escalated: { value: 0, share: 0 },
      waitingForPeople: { of: 1 },
      timeToResolve: { of: 3 },
      timeToClose: { of: 0, median: null, p90: null },
      money: [
        { handled: { amount: '42.50', currency: 'GBP' }, takenBack: { amount: '0.00', currency: 'GBP' }, runs: 2 },
      ],
      modelCost: [],
      modelCostUnknown: { value: 0 },
    })
  },
)

test(
  'what is handed over is counted as such, by its cause, and closed by a person it is claimed',
  { timeout },
  async () => {
    const before = (await get<Told>('/metrics/summary')).total
    const run = await settleClaim(api, 'A-99')
    const handed = (await get<Told>('/metrics/summary')).total
    expect([handed['escalated']?.value, handed['claimed']?.value]).toEqual([1, before['claimed']?.value])
    const { items } = await get<{ items: unknown[] }>('/metrics/failures')
    expect(items).toMatchObject([
      {
        cause: 'refused readOrder',
        runs: { value: 1 },
        agents: ['claims'],
        said: expect.stringContaining('A-99') as string,
      },
    ])
    const [item] = (await get<{ items: { id: string }[] }>('/escalations')).items
    const closed = await api.call(`POST /escalations/${item?.id}/close`, { as: 'olga', body: { reason: 'by hand' } })
    expect([run, closed.status]).toEqual([run, 200])
    const { total } = await get<Told>('/metrics/summary')
    expect(total).toMatchObject({
      verified: { value: before['verified']?.value },
      claimedOnly: { value: 1 },
      claimedBy: { person: { value: 1 }, model: { value: 0 } },
      timeToClose: { of: 1 },
    })
  },
)

const ended = async () => (await get<Told>('/metrics/summary')).total['ended']?.value ?? 0

test('a run that is returned goes on, and is in no figure before it ends again', { timeout }, async () => {
  const before = await ended()
  const run = await settleClaim(api, 'A-98')
  expect(await ended()).toBe(before + 1)
  const returned = await api.call(`POST /runs/${run}/return`, { as: 'olga', body: { note: 'look again' } })
  expect([returned.status, await ended()]).toEqual([200, before])
  expect(await listed({ agent: 'claims', escalated: 'true', counted: 'true' })).toBe(1)
  expect(await goOn(api, run)).toBe('handed over')
  expect(await ended()).toBe(before + 1)
})

const outcomes: readonly Outcome[] = ['met', 'partly', 'declined', 'handed over', 'failed', 'cancelled', 'shadowed']

/** Ends a run with figures that are made up. */
async function made(number: number): Promise<void> {
  // The same numbers each time, without a pattern in them.
  const drawn = (of: number, salt: number) => Math.floor(Math.abs(Math.sin(number * 97 + salt * 31)) * 1e6) % of
  const run = aRun({ id: `made${number}`, agent: `agent${drawn(3, 1)}` })
  const { store, pool } = api.project
  const openedAt = new Date(Date.UTC(2025, 2, 24, drawn(24 * 14, 2), drawn(60, 3))).toISOString()
  await store.open({ ...run, at: openedAt, opened: { ...run.opened, goal: `goal${drawn(2, 4)}` } })
  const at = new Date(Date.parse(openedAt) + drawn(1e7, 5)).toISOString()
  const outcome = outcomes[drawn(outcomes.length, 6)] ?? 'met'
  await store.append(run.id, 1, [{ type: 'run.settled', outcome, why: 'made up', checks: [], effects: [], at }], {
    settled: { outcome, summary: 'made up' },
  })
  const [due] = await dueFigures(pool, 1)
  const verified = drawn(2, 7) === 0
  const kind = ['late', 'lost', undefined][drawn(3, 8)]
  const takenBack = drawn(4, 9) === 0 ? 1 : 0
  const figures: RunFigures = {
    ...(kind === undefined ? {} : { class: kind }),
    verified,
    claimedBy: verified
      ? []
      : (['model', 'system', 'person', 'run'] as const).filter((_, one) => drawn(3, 10 + one) === 0),
    people: drawn(2, 14) === 0,
    escalated: drawn(3, 15) === 0,
    ...(verified ? {} : { cause: { id: `fault read${drawn(3, 16)}`, said: `the line ${number} went dead` } }),
    waited: drawn(2, 17) * 1_000,
    ...(drawn(5, 18) === 0 ? { closedAt: new Date(Date.parse(at) + 1_000).toISOString() } : {}),
    writes: 1,
    takenBack,
    money: [{ currency: 'EUR', minor: BigInt(100 + number), takenBack: BigInt(takenBack * 100) }],
    moneyUnknown: drawn(6, 19) === 0,
    tokens: drawn(1_000, 20),
    costs: [{ currency: 'USD', millionths: 1_500n }],
    costUnknown: drawn(6, 21) === 0,
  }
  await keepFigures(pool, [{ run: run.id, mark: due?.mark ?? '', figures }])
}

test('every number has exactly its runs behind it, by whatever it is told', { timeout }, async () => {
  for (let number = 0; number < 70; number += 1) await made(number)
  const time = 'from=2025-03-20T10:00:00.000Z&until=2025-04-10T10:00:00.000Z'
  const whole = await get<Told>(`/metrics/summary?${time}`)
  expect(whole.total['ended']?.value).toBeGreaterThan(40)
  const known = new Map<string, Promise<number>>()
  const agree = async (told: unknown): Promise<void> => {
    const numbers = numbersIn(told)
    expect(numbers.length).toBeGreaterThan(0)
    for (const { path, value, runs } of numbers) {
      const key = JSON.stringify(runs)
      const behind = known.get(key) ?? listed(runs)
      known.set(key, behind)
      expect([path, key, await behind]).toEqual([path, key, value])
    }
  }
  await agree(whole)
  const zone = 'zone=America/New_York'
  for (const query of [
    'by=agent',
    'by=goal',
    'by=class',
    `by=week&${zone}`,
    `by=month&${zone}`,
    'agent=agent1&class=lost&by=goal',
    'classed=false',
  ]) {
    const told = await get<Told>(`/metrics/summary?${time}&${query}`)
    await agree(told.total)
    for (const group of told.groups) await agree(group)
    const parts = told.groups.map(({ figures }) => (figures as Told['total'])['ended']?.value ?? 0)
    const all = query.includes('by=') ? told.total['ended']?.value : 0
    expect(parts.reduce((sum, one) => sum + one, 0)).toBe(all)
  }
  await agree(await get(`/metrics/failures?${time}`))
})

test(
  'periods follow each other without a gap, also over a change of the clocks, those without a run included',
  { timeout },
  async () => {
    const time = 'from=2025-03-20T10:00:00.000Z&until=2025-04-10T10:00:00.000Z'
    const { groups } = await get<{ groups: { from: string; until: string }[] }>(
      `/metrics/summary?${time}&by=day&zone=Europe/Berlin`,
    )
    expect(groups).toHaveLength(22)
    expect([groups[0]?.from, groups.at(-1)?.until]).toEqual(['2025-03-20T10:00:00.000Z', '2025-04-10T10:00:00.000Z'])
    expect(groups.slice(1).map(({ from }) => from)).toEqual(groups.slice(0, -1).map(({ until }) => until))
    expect(groups.map(({ from }) => from)).toEqual(
      expect.arrayContaining(['2025-03-29T23:00:00.000Z', '2025-03-30T22:00:00.000Z']),
    )
  },
)

test('where no run ended, shares and times are unknown, and nothing is zero that cannot be known', async () => {
  const { total } = await get<Told>('/metrics/summary?from=2001-01-01T00:00:00.000Z&until=2001-02-01T00:00:00.000Z')
  expect(total).toMatchObject({
    ended: { value: 0 },
    verified: { value: 0, share: null },
    automatic: { share: null },
    timeToResolve: { of: 0, median: null, p90: null },
    waitingForPeople: { of: 0, median: null },
    money: [],
  })
})

test('marks tell of policies and autonomy, oldest first', async () => {
  const because = 'a new carrier'
  await api.call('PUT /agents/claims/autonomy', { as: 'olga', body: { action: 'refund', level: 'confirm', because } })
  const { items } = await get<{ items: { kind: string }[] }>('/metrics/marks')
  expect(items).toMatchObject([
    { kind: 'policies', agent: 'claims', version: 1, did: 'seeded' },
    { kind: 'autonomy', agent: 'claims', action: 'refund', level: 'confirm', by: 'olga', because },
  ])
  expect((await get<{ items: unknown[] }>('/metrics/marks?agent=other')).items).toEqual([])
})

test.each([
  'summary?by=hour',
  'summary?zone=Mars/Base',
  'summary?zone=%2B02:00',
  'summary?from=2026-01-02T00:00:00.000Z&until=2026-01-01T00:00:00.000Z',
  'summary?by=day&from=2020-01-01T00:00:00.000Z',
  'summary?odd=1',
  'return?automaticShare=1.2',
  'return?automaticShare=',
  'return?costByPeople=-1',
  'return?currency=JPY&costByPeople=1.50',
])('a query that does not fit is told: %s', async (query) => {
  const { status, body } = await api.call(`GET /metrics/${query}`, { as: 'vera' })
  expect([status, body]).toMatchObject([422, { errors: [{ field: expect.stringContaining('query') as string }] }])
})

test('a return tells every assumption with where it comes from: 10,000 × 40 % × 15.00 = 60,000.00', async () => {
  const told = await get<Record<string, unknown>>(
    '/metrics/return?casesPerMonth=10000&automaticShare=0.4&costByPeople=15.00&costAutomatic=0.00',
  )
  expect(told).toMatchObject({
    assumptions: {
      casesPerMonth: { value: 10_000, ground: 'given' },
      automaticShare: { value: 0.4, ground: 'given' },
      costByPeople: { value: { amount: '15.00', currency: 'EUR' }, ground: 'given' },
      reviewShare: { value: 0, ground: 'left out' },
    },
    unknown: [],
    result: { casesAutomatic: 4_000, saved: { amount: '60000.00', currency: 'EUR' }, net: { amount: '60000.00' } },
    range: null,
  })
})

test('what is not given is measured, and where it cannot be, nothing follows', async () => {
  const time = 'from=2025-03-20T10:00:00.000Z&until=2025-04-10T10:00:00.000Z'
  const measured = await get<{
    assumptions: Record<string, { value: number; low: number; high: number }>
    range: unknown
  }>(`/metrics/return?${time}&costByPeople=15.00&costAutomatic=0.10`)
  const { automaticShare } = measured.assumptions
  expect(automaticShare).toMatchObject({ ground: 'measured' })
  expect(automaticShare?.low).toBeLessThan(automaticShare?.value ?? 0)
  expect(measured.range).toMatchObject({ low: { currency: 'EUR' } })
  const unpriced = await get(`/metrics/return?${time}&costByPeople=15.00`)
  expect(unpriced).toMatchObject({ unknown: ['costAutomatic'], result: null, range: null })
  const empty = await get('/metrics/return?from=2001-01-01T00:00:00.000Z&until=2001-02-01T00:00:00.000Z')
  expect(empty).toMatchObject({
    unknown: ['casesPerMonth', 'automaticShare', 'costByPeople', 'costAutomatic'],
    result: null,
  })
})

test('figures are worked out once, however many do it, and again when a run is marked again', { timeout }, async () => {
  const { pool } = api.project
  await pool.query('INSERT INTO operant.figures_due (run_id) SELECT run_id FROM operant.run_figures')
  const due = await countDue(pool)
  const kept = await Promise.all([1, 2, 3].map(() => workOutFigures(api.project)))
  expect(await countDue(pool)).toBe(0)
  expect(kept.reduce((sum, one) => sum + one, 0)).toBe(due)
  // Worked out before it was marked again: it is not kept.
  await pool.query(`INSERT INTO operant.figures_due (run_id) VALUES ('made1')`)
  const [old] = await dueFigures(pool, 1)
  await pool.query(`SELECT operant.figures_are_due('made1')`)
  expect(await keepFigures(pool, [{ run: 'made1', mark: old?.mark ?? '', figures: undefined }])).toBe(0)
  expect(await countDue(pool)).toBe(1)
  // It has not ended any more: it is in no figure.
  const [again] = await dueFigures(pool, 1)
  expect(await keepFigures(pool, [{ run: 'made1', mark: again?.mark ?? '', figures: undefined }])).toBe(1)
  const { rowCount } = await pool.query(`SELECT FROM operant.run_figures WHERE run_id = 'made1'`)
  expect(rowCount).toBe(0)
})
