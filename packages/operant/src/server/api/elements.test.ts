import { afterAll, beforeAll, expect, test } from 'vitest'
import { collectionAgent, collectionLedger } from '../../testing/worlds/collection.ts'
import { levelAgent } from '../../testing/worlds/single-write.ts'
import { testApi, type TestApi } from './testing/test-api.ts'

const elements = Array.from({ length: 7 }, (_, index) => ({ id: `e${index + 1}`, worth: 10 - index }))

let api: TestApi
beforeAll(async () => {
  const child = levelAgent({
    perform: (i, u, key, say) =>
      i.id === 'e3' ? say.refused('e3 is locked') : u.ledger.write('level', i.id, { level: i.level }, key),
  })
  const books = collectionLedger(elements)
  api = await testApi({ definition: { agents: [collectionAgent(), child], clients: () => ({ ledger: books }) } })
})
afterAll(() => api.close())

interface Page {
  readonly items: readonly { readonly element: string; readonly standing: string; readonly reason?: string }[]
  readonly next: string | null
}

async function started(body: unknown): Promise<string> {
  const { body: told } = await api.call('POST /goals', { as: 'olga', body })
  const worker = await api.project.worker()
  await worker.idle()
  await worker.stop()
  return (told as { run: string }).run
}

const look = async <Told>(run: string, path: string) =>
  (await api.call(`GET /runs/${run}${path}`, { as: 'rolf' })).body as Told

test('what cannot be met by its time is said at once, with what could be asked for', async () => {
  const run = await started({ words: 'bring what waits down in time to 1 within 12 minutes' })
  expect(await look(run, '')).toMatchObject({
    outcome: 'declined',
    why: 'it cannot be met: 7 wait, 0 are done, and one takes five minutes',
    forecasts: [
      { forecast: { reachable: false, expected: 5, options: [{ ask: 'Bring what waits down in time to 5' }] } },
    ],
  })
  expect(await look(run, '/elements')).toEqual({ items: [], next: null })
})

test('the elements of a run are told in pages, by how they stand and how they ended, and counted together', async () => {
  const run = await started({ words: 'bring what waits down to 2' })
  const told = await look<{ outcome: string; collection: object; forecasts: unknown[] }>(run, '')
  expect(told).toMatchObject({
    outcome: 'met',
    forecasts: [],
    collection: {
      elements: 7,
      acting: 0,
      withPeople: 0,
      waits: 0,
      left: 0,
    },
  })
  const all = await look<Page>(run, '/elements')
  expect(all.items.map(({ element }) => element).toSorted()).toEqual(elements.map(({ id }) => id))
  const [first, second] = [await look<Page>(run, '/elements?limit=4'), await look<Page>(run, '/elements?limit=4')]
  expect(second).toEqual(first)
  const rest = await look<Page>(run, `/elements?limit=4&after=${first.next}`)
  expect([...first.items, ...rest.items]).toEqual(all.items)
  expect(rest.next).toBeNull()
  const locked = await look<Page>(run, '/elements?outcome=handed%20over')
  expect(locked.items).toMatchObject([{ element: 'e3', standing: 'ended', value: 8 }])
  expect(locked.items[0]?.reason).toContain('e3 is locked')
  expect(await look<Page>(run, '/elements?text=LOCKED')).toEqual(locked)
  const waiting = await look<Page>(run, '/elements?standing=not%20begun')
  const met = await look<Page>(run, '/elements?outcome=met')
  expect(met.items.length + waiting.items.length + locked.items.length).toBe(7)
  expect((await api.call(`GET /runs/${run}/elements?standing=lost`, { as: 'rolf' })).status).toBe(422)
  expect((await api.call('GET /runs/x/elements', { as: 'rolf' })).status).toBe(404)
})
