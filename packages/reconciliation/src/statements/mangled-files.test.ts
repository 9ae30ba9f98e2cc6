import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { StatementProblem } from './problem.ts'
import { readStatement, type ReadOptions } from './read-statement.ts'

const directory = join(import.meta.dirname, 'fixtures')

/** What a file does not say itself. */
const said: Readonly<Record<string, ReadOptions>> = {
  'camt-08-two-accounts.xml': { account: 'NL91ABNA0417164300' },
  'csv-american.csv': { account: '0987654321', currency: 'USD' },
  'csv-iso.csv': { account: 'DE02120300000000202051' },
}

/** Bytes taken out of a file and others put there instead. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(40),
  added: fc.oneof(
    fc.constant([]),
    fc.uint8Array({ maxLength: 4 }),
    fc.constantFrom(Buffer.from('0'), Buffer.from('9')),
  ),
})

test.each(readdirSync(directory))('%s: whatever is done to it, it ties or there is one clear error', async (name) => {
  const whole = readFileSync(join(directory, name))
  const options = said[name] ?? {}
  expect((await readStatement([whole], options)).lines.length).toBeGreaterThan(0)
  const property = fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
    let bytes: Buffer = whole
    for (const { at, removed, added } of changes) {
      const start = Math.floor(at * bytes.length)
      bytes = Buffer.concat([bytes.subarray(0, start), Buffer.from(added), bytes.subarray(start + removed)])
    }
    try {
      const { head, lines } = await readStatement([bytes], options)
      const sum = Array.from({ length: lines.length }, (_, index) => lines.get(index).minor).reduce((a, b) => a + b, 0)
      expect(head.opening.minor + sum).toBe(head.closing.minor)
    } catch (error) {
      if (!(error instanceof StatementProblem)) throw error
    }
  })
  await fc.assert(property, { numRuns: 150 })
})
