import { expect, test } from 'vitest'
import { change } from '../../agent/change-set.ts'
import { deskWith, many, pricePolicy, written } from '../../testing/worlds/price-bench.ts'
import { setPrice } from '../../testing/worlds/price-desk.ts'

test('changes that need nobody are carried out together, in chunks, and told as one', async () => {
  const { books, bench, run } = deskWith(many(600))
  expect((await run()).settled?.outcome).toBe('met')
  expect([books.written.length, new Set(books.written).size, bench.store.requests.size]).toEqual([600, 600, 0])
  const [settled] = await bench.events('run1', 'run.settled')
  expect(settled?.effects).toEqual([
    { action: 'setPrice', title: 'New prices (600): setPrice', result: 'confirmed', adopted: false, count: 600 },
  ])
  expect(bench.store.spent()).toBe(60_000n)
})

test('#46 one element that fails stops no other, and every outcome is listed', async () => {
  const { books, bench, run } = deskWith(many(40))
  books.onWrite = (_, id) => {
    if (id === 'i7') throw Object.assign(new Error('i7 is locked'), { retry: 'no' })
    return id === 'i9' ? 'nothing happens' : undefined
  }
  const state = await run()
  await bench.pass('1h')
  expect(written(books)).toHaveLength(38)
  const [ended] = await bench.events('run1', 'set.ended')
  expect(ended?.why).toMatch(/^38 done, 2 not: 2 failed \(/)
  const [set] = [...state.sets.values()]
  expect(set?.elements.find(({ key }) => key === 'i7')?.effects).toHaveLength(1)
})

test('what rests on an element that was not done is left out', async () => {
  const { books, bench, run } = deskWith([100, 200], {
    each: ({ list }) =>
      list.map(({ item, price }, index) =>
        change(setPrice, { key: item, with: { item, price }, after: index > 0 ? ['i0'] : [] }),
      ),
  })
  books.onWrite = (_, id) => {
    if (id === 'i0') throw Object.assign(new Error('locked'), { retry: 'no' })
    return undefined
  }
  await run()
  expect(books.written).toEqual([])
  const [ended] = await bench.events('run1', 'set.ended')
  expect(ended?.why).toBe(
    '0 done, 2 not: 1 failed (i0: locked), 1 rests on another (i1: what it rests on was not done)',
  )
})

test('elements that rest on each other are carried out in that order, the others as many at once as may be', async () => {
  let under = 0
  let most = 0
  const { books, run } = deskWith(many(30), {
    atOnce: 4,
    each: ({ list }) =>
      list.map(({ item, price }, index) =>
        change(setPrice, { key: item, with: { item, price }, after: index < 10 && index > 0 ? [`i${index - 1}`] : [] }),
      ),
  })
  books.onRead = () => {
    under += 1
    most = Math.max(most, under)
    queueMicrotask(() => (under -= 1))
  }
  await run()
  const chain = written(books).filter((id) => Number(id.slice(1)) < 10)
  expect(chain).toEqual(Array.from({ length: 10 }, (_, index) => `i${index}`))
  expect(most).toBeLessThanOrEqual(4)
})

test('never more are under way than the goal allows at once', async () => {
  const { books, bench, run } = deskWith(many(50), { limits: { atOnce: 3 } })
  expect((await run()).settled?.outcome).toBe('met')
  expect(books.written).toHaveLength(50)
  let open = 0
  for (const event of await bench.store.read('run1')) {
    if (event.type === 'effect.intended') open += 1
    if (event.type === 'effect.read') open -= 1
    expect(open).toBeLessThanOrEqual(3)
  }
})

test('a budget that is passed in the middle: the rest is not done, or is asked about', async () => {
  const denied = deskWith(many(20), {}, pricePolicy({ limit: '12.50 EUR' }))
  await denied.run()
  expect(denied.books.written).toHaveLength(12)
  const asked = deskWith(many(20), {}, pricePolicy({ limit: '12.50 EUR', over: 'approve by buyer' }))
  await asked.run()
  expect(asked.books.written).toHaveLength(12)
  expect(asked.bench.open('run1', 'approve')[0]?.title).toBe('New prices (20): 8 changes')
  await asked.bench.decide('run1', 'approved', 'bea')
  expect((await asked.bench.state('run1')).settled?.outcome).toBe('met')
  expect(new Set(asked.books.written).size).toBe(20)
  expect(asked.bench.store.spent()).toBe(2_000n)
})

test('what is there already is found, and never claimed as ours', async () => {
  const { books, bench, run } = deskWith([2_000, 3_000])
  await run()
  books.set('price', 'i0', { price: '20.00 EUR' })
  await bench.decide('run1', 'approved', 'bea')
  expect(written(books)).toEqual(['i1'])
  const [settled] = await bench.events('run1', 'run.settled')
  expect(settled?.effects.map(({ adopted }) => adopted)).toEqual([true, false])
})

test('a set that the goal’s limits do not allow is refused before anybody is asked', async () => {
  const { books, bench, run } = deskWith([2_000, 3_000, 4_000], { limits: { effects: 2 } })
  const state = await run()
  expect(state.settled?.why).toBe(
    'New prices (3): 3 changes were prepared, and only 2 of them are within the goal’s limits: the limit of 2 effects is reached'.replace(
      '’',
      "'",
    ),
  )
  expect([books.written.length, bench.open('run1', 'approve').length]).toEqual([0, 0])
})

test.each([['two of one name', (one: string) => [one, one], 'two elements are called "i0"']])(
  'what an author got wrong is said with the element: %s',
  async (_, keys, message) => {
    const { run } = deskWith([100], {
      each: ({ list }) =>
        list.flatMap(({ item, price }) => keys(item).map((key) => change(setPrice, { key, with: { item, price } }))),
    })
    expect((await run()).settled?.why).toContain(message)
  },
)

test('elements that rest on each other in a circle are refused by name', async () => {
  const { run } = deskWith([100, 200], {
    each: ({ list }) =>
      list.map(({ item, price }, index) =>
        change(setPrice, { key: item, with: { item, price }, after: [index === 0 ? 'i1' : 'i0'] }),
      ),
  })
  expect((await run()).settled?.why).toContain('elements rest on each other in a circle: i0 after i1 after i0')
})
