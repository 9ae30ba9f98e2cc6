import { expect, test } from 'vitest'
import { Workbench, type WorkbenchOptions } from '../../testing/workbench.ts'
import { levelAgent, levelLedger } from '../../testing/worlds/single-write.ts'

const policy = (more: string) => [
  { path: 'p.yaml', text: `policy: p\nrules:\n  - rule: base\n    for: setLevel\n    then: allow\n${more}` },
]
const office =
  'grants:\n  - grant: office\n    for: setLevel\n    people: operator\n    within: mon-fri 08:00-20:00 Europe/Berlin\n'
const perMinute = (most: number, over: string) =>
  `rates:\n  - rate: levels\n    for: setLevel\n    per: minute\n    most: ${most}\n    over: ${over}\n`

function desk(more: string, options: Partial<WorkbenchOptions> = {}) {
  const books = levelLedger()
  const bench = new Workbench({ agents: [levelAgent({}, policy(more))], clients: { ledger: books }, ...options })
  return { books, bench }
}

test('outside its hours a run waits for them, asks nobody and spends no try', async () => {
  // A Sunday.
  const { books, bench } = desk(office, { now: new Date('2026-01-04T12:00:00Z') })
  await bench.run('leveller', 'level', { item: 'a' })
  expect(books.written).toEqual([])
  expect(bench.store.timers.get('run1')).toBe(Date.parse('2026-01-05T07:00:00Z'))
  await bench.pass('2d')
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  expect([books.written, bench.store.requests.size]).toEqual([['level a'], 0])
  expect((await bench.events('run1', 'effect.intended'))[0]?.at).toBe('2026-01-05T07:00:00.000Z')
})

test('for a person whom nobody knows nothing is done', async () => {
  const { books, bench } = desk(office)
  const state = await bench.run('leveller', 'level', { item: 'a' }, 'run1', 'mallory')
  expect([state.settled?.outcome, books.written]).toEqual(['handed over', []])
  expect(state.settled?.why).toContain('nobody named "mallory" is known')
})

test('a person is known by their name, written in whatever case', async () => {
  const { bench } = desk(office, { people: [{ name: 'Anna', roles: ['operator'] }] })
  expect((await bench.run('leveller', 'level', { item: 'a' }, 'run1', ' anna ')).settled?.outcome).toBe('met')
})

test('#20 a loop over many runs is held by a rate: so many a minute, and the others wait for the next', async () => {
  const { books, bench } = desk(perMinute(3, 'wait'))
  for (let n = 0; n < 8; n++) {
    books.set('wanted', `i${n}`, { level: n })
    await bench.start('leveller', 'level', { item: `i${n}` }, `run${n}`)
  }
  await bench.work(0)
  expect(books.ids('level')).toHaveLength(3)
  await bench.pass('61s')
  expect(books.ids('level')).toHaveLength(6)
  await bench.pass('60s')
  expect(books.ids('level')).toHaveLength(8)
  expect(bench.store.requests.size).toBe(0)
})

test('over the rate: handed over where it says so', async () => {
  const { books, bench } = desk(perMinute(0, 'escalate to operator'))
  const state = await bench.run('leveller', 'level', { item: 'a' })
  expect([state.settled?.outcome, books.written]).toEqual(['handed over', []])
  expect(state.settled?.why).toContain('The rate levels of 0 per minute is reached')
})

test('a call that had no effect was a call all the same: tries count', async () => {
  const { books, bench } = desk(perMinute(2, 'deny'))
  books.onWrite = (what) => (what === 'level' ? 'nothing happens' : undefined)
  const state = await bench.run('leveller', 'level', { item: 'a' })
  expect(await bench.events('run1', 'effect.intended')).toHaveLength(2)
  expect(state.settled?.why).toContain('The rate levels of 2 per minute is reached')
})
