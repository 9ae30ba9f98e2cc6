import { expect, test } from 'vitest'
import { change, resultOf } from '../../agent/change-set.ts'
import { Ledger } from '../../testing/worlds/ledger.ts'
import { announce, priceDesk, setPrice, wantPrices } from '../../testing/worlds/price-desk.ts'
import { Workbench } from '../../testing/workbench.ts'

/** Rules by price: up to 10.00 alone, up to 500.00 by a buyer, nothing above. */
export function pricePolicy(
  options: { readonly limit?: string; readonly over?: string; readonly announce?: string } = {},
): string {
  const { limit = '1000000.00 EUR', over = 'deny', announce: told = 'allow' } = options
  return `policy: prices
tables:
  - table: prices
    for: setPrice
    inputs: { Price: arguments.price }
    hit: first
    rows:
      - [small, '<= 10.00 EUR', allow]
      - [middling, '<= 500.00 EUR', approve by buyer]
      - [large, '-', deny]
rules:
  - rule: announcements
    for: announce
    when: "true"
    then: ${told}
    because: It is a test.
budgets:
  - budget: prices
    per: run
    limit: ${limit}
    over: ${over}
`
}

function deskWith(
  cents: readonly number[],
  options: Parameters<typeof priceDesk>[1] & { readonly grace?: number } = {},
  policy = pricePolicy(),
) {
  const books = new Ledger()
  wantPrices(books, cents)
  const bench = new Workbench({
    agents: [priceDesk(policy, options)],
    clients: { ledger: books },
    grace: options.grace ?? 0,
    people: [
      { name: 'tester', roles: ['operator'] },
      { name: 'bea', roles: ['buyer'] },
    ],
  })
  return { books, bench, run: () => bench.run('prices', 'reprice', { list: 'L1' }) }
}

const written = (books: Ledger): readonly string[] => books.written.map((one) => one.replace('price ', ''))
const many = (count: number, cents = 100): readonly number[] => Array.from({ length: count }, () => cents)

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

test('nothing is begun before people have seen the whole; what the rules deny is shown and left out', async () => {
  const { books, bench, run } = deskWith([100, 2_000, 90_000, 200, 3_000])
  await run()
  expect(books.written).toEqual([])
  const [request, ...others] = bench.open('run1', 'approve')
  expect([others.length, request?.roles, request?.title]).toEqual([0, ['buyer'], 'New prices (5): 4 changes'])
  expect(request?.shown).toMatchObject({
    changes: 4,
    of: 5,
    totals: [{ action: 'setPrice', count: 4, spends: ['53.00 EUR'] }],
    leftOut: [{ how: 'denied', count: 1, example: 'Set the price of i2 to 900.00 EUR' }],
  })
  await bench.decide('run1', 'approved', 'bea')
  expect(written(books).toSorted()).toEqual(['i0', 'i1', 'i3', 'i4'])
  expect([...bench.store.requests.values()].map(({ kind, state }) => [kind, state])).toEqual([
    ['approve', 'consumed'],
    ['take over', 'open'],
  ])
})

test('approved by element, exactly those are carried out', async () => {
  const { books, bench, run } = deskWith([100, 2_000, 200, 3_000])
  await run()
  await bench.decide('run1', 'approved', 'bea', undefined, ['i1', 'i2'])
  expect(written(books).toSorted()).toEqual(['i1', 'i2'])
  const [ended] = await bench.events('run1', 'set.ended')
  expect(ended?.why).toBe('2 done, 2 not: 2 not approved (not among those that were approved by bea, …)')
})

