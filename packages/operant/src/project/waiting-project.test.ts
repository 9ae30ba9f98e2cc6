import { expect, onTestFinished, test } from 'vitest'
import { businessCalendar } from '../calendar/business-calendar.ts'
import { nextDue, tick } from '../dispatch/timekeeper.ts'
import { receiveEvent } from '../store/outside-events.ts'
import { runRow } from '../store/runs.ts'
import { testDatabase } from '../store/testing/test-database.ts'
import { chaseAgent } from '../testing/worlds/chase.ts'
import { Ledger } from '../testing/worlds/ledger.ts'
import { assembleProject } from './load-project.ts'
import { openLoadedProject } from './open-project.ts'

test('in a database, a chase goes through its days by the calendar of the project, and an answer ends it', async () => {
  const books = new Ledger()
  let now = new Date('2026-04-01T07:00:00Z')
  const definition = {
    agents: [chaseAgent],
    clients: () => ({ ledger: books }),
    principals: [{ name: 'olga', roles: ['operator'] }],
    calendars: [businessCalendar({ name: 'berlin', zone: 'Europe/Berlin', holidays: ['easter-2', 'easter+1'] })],
    clock: { now: () => now },
  }
  const project = await openLoadedProject(assembleProject('/nowhere/operant.config.ts', definition), {
    open: testDatabase,
  })
  onTestFinished(() => project.close())
  const { pool } = project
  const worker = await project.worker()
  onTestFinished(() => worker.stop())
  const run = await project.startGoal({ agent: 'chaser', goal: 'chase', input: { order: 'P' }, startedBy: 'olga' })
  await worker.idle()
  const days: string[] = []
  for (let written = 0; written < 2;) {
    now = (await nextDue(pool)) ?? now
    await tick(pool, { now: () => now })
    await worker.idle()
    if (books.written.length > written) days.push(now.toISOString().slice(5, 10))
    written = books.written.length
  }
  expect([books.written, days.at(-1)]).toEqual([['mail P-0', 'mail P-1'], '04-07'])
  books.set('promise', 'P', {})
  const at = now.toISOString()
  const answer = { source: 'mail', id: 'm1', type: 'answered', subject: 'P', data: null, at, receivedAt: at }
  expect(await receiveEvent(pool, answer)).toBe('received')
  await worker.idle()
  expect(await runRow(pool, run)).toMatchObject({ state: 'settled', outcome: 'met' })
  expect((await pool.query('SELECT FROM operant.awaited')).rowCount).toBe(0)
})
