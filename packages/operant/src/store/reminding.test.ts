import { expect, test } from 'vitest'
import { tick } from '../dispatch/timekeeper.ts'
import type { NewRequest } from '../run/store.ts'
import { talkOf } from './request-talk.ts'
import { requestRow } from './requests.ts'
import { RequestDesk, decided, muchLater, refused } from './testing/request-desk.ts'
import { anEvent, later, noon, tooLate } from './testing/samples.ts'

const desk = new RequestDesk()

const escalating: Partial<NewRequest> = {
  expiresAt: later,
  moments: [
    { kind: 'remind', at: '2026-03-02T12:30:00.000Z' },
    { kind: 'remind', at: '2026-03-02T20:00:00.000Z' },
    { kind: 'escalate', at: later, roles: ['finance'], until: tooLate },
  ],
}
const tickAt = (at: string) => tick(desk.pool, { now: () => new Date(at) })

test('people are reminded once, however many clocks look at once', async () => {
  const { request } = await desk.asked(escalating)
  expect(await desk.notices(request)).toEqual([
    'Lee: To approve: Refund 12.00 GBP',
    'kim: To approve: Refund 12.00 GBP',
  ])
  await Promise.all(Array.from({ length: 20 }, () => tickAt('2026-03-02T12:45:00.000Z')))
  await tickAt('2026-03-02T12:50:00.000Z')
  expect(await desk.notices(request)).toEqual([
    'Lee: To approve: Refund 12.00 GBP',
    'kim: To approve: Refund 12.00 GBP',
    'Lee: Reminder: Refund 12.00 GBP',
    'kim: Reminder: Refund 12.00 GBP',
  ])
  const { history, coming } = await talkOf(desk.pool, request, noon)
  expect(history).toMatchObject([{ what: 'reminded', roles: ['lead'] }])
  expect(coming.map(({ kind }) => kind)).toEqual(['escalate', 'remind'])
})

test('#38 where nobody decides others are asked as well; it keeps its history, and in the end it expires', async () => {
  const { run, request } = await desk.asked({ ...escalating, count: 2 })
  await desk.say(request, 'Lee')
  await Promise.all(Array.from({ length: 20 }, () => tickAt('2026-03-02T13:01:00.000Z')))
  const open = await requestRow(desk.pool, request)
  expect(open).toMatchObject({ state: 'open', roles: ['finance', 'lead'], expiresAt: tooLate, given: [{ by: 'Lee' }] })
  expect((await desk.notices(request)).filter((one) => one.includes('Nobody has decided'))).toEqual([
    'fay: Nobody has decided: Refund 12.00 GBP',
    'kim: Nobody has decided: Refund 12.00 GBP',
  ])
  await Promise.all(Array.from({ length: 20 }, () => tickAt(muchLater)))
  expect(await requestRow(desk.pool, request)).toMatchObject({ state: 'expired' })
  expect(await desk.store.inbox(run)).toMatchObject([{ answer: { kind: 'expired' } }])
  const { history, coming } = await talkOf(desk.pool, request, muchLater)
  expect(history.map(({ what }) => what)).toEqual(['escalated'])
  expect(coming).toEqual([])
  expect(await desk.say(request, 'fay', { at: noon })).toEqual(refused('expired'))
})

test('#38 whoever is asked next may answer though no clock has looked since the first could', async () => {
  const { request } = await desk.asked(escalating)
  expect(await desk.say(request, 'fay', { at: '2026-03-02T14:00:00.000Z' })).toEqual(decided('fay'))
  expect((await talkOf(desk.pool, request, noon)).history).toMatchObject([{ what: 'escalated', roles: ['finance'] }])
  await tickAt(muchLater)
  expect(await requestRow(desk.pool, request)).toMatchObject({ state: 'approved' })
})

test('nobody is reminded of what is decided or withdrawn', async () => {
  const { run, request } = await desk.asked(escalating)
  await desk.store.append(run, 2, [anEvent()], { withdraw: [request] })
  await tickAt(muchLater)
  expect((await desk.notices(request)).filter((one) => !one.includes('To approve'))).toEqual([])
  expect((await talkOf(desk.pool, request, noon)).coming).toEqual([])
})
