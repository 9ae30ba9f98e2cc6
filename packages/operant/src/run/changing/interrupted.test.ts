import { expect, test } from 'vitest'
import { deskWith, many, pricePolicy, written } from '../../testing/worlds/price-bench.ts'

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
