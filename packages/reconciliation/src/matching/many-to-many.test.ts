import { expect, test } from 'vitest'
import { LedgerLines } from '../ledger/ledger-lines.ts'
import { BankLines } from '../statements/bank-lines.ts'
import { match } from './match.ts'

const party = 'Alder Metall GmbH'

function groupsOf(paid: readonly number[], booked: readonly number[]) {
  const [bank, book] = [new BankLines(), new LedgerLines()]
  for (const [at, minor] of booked.entries())
    book.add({ id: `g${at}`, day: 20_000, minor, reference: `RCV${at}00${at}`, cheque: '', party, text: '', batch: '' })
  for (const [at, minor] of paid.entries())
    bank.add({
      booked: 20_001,
      value: 20_001,
      minor,
      kind: 'payment',
      reversal: false,
      reference: '',
      bankReference: `b${at}`,
      cheque: '',
      party,
      text: '',
      chargesMinor: 0,
      original: '',
    })
  const { groups } = match(bank, book)
  return Array.from({ length: groups.length }, (_, at) => groups.get(at))
}

test('all that is open of a party, where both sides come to the same, is suggested as one', () => {
  expect(groupsOf([40_010, 61_390], [50_700, 50_700])).toMatchObject([
    { rule: 'many to many', standing: 'suggested', bank: [0, 1], book: [0, 1], differenceMinor: 0 },
  ])
})

test('where more is open than comes to the same, nothing says which', () => {
  const rules = groupsOf([40_010, 61_390], [50_700, 50_700, 90_000]).map(({ rule }) => rule)
  expect(rules).not.toContain('many to many')
})
