import { expect, test } from 'vitest'
import { change, resultOf } from '../../agent/change-set.ts'
import { deskWith, many, pricePolicy, written } from '../../testing/worlds/price-bench.ts'
import { announce, priceDesk, setPrice } from '../../testing/worlds/price-desk.ts'

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
  expect(ended?.why).toBe('2 done, 2 not: 2 not approved (i0: not among those that were approved by bea: as tested, …)')
})

test('whoever takes over is told what was left out and why: a few one by one, the others counted', async () => {
  const { bench, run } = deskWith([90_000, 2_001, 2_002, 2_003, 2_004, 2_005, 2_006, 2_007, 2_008])
  await run()
  await bench.decide('run1', 'rejected', 'bea', undefined, undefined, 'too dear')
  const said = 'not approved: rejected by bea: too dear'
  expect(bench.open('run1', 'take over').at(-1)?.shown).toMatchObject({
    options: [
      {
        kind: 'do',
        action: 'setPrice',
        title: 'Set the price of i0 to 900.00 EUR',
        why: expect.stringMatching(/^denied: /),
      },
      ...['i1', 'i2', 'i3', 'i4'].map((item) => ({ kind: 'do', arguments: { item }, why: said })),
      { kind: 'see to', title: 'See to 4 more changes of "New prices (9)"' },
      { kind: 'return' },
    ],
  })
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

test('what stands out is shown first', async () => {
  const { bench, run } = deskWith([...many(30, 2_000), 48_000])
  await run()
  expect(bench.open('run1', 'approve')[0]?.shown).toMatchObject({
    standOut: [{ key: 'i30', why: '480.00 EUR, where 20.00 EUR is usual' }],
  })
})
