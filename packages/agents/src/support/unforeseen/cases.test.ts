import { createEmptyCompany } from '@operant/sandbox'
import { expect, test } from 'vitest'
import { asOf, temporaryDirectory } from '../test-company.ts'
import { unforeseenCases } from './cases/all.ts'
import { fill } from './company-of.ts'

test('sixty cases, each with a name of its own and all that a hand-over needs', () => {
  expect(new Set(unforeseenCases.map(({ name }) => name)).size).toBe(60)
  for (const { handOver } of unforeseenCases) {
    expect(handOver.evidence.length).toBeGreaterThan(0)
    expect(handOver.options.length).toBeGreaterThan(0)
    expect(handOver.options.filter((option) => handOver.never?.includes(option))).toEqual([])
  }
})

test.each(unforeseenCases)('$name: the systems can hold it', ({ world }) => {
  const database = createEmptyCompany({ directory: temporaryDirectory(), asOf })
  fill(database, world)
  expect(database.one("SELECT status FROM ticket WHERE id = 'TIC-1'")).toEqual({
    status: world.ticket?.status ?? 'new',
  })
  database.close()
})
