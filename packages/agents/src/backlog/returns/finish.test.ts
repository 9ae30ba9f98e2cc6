import { openStaff } from '@operant/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { deskDay } from '../test-desk.ts'
import { canGoOn, isFinal, spanOf } from './requests.ts'

test('a month ends where the next begins', () => {
  expect(spanOf('2026-10')).toEqual({ from: '2026-10-01T00:00:00.000Z', to: '2026-11-01T00:00:00.000Z' })
  expect(spanOf('2026-12').to).toBe('2027-01-01T00:00:00.000Z')
})

test('an agent goes on with what nobody has decided and nobody is waited for', () => {
  const open = { status: 'open', ticket: 'T-1', overdue: false } as const
  expect(canGoOn(open)).toBe(true)
  expect(canGoOn({ ...open, ticket: null })).toBe(false)
  expect(canGoOn({ ...open, status: 'awaiting evidence' })).toBe(false)
  expect(canGoOn({ ...open, status: 'awaiting evidence', overdue: true })).toBe(true)
  expect([canGoOn({ ...open, status: 'in review' }), canGoOn({ ...open, status: 'resolved' })]).toEqual([false, false])
})

test('every request of a month is decided by the table or by a person; until then it is told who has the rest', async () => {
  const { bench, company, directory, truth, score } = deskDay({ waiting: 70, perHour: 0, seed: 2 })
  const month = truth.asOf.slice(0, 7)
  const requests = () => company.returns.requestsIn(spanOf(month))
  const all = await requests()
  expect(all.length).toBeGreaterThan(15)
  await bench.run('backlog', 'finish returns', { returnMonth: month })
  const paid = async (one: { order: string; line: string }): Promise<boolean> =>
    (await company.payments.paymentOf(one.order))?.refunds.some(({ line }) => line === one.line) ?? false
  const open = (await requests()).filter((one) => !isFinal(one))
  const paidBack = await Promise.all(open.map(paid))
  const rest = open.filter((_one, index) => !paidBack[index])
  expect(rest.length).toBeGreaterThan(0)
  expect(rest.length).toBeLessThan(all.length / 2)
  expect((await score()).broken).toEqual([])

  const told = await bench.run('backlog', 'tell returns', { returnMonth: month }, 'told')
  const account = told.settled?.answers?.[0]?.value
  expect(account).toMatchObject({ requests: all.length })
  const remainder = Object(account).remainder as { request: string; owner: string; blocker: string }[]
  expect(remainder.map(({ request }) => request).toSorted()).toEqual(rest.map(({ id }) => id).toSorted())
  expect(remainder.every(({ owner, blocker }) => owner !== '' && blocker !== '')).toBe(true)
  expect((await bench.state('run1')).settled).toBeUndefined()

  const staff = openStaff(directory)
  onTestFinished(() => staff.close())
  for (const { id } of rest) staff.decide({ request: id, as: 'decline' })
  await bench.pass('2h')
  expect((await bench.state('run1')).settled).toMatchObject({ outcome: 'met' })
})
