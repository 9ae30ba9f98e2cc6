import { expect, test } from 'vitest'
import type { StatementRecord } from '../systems/bank.ts'
import { chooseStatements } from './choose-statements.ts'

const file = (sequence: number, from: string, to: string, sha256 = `${from}-${sequence}`): StatementRecord => ({
  id: `S${sequence}`,
  account: 'A',
  format: 'csv',
  bytes: 1,
  sequence,
  from,
  to,
  sha256,
})
const september = file(9, '2026-09-01', '2026-09-30')
const first = file(10, '2026-10-01', '2026-10-15')
const second = file(11, '2026-10-16', '2026-10-31')

function told(all: readonly StatementRecord[], period = '2026-10'): string {
  const chosen = chooseStatements(all, period)
  return chosen.kind === 'chosen'
    ? `${chosen.statements.map(({ sequence }) => sequence).join(' ')}${chosen.before ? ', with earlier ones' : ''}`
    : chosen.why
}

test.each([
  ['all of the month, however they are listed', [second, september, first], '10 11, with earlier ones'],
  ['nothing before it', [first, second], '10 11'],
  ['the same file again', [first, second, { ...second, id: 'again' }], '10 11'],
  ['one that ends on the last business day', [file(10, '2026-10-01', '2026-10-30')], '10'],
  [
    'one that ends early, and the next begins later',
    [file(10, '2026-10-01', '2026-10-28'), file(11, '2026-11-01', '2026-11-30')],
    '10',
  ],
  ['none', [september], 'the bank has delivered no statement of October 2026 yet'],
  ['the month is not over', [first], 'the bank has delivered statements of October 2026 until 2026-10-15 only'],
  [
    'one is missing in it',
    [first, { ...second, sequence: 12 }],
    'between statements 10 and 12 one is missing; fetch it from the bank',
  ],
  [
    'one is missing before it',
    [{ ...september, sequence: 8 }, first, second],
    'between statements 8 and 10 one is missing; fetch it from the bank',
  ],
  [
    'one that was mended later',
    [first, second, { ...second, sha256: 'other' }],
    'the bank has delivered statement 11 twice, and the files differ; ask which holds',
  ],
  [
    'one across the end',
    [first, file(11, '2026-10-16', '2026-11-02')],
    'statement 11 is of 2026-10-16 to 2026-11-02, and October 2026 begins or ends within it; ask the bank for one that ends with the month',
  ],
])('%s', (_, all, expected) => {
  expect(told(all)).toBe(expected)
})

test('a bank that counts from 1 again with the new year', () => {
  const december = file(12, '2026-12-01', '2026-12-31')
  const january = file(1, '2027-01-01', '2027-01-31')
  expect(told([january, december], '2027-01')).toBe('1, with earlier ones')
  expect(told([january, december], '2026-12')).toBe('12')
})
