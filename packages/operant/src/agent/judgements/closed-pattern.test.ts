import { expect, test } from 'vitest'
import { closedPattern } from './closed-pattern.ts'

const found = (pattern: string, text: string) => {
  const read = closedPattern(pattern)
  return read.kind === 'open' ? read.problem : [...text.matchAll(read.pattern)].map(([whole]) => whole)
}

test.each([
  ['A-[0-9]+', 'Where is A-17, and not BA-18 nor A-19x?', ['A-17']],
  ['^[A-Z]{2}[0-9]{2}[A-Z0-9]{4,30}$', 'Pay to GB33BUKB20201555555555 now', ['GB33BUKB20201555555555']],
  [String.raw`\d{4}/\d\d`, 'Invoice 2026/07.', ['2026/07']],
  [String.raw`v[0-9]\.[0-9]?`, 'v1.2 and v1x2', ['v1.2']],
  ['#[0-9]{1,6}', 'Ticket #4711', ['#4711']],
])('%s finds identifiers, and whole ones only', (pattern, text, ids) => {
  expect(found(pattern, text)).toEqual(ids)
})

test.each([
  ['.*', 'stands for anything'],
  ['[A-Z ]+', 'is not understood'],
  ['[A-Za-z]{4,30}', 'letters in a row make words'],
  ['[A-Z]+', 'letters in a row make words'],
  ['(A|B)[0-9]', 'is not understood'],
  ['[0-9]{30}[0-9]{30}', 'more than 40 characters'],
  [String.raw`\w+`, 'is not understood'],
  [String.raw`\s`, 'is not understood'],
  ['', 'finds nothing'],
])('%s could find words, and is refused', (pattern, problem) => {
  expect(found(pattern, 'anything')).toContain(problem)
})
