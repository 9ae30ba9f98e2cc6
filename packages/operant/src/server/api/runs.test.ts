import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunOpened } from '../../journal/run-opened.ts'
import { aRun } from '../../store/testing/samples.ts'
import { testApi, type TestApi } from './testing/test-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

const open = async (id: string, more: Partial<RunOpened> = {}): Promise<void> => {
  const run = aRun({ id })
  await api.project.store.open({ ...run, opened: { ...run.opened, ...more } })
}
interface Page {
  readonly items: readonly { readonly id: string }[]
  readonly next: string | null
}
const page = async (query: string): Promise<Page> => (await api.call(`GET /runs?${query}`, { as: 'vera' })).body as Page
const ids = async (query: string): Promise<readonly string[]> => (await page(query)).items.map(({ id }) => id)

test('pages of runs neither repeat nor leave out one, also where runs are opened in between', async () => {
  for (const id of ['p1', 'p2', 'p3', 'p4', 'p5']) await open(id, { agent: 'pages' })
  const first = await page('agent=pages&limit=2')
  // Of the same instant, and before the place where the page ended.
  await open('p0', { agent: 'pages' })
  const second = await page(`agent=pages&limit=2&after=${first.next}`)
  const third = await page(`agent=pages&limit=2&after=${second.next}`)
  expect([first, second, third].map(({ items }) => items.map(({ id }) => id))).toEqual([
    ['p1', 'p2'],
    ['p3', 'p4'],
    ['p5'],
  ])
  expect(third.next).toBeNull()
})

const found = (query: string): Promise<readonly string[]> => ids(`agent=finding&${query}`)

test('runs are found by what they are and by words in what was asked, which are no pattern', async () => {
  await open('f1', { agent: 'finding', goal: 'resolve', asked: 'Resolve ticket 4711 for 100% of it', startedBy: 'eve' })
  await open('f2', { agent: 'finding', goal: 'other', asked: String.raw`resolve a_b \ c`, startedBy: 'ann' })
  expect(await found('text=TICKET')).toEqual(['f1'])
  expect(await found('text=100%25')).toEqual(['f1'])
  expect(await found('text=a_b')).toEqual(['f2'])
  expect(await found('text=aXb')).toEqual([])
  expect(await found(`text=${encodeURIComponent('\\ c')}`)).toEqual(['f2'])
  expect(await found('text=f2')).toEqual(['f2'])
  expect(await found('goal=other')).toEqual(['f2'])
  expect(await found('startedBy=eve')).toEqual(['f1'])
  expect(await found('state=running')).toEqual(['f1', 'f2'])
  expect(await found('outcome=met')).toEqual([])
  expect(await found('from=2026-03-02T12:00:00.000Z&until=2026-03-02T12:00:00.001Z')).toEqual(['f1', 'f2'])
  expect(await found('until=2026-03-02T12:00:00.000Z')).toEqual([])
})

test.each(['state=odd', 'limit=201', 'limit=0', 'after=eHg', 'after=WyJ4IiwieSJd', 'agents=x', 'from=yesterday'])(
  'a query that does not fit is told: %s',
  async (query) => {
    const { status, body } = await api.call(`GET /runs?${query}`, { as: 'vera' })
    expect([status, body]).toMatchObject([422, { errors: [{ field: expect.stringContaining('query') as string }] }])
  },
)
