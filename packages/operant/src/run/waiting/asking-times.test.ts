import { expect, test } from 'vitest'
import { businessCalendar } from '../../index.ts'
import { levelAgent, levelLedger } from '../../testing/worlds/single-write.ts'
import { Workbench } from '../../testing/workbench.ts'
import { askingTimes } from './asking-times.ts'

const friday = new Date('2026-03-06T15:00:00.000Z')
const calendar = businessCalendar({ name: 'york', zone: 'Europe/London', holidays: ['2026-03-09'] })

test('without terms people have two days, and nobody is reminded', () => {
  const asked = { askedAt: '2026-03-06T15:00:00.000Z', expiresAt: '2026-03-08T15:00:00.000Z' }
  expect(askingTimes({}, friday)).toEqual({ ...asked, ends: asked.expiresAt })
})

test('what is due in business days skips what is none, and each who is asked next has time of their own', () => {
  const times = askingTimes(
    {
      due: '1 business day',
      remind: ['2h', '90d'],
      escalate: [
        { to: 'finance', within: '2 business days' },
        { to: 'director', within: '3h' },
      ],
    },
    friday,
    calendar,
  )
  expect(times.expiresAt).toBe('2026-03-10T15:00:00.000Z')
  expect(times.ends).toBe('2026-03-12T18:00:00.000Z')
  expect(times.moments).toEqual([
    { kind: 'remind', at: '2026-03-06T17:00:00.000Z' },
    { kind: 'escalate', at: '2026-03-10T15:00:00.000Z', roles: ['finance'], until: '2026-03-12T15:00:00.000Z' },
    { kind: 'escalate', at: '2026-03-12T15:00:00.000Z', roles: ['director'], until: times.ends },
  ])
})

const rule = 'rules:\n  - rule: look\n    for: setLevel\n    then: approve by lead\n'
const said = 'requests:\n  - request: levels\n    for: setLevel\n    due: 3h\n    escalate: boss within 1h\n'

test.each([
  ['the policies', rule + said, '2026-01-05T12:00:00.000Z'],
  ['the action, where the policies do not', rule, '2026-01-05T14:00:00.000Z'],
])('how long an approval is waited for is said by %s', async (_, text, expiresAt) => {
  const agent = levelAgent({ asking: { due: '5h' } }, [{ path: 'p.yaml', text: `policy: p\n${text}` }])
  const bench = new Workbench({ agents: [agent], clients: { ledger: levelLedger() } })
  await bench.run('leveller', 'level', { item: 'a' })
  expect(bench.open('run1')).toMatchObject([{ expiresAt }])
})

test('#38 a run waits until the last who are asked have had their time, and then does without', async () => {
  const agent = levelAgent({}, [{ path: 'p.yaml', text: `policy: p\n${rule}${said}` }])
  const books = levelLedger()
  const bench = new Workbench({ agents: [agent], clients: { ledger: books } })
  await bench.run('leveller', 'level', { item: 'a' })
  await bench.pass('3h')
  expect(bench.open('run1', 'approve')).toHaveLength(1)
  await bench.pass('2h')
  expect(bench.open('run1', 'approve')).toEqual([])
  expect(books.written).toEqual([])
  expect((await bench.state('run1')).settled?.outcome).toBe('handed over')
})