test('rejected or not answered in time, nothing of it is carried out', async () => {
  const rejected = deskWith([100, 2_000])
  await rejected.run()
  await rejected.bench.decide('run1', 'rejected', 'bea')
  const late = deskWith([100, 2_000])
  await late.run()
  await late.bench.pass('3d')
  for (const { books, bench } of [rejected, late]) {
    expect(books.written).toEqual([])
    expect((await bench.state('run1')).settled?.outcome).toBe('handed over')
  }
  expect((await late.bench.state('run1')).settled?.why).toContain('nobody answered in time')
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

test('a result that is not known yet is shown as such, put in its place, and decided again', async () => {
  const { books, bench, run } = deskWith(
    [100],
    {
      each: ({ list }) =>
        list.flatMap(({ item, price }) => [
          change(announce, { key: `tell ${item}`, with: { item, number: resultOf(item, 'number') } }),
          change(setPrice, { key: item, with: { item, price } }),
        ]),
    },
    pricePolicy({ announce: 'approve by buyer' }),
  )
  await run()
  const [request] = bench.open('run1', 'approve')
  expect(request?.shown).toMatchObject({
    open: [{ key: 'tell i0', text: 'number: the number of "Set the price of i0 to 1.00 EUR", not known yet' }],
  })
  await bench.decide('run1', 'approved', 'bea')
  expect(books.written).toEqual(['price i0', 'announced i0'])
  expect(books.entries.find(({ what }) => what === 'announced')?.values).toEqual({ number: 'N-i0' })
})

test('what was approved before its argument was known is asked again where the rules say more of it', async () => {
  const policy = pricePolicy().replace(
    / {2}- rule: announcements[^]*?It is a test.\n/,
    `  - rule: known numbers
    for: announce
    when: arguments.number != ""
    then: approve by buyer
    because: A buyer sees the number.
`,
  )
  const { books, bench, run } = deskWith(
    [2_000],
    {
      each: ({ list }) =>
        list.flatMap(({ item, price }) => [
          change(setPrice, { key: item, with: { item, price } }),
          change(announce, { key: `tell ${item}`, with: { item, number: resultOf(item, 'number') } }),
        ]),
    },
    policy,
  )
  await run()
  await bench.decide('run1', 'approved', 'bea')
  expect(books.written).toEqual(['price i0'])
  const [again] = bench.open('run1', 'approve')
  expect(again?.title).toBe('Announce i0 by number N-i0')
  expect(again?.shown).toMatchObject({ differences: [{ key: 'tell i0' }] })
  await bench.decide('run1', 'approved', 'bea')
  expect(books.written).toEqual(['price i0', 'announced i0'])
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
  expect(ended?.why).toBe('0 done, 2 not: 1 failed (locked), 1 rests on another (what it rests on was not done)')
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

test('the list has changed while people were thinking: it is prepared and asked about anew', async () => {
  const { books, bench, run } = deskWith([2_000, 3_000])
  await run()
  await bench.pass('2h')
  books.set('wanted', 'i2', { price: '40.00 EUR' })
  await bench.decide('run1', 'approved', 'bea')
  expect(books.written).toEqual([])
  const [request] = bench.open('run1', 'approve')
  expect(request?.title).toBe('New prices (3): 3 changes')
  await bench.decide('run1', 'approved', 'bea')
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  expect(books.written).toHaveLength(3)
})

test('#33 rules that were changed since people approved: asked again, with what is otherwise', async () => {
  const { books, bench, run } = deskWith([2_000, 300])
  await run()
  bench.publish(priceDesk(pricePolicy().replaceAll('approve by buyer', 'approve by buyer x2')))
  await bench.decide('run1', 'approved', 'bea')
  expect(written(books)).toEqual(['i1'])
  expect(bench.open('run1', 'approve').map(({ count, title }) => [count, title])).toEqual([
    [2, 'Set the price of i0 to 20.00 EUR'],
  ])
})

const stop = (name: string) => ({
  id: `stop ${name}`,
  switch: name,
  by: 'olga',
  because: 'a test',
  at: '2026-01-05T09:00:00.000Z',
})

test('#40 a stop in the middle holds the rest, and one of an entity only what is about it', async () => {
  const { books, bench, run } = deskWith(many(60))
  books.onWrite = () => {
    if (books.written.length === 20) bench.store.stops.push(stop('action:setPrice'))
    return undefined
  }
  bench.store.stops.push(stop('entity:item:i3'))
  await run()
  // The database is asked once for the calls of a moment, and time stands still here: that chunk is made, no other.
  expect(written(books)).not.toContain('i3')
  bench.store.release('stop action:setPrice')
  await bench.work()
  expect((await bench.state('run1')).settled).toBeUndefined()
  bench.store.release('stop entity:item:i3')
  await bench.work()
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  expect([books.written.length, new Set(books.written).size]).toEqual([60, 60])
})

test('cancelled in the middle, what is under way ends and nothing more is begun', async () => {
  const { books, bench, run } = deskWith(many(60), { atOnce: 1, grace: 600_000 })
  books.onWrite = () => {
    bench.elapse('1s')
    if (books.written.length === 9) bench.store.deliver('run1', { kind: 'cancel', by: 'olga', reason: 'enough' })
    return undefined
  }
  const state = await run()
  expect(state.settled?.outcome).toBe('cancelled')
  expect(books.written).toHaveLength(10)
  expect([...bench.store.effects.values()].filter((one) => one.state === 'intended')).toEqual([])
})

test('a person who has taken over in the middle: nothing more is begun, and returned it does nothing twice', async () => {
  const { books, bench, run } = deskWith(many(60), { atOnce: 1, grace: 600_000 })
  books.onWrite = () => {
    bench.elapse('1s')
    if (books.written.length === 9) void bench.take('run1')
    return undefined
  }
  await run()
  const before = books.written.length
  expect(before).toBeLessThan(15)
  // The person does one by hand.
  books.set('price', 'i59', { price: '1.00 EUR' })
  await bench.work('1h')
  expect(books.written).toHaveLength(before)
  await bench.giveBack('run1', 'i59 is done')
  await bench.work('1h')
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  expect([books.written.length, new Set(books.written).size]).toEqual([59, 59])
  expect(written(books)).not.toContain('i59')
})

test('where something forbidden comes to be after a chunk, the next is not begun', async () => {
  const { books, run } = deskWith(
    [...many(280), 90_100, ...many(300)],
    { never: true },
    pricePolicy().replace('deny]', 'allow]'),
  )
  const state = await run()
  expect(state.settled?.outcome).not.toBe('met')
  expect(books.written).toHaveLength(500)
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

test('what stands out is shown first', async () => {
  const { bench, run } = deskWith([...many(30, 2_000), 48_000])
  await run()
  expect(bench.open('run1', 'approve')[0]?.shown).toMatchObject({
    standOut: [{ key: 'i30', why: '480.00 EUR, where 20.00 EUR is usual' }],
  })
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
