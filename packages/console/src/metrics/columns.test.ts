import { expect, test } from 'vitest'
import { axisTop, columnsOf } from './columns.ts'
import type { Figures, Group, Mark } from './queries.ts'

const count = (value: number) => ({ value, runs: {} })
const group = (day: number, ended: number, verified: number, claimedOnly: number): Group => {
  const figures = {
    ended: count(ended),
    verified: { ...count(verified), share: null },
    claimedOnly: count(claimedOnly),
  }
  return {
    key: null,
    from: `2026-03-0${day}T00:00:00.000Z`,
    until: `2026-03-0${day + 1}T00:00:00.000Z`,
    figures: figures as unknown as Figures,
  }
}
const mark = (at: string): Mark => ({
  kind: 'autonomy',
  at,
  agent: 'a',
  by: 'ann',
  because: 'b',
  action: '*',
  level: 'confirm',
})

test('the parts of a column add up, and each change stands at its own', () => {
  const marks = [mark('2026-03-02T00:00:00.000Z'), mark('2026-03-02T23:59:59.999Z')]
  const columns = columnsOf([group(1, 5, 3, 1), group(2, 0, 0, 0)], marks)
  expect(columns.map(({ ended, verified, claimedOnly, neither }) => [ended, verified, claimedOnly, neither])).toEqual([
    [5, 3, 1, 1],
    [0, 0, 0, 0],
  ])
  expect(columns.map((one) => one.marks.length)).toEqual([0, 2])
})

test('the axis ends at a round number that takes all', () => {
  expect([0, 1, 2, 3, 7, 10, 11, 49, 51, 100, 101, 204, 1_234].map(axisTop)).toEqual([
    1, 1, 2, 3, 8, 10, 20, 50, 60, 100, 200, 300, 2_000,
  ])
})
