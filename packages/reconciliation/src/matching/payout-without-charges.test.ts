import { expect, test } from 'vitest'
import { LedgerLines } from '../ledger/ledger-lines.ts'
import { BankLines } from '../statements/bank-lines.ts'
import { match } from './match.ts'

function paidOut(minor: number) {
  const [bank, book] = [new BankLines(), new LedgerLines()]
  for (const [at, sale] of [12_500, 8_999, 4_325].entries())
    book.add({
      id: `g${at}`,
      day: 20_000,
      minor: sale,
      reference: '',
      cheque: '',
      party: 'PSP',
      text: '',
      batch: 'PO77123',
    })
  bank.add({
    booked: 20_002,
    value: 20_002,
    minor,
    kind: 'payout',
    reversal: false,
    reference: '',
    bankReference: 'b1',
    cheque: '',
    party: 'PSP',
    text: 'PAYOUT PO77123',
    chargesMinor: 0,
    original: '',
  })
  const { groups } = match(bank, book)
  return groups.length === 0 ? undefined : groups.get(0)
}

test('a batch that the bank names without saying what it kept is matched, where so much may have been kept', () => {
  expect(paidOut(24_985)).toMatchObject({ rule: 'payout', standing: 'matched', book: [0, 1, 2], differenceMinor: -839 })
  expect(paidOut(25_824)).toMatchObject({ rule: 'one to many', differenceMinor: 0 })
})

test('what is far from the batch, or more than it, is no payout of it', () => {
  expect(paidOut(20_000)).toBeUndefined()
  expect(paidOut(26_000)).toBeUndefined()
})
