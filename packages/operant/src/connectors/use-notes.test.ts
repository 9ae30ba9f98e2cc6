import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../store/database.ts'
import { keepUses, listUses } from '../store/connector-uses.ts'
import { testDatabase } from '../store/testing/test-database.ts'
import { UseNotes } from './use-notes.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

let time = Date.parse('2026-03-04T12:00:00Z')
const clock = { now: () => new Date((time += 1_000)) }
const notes = (): UseNotes => new UseNotes(clock, (uses) => keepUses(database.pool, uses))
const use = (connectors: readonly string[], trouble?: unknown) => ({
  capability: `${connectors.join('-')}.read`,
  connectors,
  ...(trouble === undefined ? {} : { trouble }),
})

test('several processes tell of the same system: what is later holds, whoever writes first', async () => {
  const [early, late] = [notes(), notes()]
  early.note(use(['orders']))
  late.note(use(['orders'], new Error('down')))
  late.note(use(['orders'], new Error('still down')))
  await late.flush()
  await early.flush()
  const [row] = await listUses(database.pool, 'orders')
  expect(row).toMatchObject({
    uses: 3,
    failures: 2,
    reason: 'still down',
    kind: 'no answer',
    sure: true,
    shared: false,
  })
  expect(row?.failedAt).not.toBeNull()
  expect(row?.answeredAt && row.failedAt && row.answeredAt < row.failedAt).toBe(true)
  early.note(use(['orders']))
  await early.flush()
  expect(await listUses(database.pool, 'orders')).toMatchObject([{ uses: 4, failures: 0, failingSince: null }])
})

test('an error that names its system blames only that one; one that does not blames all, and is not sure', async () => {
  const both = notes()
  both.note(use(['carrier', 'desk'], Object.assign(new Error('no'), { system: 'desk' })))
  await both.flush()
  expect(await listUses(database.pool, 'carrier')).toEqual([])
  expect(await listUses(database.pool, 'desk')).toMatchObject([{ shared: true, sure: true, failures: 1 }])
  both.note(use(['carrier', 'desk'], new Error('a \u0000 character')))
  await both.flush()
  expect(await listUses(database.pool, 'carrier')).toMatchObject([
    { sure: false, failures: 1, reason: expect.stringContaining('character') as string },
  ])
  expect(await listUses(database.pool, 'desk')).toMatchObject([{ sure: false, failures: 2 }])
})

test('what could not be written is written the next time, and where nothing was noted nothing is', async () => {
  let writes = 0
  const broken = new UseNotes(clock, async (uses) => {
    writes += 1
    if (writes === 1) throw new Error('the database is away')
    await keepUses(database.pool, uses)
  })
  await broken.flush()
  broken.note(use(['payments']))
  await expect(broken.flush()).rejects.toThrow('away')
  await broken.flush()
  await broken.flush()
  expect([writes, await listUses(database.pool, 'payments')]).toMatchObject([2, [{ uses: 1, failures: 0 }]])
})
