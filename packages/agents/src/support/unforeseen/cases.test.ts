import { expect, test } from 'vitest'
import { unforeseenCases } from './cases/all.ts'

test('sixty cases, each with a name of its own and all that a hand-over needs', () => {
  expect(new Set(unforeseenCases.map(({ name }) => name)).size).toBe(60)
  for (const { handOver } of unforeseenCases) {
    expect(handOver.evidence.length).toBeGreaterThan(0)
    expect(handOver.options.length).toBeGreaterThan(0)
    expect(handOver.options.filter((option) => handOver.never?.includes(option))).toEqual([])
  }
})
