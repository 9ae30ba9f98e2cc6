import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withstoodPage } from '../scripts/withstood/table.ts'

/** Rows alone: the formatter lays the table out. */
const rows = (page: string): readonly string[] =>
  page
    .split('\n')
    .filter((line) => /^\| +\d+ +\|/.test(line))
    .map((line) => line.replace(/ +/g, ' ').trim())

test('the page names for each bad input the tests that bear its number, and no other', () => {
  const root = join(import.meta.dirname, '..')
  const written = rows(readFileSync(join(root, 'docs/withstood.md'), 'utf8'))
  expect(written).toHaveLength(57)
  expect(written).toEqual(rows(withstoodPage(root)))
})
