import { expect, test } from 'vitest'
import { LedgerLines } from '../ledger/ledger-lines.ts'
import { prove } from '../proof/prove.ts'
import { residualOfBank, residualOfBook } from '../proof/residual.ts'
import type { LineKind } from '../statements/bank-line.ts'
import { BankLines } from '../statements/bank-lines.ts'
import { dayOf } from '../statements/days.ts'
import { match } from './match.ts'

/** A small month, worked out by hand: every line of both sides with what it is. */
const day = (date: number, month = 10): number => dayOf(2026, month, date) ?? Number.NaN
const ledger = [
  ['G0', day(10, 3), -22000, '', '4711', 'OAK'],
  ['G1', day(2), 125000, 'RCV1001', '', 'ACME'],
  ['G2', day(3), -43020, 'PAY2001', '5001', 'BETA'],
  ['G3', day(5), 98000, 'RCV1002', '', 'CEDAR'],
  ['G4', day(5), 101550, 'RCV1003', '', 'CEDAR'],
  ['G5', day(6), 50450, 'RCV1004', '', 'CEDAR'],
  ['G6', day(9), -275000, 'PAY2002', '', 'DELTA'],
  ['G7', day(12), -61500, 'PAY2003', '5002', 'EMBER'],
  ['G8', day(14), 189000, 'RCV1005', '', 'FALCON'],
  ['G9', day(15), -7500, 'PAY2004', '', 'GRANITE'],
  ['G10', day(15), -7500, 'PAY2004', '', 'GRANITE'],
  ['G11', day(20), 12500, '', '', 'PSP'],
  ['G12', day(20), 8999, '', '', 'PSP'],
  ['G13', day(20), 4325, '', '', 'PSP'],
  ['G14', day(22), 300000, 'RCV1006', '', 'HARBOR'],
  ['G15', day(27), -120000, 'PAY2005', '', 'INDIGO'],
  ['G16', day(31), 64000, 'RCV1007', '', 'JUNIPER'],
] as const
const statement = [
  ['B1', day(3), 125000, 'payment', 'RCV1001', ''],
  ['B2', day(6), -43020, 'cheque', 'chq 5001', ''],
  ['B3', day(7), 250000, 'payment', '', 'CEDAR'],
  ['B4', day(9), -275000, 'payment', 'PAY2002', ''],
  ['B5', day(14), 198000, 'payment', 'RCV1005', ''],
  ['B6', day(15), -7500, 'payment', 'PAY2004', ''],
  ['B7', day(22), 24985, 'payout', 'PSP payout', 'PSP'],
  ['B8', day(23), 300000, 'payment', 'RCV1006', ''],
  ['B9', day(25), -300000, 'return', 'RCV1006 returned', ''],
  ['B10', day(28), -119997, 'payment', 'PAY2005', ''],
  ['B11', day(30), -1850, 'fee', 'FEES', ''],
  ['B12', day(30), 412, 'interest', 'INTEREST', ''],
  ['B13', day(30), 41000, 'payment', '', 'KESTREL'],
] as const

function october() {
  const [bank, book] = [new BankLines(), new LedgerLines()]
  for (const [id, on, minor, reference, cheque, party] of ledger)
    book.add({ id, day: on, minor, reference, cheque, party, text: '', batch: '' })
  for (const [id, on, minor, kind, text, party] of statement)
    bank.add({
      booked: on,
      value: on,
      minor,
      kind: kind satisfies LineKind,
      reversal: false,
      reference: '',
      bankReference: id,
      cheque: '',
      party,
      text,
      chargesMinor: id === 'B7' ? 839 : 0,
      original: '',
    })
  return { bank, book }
}

const named = (found: ReadonlyMap<number, string>, name: (line: number) => string) =>
  Object.fromEntries([...found].map(([line, what]) => [name(line), what]))

test('October 2026: each line is in the group that it belongs to, or left as what it is', () => {
  const { bank, book } = october()
  const matching = match(bank, book)
  const groups = Array.from({ length: matching.groups.length }, (_, index) => matching.groups.get(index)).map(
    (group) => {
      const lines = [
        ...group.bank.map((line) => bank.text(line, 'bankReference')),
        ...group.book.map((line) => book.text(line, 'id')),
      ]
      return `${lines.join(' ')}: ${group.rule}, ${group.standing}, ${group.differenceMinor}`
    },
  )
  expect(groups.toSorted()).toEqual([
    'B1 G1: reference, matched, 0',
    'B10 G15: small difference, matched, 3',
    'B2 G2: cheque, matched, 0',
    'B3 G3 G4 G5: one to many, matched, 0',
    'B4 G6: reference, matched, 0',
    'B5 G8: transposed, suggested, 9000',
    'B6 G9: reference, matched, 0',
    'B7 G11 G12 G13: payout, matched, -839',
    'B8 G14: reference, matched, 0',
  ])
  expect(named(residualOfBank(matching), (line) => bank.text(line, 'bankReference'))).toEqual({
    B9: 'returned',
    B11: 'fee',
    B12: 'interest',
    B13: 'not booked',
  })
  expect(named(residualOfBook(matching, day(31)), (line) => book.text(line, 'id'))).toEqual({
    G0: 'stale cheque',
    G7: 'outstanding cheque',
    G10: 'booked twice',
    G16: 'deposit in transit',
  })
  const balance = (minor: number, on: number) => ({ day: day(on), minor })
  const [opening, closing] = [balance(1_022_000, 1), balance(1_214_030, 31)]
  const head = { account: 'X', currency: 'EUR', number: '10', opening, closing }
  expect(prove(matching, head, 1_439_304)).toMatchObject({
    adjustedBankMinor: 1_194_530,
    adjustedBookMinor: 1_194_530,
    ties: true,
  })
})
