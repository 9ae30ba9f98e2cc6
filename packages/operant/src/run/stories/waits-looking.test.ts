import { expect, test } from 'vitest'
import { z } from 'zod'
import { condition, event, fact, query, wait } from '../../index.ts'
import { ledger } from '../../testing/worlds/ledger.ts'
import { untilNeeded } from '../../testing/worlds/lingering.ts'
import { item, silence, watching } from '../../testing/worlds/watching.ts'

const hour = 3_600_000

const level = fact('level', z.number())
const readLevel = query({
  name: 'readLevel',
  needs: { id: item },
  gives: level,
  uses: { ledger },
  read: (i, u) => u.ledger.read('level', i.id, z.object({ value: z.number() }))?.value ?? 0,
})
const changed = (more: Partial<Parameters<typeof wait>[0]> = {}) =>
  wait({ name: 'hear', needs: { item }, gives: silence, changes: level, every: '6h', until: '7d', ...more })

test('a fact that is another than at the beginning ends it, at the next look', async () => {
  const { bench, books, end } = watching(changed(), [readLevel])
  books.set('level', 'a', { value: 3 })
  await bench.run('watcher', 'watch', { item: 'a' })
  await bench.pass('13h')
  expect(books.asked.filter((one) => one === 'level a')).toHaveLength(3)
  books.set('level', 'a', { value: 4 })
  await bench.pass('6h')
  expect(await end()).toBe('met')
  expect(books.written).toEqual(['came a'])
})

test('a look that changes nothing costs one wake and one commit', async () => {
  const { bench, appends } = watching(changed(), [readLevel], { linger: untilNeeded })
  await bench.run('watcher', 'watch', { item: 'a' })
  const before = appends()
  const woke = (await bench.events('run1', 'run.woke')).length
  await bench.pass('60h')
  expect((await bench.events('run1', 'wait.looked')).length).toBe(10)
  expect((await bench.events('run1', 'run.woke')).length - woke).toBe(10)
  expect(appends() - before).toBe(10)
})

test('pauses grow up to the most, and it looks once more before the deadline is believed', async () => {
  const every = { first: '1h', growing: 2, most: '1d' } as const
  const { bench, books } = watching(changed({ every }), [readLevel])
  await bench.run('watcher', 'watch', { item: 'a' })
  await bench.pass('6d')
  const began = Date.parse('2026-01-05T09:00:00Z')
  const hours = (await bench.events('run1', 'wait.looked')).map(({ at }) => (Date.parse(at) - began) / hour)
  expect(hours).toEqual([1, 3, 7, 15, 31, 55, 79, 103, 127])
  await bench.pass('23h')
  books.set('level', 'a', { value: 4 })
  await bench.pass('1h')
  expect(books.written).toEqual(['came a'])
})

test('where it cannot look when the deadline comes, that is what came', async () => {
  const { bench, books } = watching(changed(), [readLevel])
  await bench.run('watcher', 'watch', { item: 'a' })
  books.onRead = (what) => {
    if (what === 'level') throw new Error('the line is dead')
  }
  await bench.pass('8d')
  expect(books.written).toEqual(['deadline a'])
})

const full = condition({ name: 'full', needs: { level }, holds: (i) => i.level > 9 })

test('a check is looked at with all that it was read from, as often as there is time, whatever steps are left', async () => {
  const untilFull = wait({ name: 'hear', needs: { item }, gives: silence, holds: full, every: '1h', until: '11d' })
  const { bench, books } = watching(untilFull, [readLevel])
  await bench.run('watcher', 'watch', { item: 'a' })
  await bench.pass('10d')
  expect((await bench.events('run1', 'wait.looked')).length).toBe(240)
  expect((await bench.state('run1')).steps).toBeLessThan(10)
  books.set('level', 'a', { value: 10 })
  await bench.pass('1h')
  expect(books.written).toEqual(['came a'])
})

test('a read that failed when an event made it look is tried again', async () => {
  const untilFull = wait({
    name: 'hear',
    needs: { item },
    gives: silence,
    on: (i) => event('filled', i.item),
    holds: full,
    until: '6d',
  })
  const { bench, books } = watching(untilFull, [readLevel])
  await bench.run('watcher', 'watch', { item: 'a' })
  books.set('level', 'a', { value: 10 })
  let failures = 2
  books.onRead = (what) => {
    if (what === 'level' && failures-- > 0) throw new Error('the line is dead')
  }
  await bench.receive('filled', 'a')
  await bench.pass('1h')
  expect(books.written).toEqual(['came a'])
})

test('in business days it looks on no holiday', async () => {
  const { bench } = watching(changed({ every: '1 business day', until: '20d' }), [readLevel], {
    now: new Date('2026-04-01T09:00:00Z'),
  })
  await bench.run('watcher', 'watch', { item: 'a' })
  await bench.pass('9d')
  const days = (await bench.events('run1', 'wait.looked')).map(({ at }) => at.slice(8, 10))
  expect(days).toEqual(['02', '07', '08', '09', '10'])
})
