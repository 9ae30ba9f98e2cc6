import { expect, test } from 'vitest'
import type { BacklogRound } from './play-backlog.ts'
import type { ReturnsRound } from './play-returns.ts'
import { isGood, printed } from './report.ts'

const asked = { why: '', foretold: undefined, at: '15:15', until: '17:00', leftAtBest: 18 }
const declined = { ...asked, target: 7, outcome: 'declined', writes: 0, options: { told: 1, understood: 1 } }
const day: BacklogRound = {
  seed: 1,
  waiting: 70,
  arrived: 40,
  cannot: declined,
  can: { ...asked, target: 44, outcome: 'met', left: 43 },
  solved: 60,
  merged: 2,
  byPeople: 20,
  reopened: 0,
  doubleEffects: 0,
  broken: [],
  elements: 100,
  alone: 60,
  seconds: 60,
}
const month: ReturnsRound = {
  seed: 1,
  requests: 16,
  atFirst: 13,
  decided: 16,
  remainder: [{ rest: 3, told: 3, wrong: 0, blockers: [] }],
  outcome: 'met',
  days: 2.6,
  byPeople: 4,
  doubleEffects: 0,
  broken: [],
  seconds: 30,
}
const brokenRule = { rule: 'priority changed', ticket: 'TIC-1', what: 'from high to low' } as const

test('good is what was met, or said, with nothing broken', () => {
  const report = { difficulty: 2, backlog: [day], returns: [month] }
  expect(isGood(report)).toBe(true)
  const bad: readonly Partial<BacklogRound>[] = [
    { can: { ...day.can, outcome: 'failed' } },
    { can: { ...day.can, left: 44 } },
    { cannot: { ...declined, outcome: 'failed' } },
    { cannot: { ...declined, writes: 1 } },
    { cannot: { ...declined, options: { told: 0, understood: 0 } } },
    { cannot: { ...declined, options: { told: 2, understood: 1 } } },
    { broken: [brokenRule] },
    { doubleEffects: 1 },
  ]
  for (const one of bad) expect(isGood({ ...report, backlog: [{ ...day, ...one }] })).toBe(false)
  const worse: readonly Partial<ReturnsRound>[] = [
    { outcome: 'failed' },
    { decided: 15 },
    { remainder: [{ rest: 3, told: 2, wrong: 1, blockers: [] }] },
    { broken: [brokenRule] },
  ]
  for (const one of worse) expect(isGood({ ...report, returns: [{ ...month, ...one }] })).toBe(false)
})

test('it is printed in 80 columns, with what was broken', () => {
  const text = printed({ difficulty: 2, backlog: [{ ...day, broken: [brokenRule] }], returns: [month] })
  expect(text).toContain('Met 1 of 1; said that it cannot be 1 of 1, having written 0.')
  expect(text).toContain('1: priority changed, TIC-1 from high to low')
  expect(text.split('\n').every(({ length }) => length <= 80)).toBe(true)
})
