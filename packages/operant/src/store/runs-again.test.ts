import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from './database.ts'
import { PostgresRunStore } from './run-store.ts'
import { openAgain, runsAgainOf } from './runs-again.ts'
import { anEvent, aRun, opened } from './testing/samples.ts'
import { testDatabase } from './testing/test-database.ts'

let database: Database
let store: PostgresRunStore
beforeAll(async () => {
  database = await testDatabase()
  store = new PostgresRunStore(database.pool)
})
afterAll(() => database.close())

const intent = (effect: string) => ({ identity: 'line 1', effect, action: 'refund', argumentsHash: 'hash' })
const again = (id: string, of: string, seq: number) => {
  const run = aRun({ id })
  const carried = { run: of, step: 1, seq, by: 'olga', reason: '', facts: [], effects: [] }
  return { ...run, opened: { ...run.opened, again: carried } }
}

test('what a run could not find out another may, and only the run that holds a write loses it by that', async () => {
  const [first = '', second = '', third = ''] = await opened(store, 3)
  await store.append(first, 1, [anEvent()], { intend: intent('e1') })
  await store.append(first, 2, [anEvent()], { settleEffect: { identity: 'line 1', effect: 'e1', state: 'unknown' } })
  expect((await store.append(second, 1, [anEvent()], { intend: intent('e2') })).kind).toBe('identity taken')
  const gone = { identity: 'line 1', effect: 'e1', state: 'absent', of: first } as const
  expect((await store.append(second, 1, [anEvent()], { settleEffect: gone })).kind).toBe('appended')
  expect((await store.append(second, 2, [anEvent()], { intend: intent('e2') })).kind).toBe('appended')
  // A third run that finds it out as well takes nothing away from the second.
  expect((await store.append(third, 1, [anEvent()], { settleEffect: gone })).kind).toBe('appended')
  expect(await store.effect('line 1')).toMatchObject({ run: second, effect: 'e2', state: 'intended' })
  await expect(
    store.append(third, 2, [anEvent()], { settleEffect: { identity: 'line 1', effect: 'e2', state: 'absent' } }),
  ).rejects.toThrow('does not hold identity')
})

test('a run that goes on, or has gone on since it was looked at, is not run again', async () => {
  const [run = ''] = await opened(store, 1)
  expect(await openAgain(database.pool, again('again 1', run, 1))).toEqual({ refused: 'open' })
  await store.append(run, 1, [anEvent()], { settled: { outcome: 'failed', summary: '' } })
  expect(await openAgain(database.pool, again('again 1', run, 1))).toEqual({ refused: 'open' })
  expect(await openAgain(database.pool, again('again 1', run, 2))).toBeUndefined()
  expect(await openAgain(database.pool, again('again 1', run, 2))).toBeUndefined()
  expect(await openAgain(database.pool, again('again 2', run, 2))).toEqual({ refused: 'again', run: 'again 1' })
  expect((await runsAgainOf(database.pool, run)).map(({ id, by }) => [id, by])).toEqual([['again 1', 'olga']])
  expect(await store.read('again 1')).toMatchObject([{ type: 'run.opened', again: { run } }])
})
