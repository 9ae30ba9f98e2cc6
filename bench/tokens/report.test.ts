import { expect, test } from 'vitest'
import { isRight, printed, reportOf } from './report.ts'
import type { Worked } from './work-on-company.ts'

const nothing = { questions: 0, tokens: 0, money: {} }
const routine: Worked = {
  ticket: '1 TIC-1',
  class: 'LOST_PARCEL',
  by: 'search',
  right: true,
  wrong: false,
  taken: nothing,
  milliseconds: 5,
}
const about = { served: 0, model: 'a scripted model', seconds: 1 }

test('a routine ticket that takes nothing is right, and told by its class', () => {
  const report = reportOf([routine], [routine], about)
  expect(isRight(report)).toBe(true)
  expect(printed(report)).toMatch(/LOST_PARCEL +1 +1 +0 +0 +0 +0 +0/)
})

test.each<[string, Worked, number]>([
  ['tokens for a routine ticket', { ...routine, taken: { questions: 1, tokens: 110, money: {} } }, 1],
  ['a routine ticket that a person has now', { ...routine, by: 'person' }, 0],
  ['something done wrongly', { ...routine, wrong: true }, 0],
  ['questions that no journal tells of', routine, 3],
])('%s is not right', (_, hybrid, served) => {
  expect(isRight(reportOf([routine], [hybrid], { ...about, served }))).toBe(false)
})

test('without a routine ticket nothing is shown', () => {
  const person = { ...routine, by: 'person' } as const
  expect(isRight(reportOf([person], [person], about))).toBe(false)
})
