import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../packages/operant/src/store/database.ts'
import { heldTestDatabase } from '../../packages/operant/src/store/testing/test-database.ts'
import { editedLines } from './edits/edits.ts'
import { playStory } from './story.ts'

let database: Database
beforeAll(async () => {
  database = await heldTestDatabase()
})
afterAll(() => database.close())

test('from an empty folder to a goal on two systems, and to a write that is proven', { timeout: 240_000 }, async () => {
  const found = await playStory({ DATABASE_URL: database.connectionString })
  expect(found.commands.map(({ command, code }) => [command.split(' ', 3).join(' '), code])).toEqual([
    ['operant init journeys', 0],
    ['operant connect openapi', 0],
    ['operant connect openapi', 0],
    ['operant goal Order', 3],
    ['operant approvals approve', 0],
  ])
  expect(found.editedLines).toBeLessThanOrEqual(40)
  const page = readFileSync(new URL('../../docs/getting-started.md', import.meta.url), 'utf8')
  expect(page).toContain(`take ${found.editedLines} edited lines`)
  // Reads are made at once; the write waits for a person, and what it did is a claim.
  expect(found.waiting).toEqual({ code: 3, reads: 1, writes: [] })
  expect(found.approved.writes).toEqual([{ id: 3, petId: 7, quantity: 1 }])
  expect(found.approved.output).toContain('claimed, not confirmed')
  // What the lint asks for makes it proven: it is read back, and nobody is asked where the policy allows it.
  expect(found.lint.before).toContain('pets.placeOrder')
  expect(found.lint.after).toEqual(found.lint.before.filter((action) => action !== 'pets.placeOrder'))
  expect(found.proven.writes).toEqual([...found.approved.writes, { id: 4, petId: 8 }])
  expect(found.proven.output).toContain('Place an order for a pet: confirmed')
  expect([found.proven.code, found.refused]).toEqual([0, []])
})

test('an edited line is one that is new, changed or taken out', () => {
  expect(editedLines([{ file: 'a', write: 'one\n\ntwo\n' }])).toBe(2)
  expect(editedLines([{ file: 'a', replace: 'one\ntwo', by: 'one\nthree\nfour' }])).toBe(2)
  expect(editedLines([{ file: 'a', replace: 'one\ntwo\nthree', by: 'one' }])).toBe(2)
})
