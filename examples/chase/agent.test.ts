import { beforeEach, expect, test } from 'vitest'
import { businessCalendar } from 'operant'
import { Workbench } from 'operant/testing'
import { chaser } from './agent.ts'
import { openMailRoom, type MailRoom } from './mail-room.ts'

const calendar = businessCalendar({ name: 'berlin', zone: 'Europe/Berlin', holidays: ['easter-2', 'easter+1'] })

let room: MailRoom
let bench: Workbench
/** On Wednesday before Easter, at nine in Berlin. */
beforeEach(async () => {
  room = openMailRoom(':memory:')
  const now = new Date('2026-04-01T07:00:00Z')
  bench = new Workbench({ agents: [chaser], clients: { mailRoom: room }, calendar, now })
  await bench.run('chaser', 'chase', { order: 'PO-7' })
})
const mails = () => room.mails('PO-7')

test('two reminders, each after two business days over Easter, then the buyer', async () => {
  expect(mails()).toEqual([0])
  // Thursday is the first business day, Tuesday after Easter the second.
  await bench.pass('143h')
  expect(mails()).toEqual([0])
  await bench.pass('1h')
  expect(mails()).toEqual([0, 1])
  await bench.pass('2d')
  expect(mails()).toEqual([0, 1, 2])
  expect(room.withBuyer('PO-7')).toBe(false)
  await bench.pass('4d')
  expect(mails()).toEqual([0, 1, 2])
  expect(room.withBuyer('PO-7')).toBe(true)
  const { settled } = await bench.state('run1')
  expect(settled?.outcome).toBe('met')
})

test('an answer ends it, and nobody is reminded', async () => {
  await bench.pass('6d')
  room.promise('PO-7', '2026-05-02')
  await bench.receive('supplier.answered', 'PO-7')
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  await bench.pass('30d')
  expect(mails()).toEqual([0, 1])
})

test('an answer that says nothing does not end the wait', async () => {
  await bench.receive('supplier.answered', 'PO-7')
  await bench.pass('6d')
  expect(mails()).toEqual([0, 1])
})

test('an answer of which nobody told is found before the reminder is sent', async () => {
  room.promise('PO-7', '2026-05-02')
  await bench.pass('6d')
  expect(mails()).toEqual([0])
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
})
