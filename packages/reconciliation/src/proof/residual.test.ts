import { expect, test } from 'vitest'
import { first, reconciledMonth, standingOf, type Said } from '../testing/months.ts'
import type { LedgerLine } from '../ledger/ledger-lines.ts'
import type { BankLine } from '../statements/bank-line.ts'

const alder = 'Alder Metall GmbH'
const birch = 'Birch Druck AG'

function found(paid: readonly Said<BankLine>[], booked: readonly Said<LedgerLine>[]): readonly string[] {
  return standingOf(reconciledMonth(paid, booked))
}

test('of whom nothing is open it is not booked; who names a document of the ledger is about that document', () => {
  const booked = [{ minor: 70_000, party: birch, reference: 'RCV100200' }]
  expect(found([{ minor: 41_000, party: alder }], booked)).toEqual(['not booked'])
  // Two name it, and neither is it nor a part that says so.
  const naming = [41_000, 43_000].map((minor) => ({ minor, party: birch, text: 'RE RCV100200' }))
  expect(found(naming, booked)).toEqual(['unexplained', 'unexplained'])
})

test('a cheque whose number the ledger does not have is not booked, whatever is open of the same amount', () => {
  const booked = [{ minor: -41_000, party: alder, cheque: '5001' }]
  const cheque = { minor: -41_000, kind: 'cheque' } as const
  expect(found([{ ...cheque, text: 'CHQ 5002' }], booked)).toEqual(['not booked'])
  expect(found([{ ...cheque, text: 'CHQ 5001' }], booked)).toEqual(['cheque, matched'])
  expect(found([{ ...cheque, minor: -20_000, text: 'CHQ 5001' }], booked)).not.toContain('not booked')
  // Somebody else's cheque: its number stands in their books.
  expect(found([{ minor: 41_000, kind: 'cheque', text: 'CHQ 5002' }], [])).toEqual(['unexplained'])
})

test('what is open of somebody else is not it, though it is as much', () => {
  const booked = [
    { minor: 9_900, party: birch, reference: 'RCV1' },
    { minor: 9_900, party: birch, reference: 'RCV2' },
    { minor: 500, party: alder, reference: 'RCV3', day: first + 20 },
  ]
  expect(found([{ minor: 9_900, party: alder }], booked)).toEqual(['not booked'])
  expect(found([{ minor: 9_900 }], booked)).toEqual(['amount, suggested'])
})

test('what is open of the party may be it with something kept back, and hardly with much more', () => {
  const open = [{ minor: 50_000, party: alder, reference: 'RCV1' }]
  const paid = (...minors: readonly number[]) => minors.map((minor) => ({ minor, party: alder }))
  expect(found(paid(40_000), open)).toEqual(['difference, suggested'])
  // One of them may be it, and nobody can say which.
  expect(found(paid(40_000, 43_000), open)).toEqual(['unexplained', 'unexplained'])
  expect(found(paid(80_000), open)).toEqual(['not booked'])
  expect(found(paid(9_000), open)).toEqual(['not booked'])
})

test('a batch of which nothing was kept back that is known may be a payment that names no batch', () => {
  const batch = [30_000, 20_000].map((minor) => ({ minor, party: 'Cardline S.A.', batch: 'PO1' }))
  expect(found([{ minor: 47_500, party: 'CARDLINE S.A.' }], batch)).toEqual(['unexplained'])
  expect(found([{ minor: 90_000, party: 'CARDLINE S.A.' }], batch)).toEqual(['not booked'])
})

test('what takes an open entry to the cent with a line of nobody may be a part of it', () => {
  const open = [{ minor: 90_000, party: alder, reference: 'RCV1' }]
  expect(found([{ minor: 30_000, party: alder }, { minor: 60_000 }], open)[0]).toBe('unexplained')
  expect(found([{ minor: 30_000, party: alder }, { minor: 60_001 }], open)[0]).toBe('not booked')
})

test('the same amount again is a double where it is rare, and no sign of one where the same price comes every day', () => {
  const twice = (minor: number) => [0, 1].map((days) => ({ minor, party: alder, booked: first + days }))
  const rare = [{ minor: 12_345, party: alder }]
  expect(found(twice(12_345), rare)).toEqual(['party, matched', 'double at the bank'])
  const many = Array.from({ length: 30 }, (_, at) => ({ minor: 999, party: at % 2 === 0 ? alder : birch }))
  const again = found([{ minor: 999, party: alder }, ...many], many)
  expect(again.filter((one) => !one.startsWith('party'))).toEqual(['not booked'])
})

/** Two payments of a common price on days that follow each other. */
function paidTwice(said: Partial<BankLine>): readonly Said<BankLine>[] {
  return [0, 1].map((days) => ({ minor: 999, party: alder, ...said, booked: first + days }))
}

test('the same amount with the same words is a double, whoever paid it, where few lines say them', () => {
  // One in a hundred is of that price, and with whom it is about we deal all the time.
  const many = Array.from({ length: 500 }, (_, at) =>
    at % 100 === 0 ? { minor: 999, party: birch } : { minor: 5_000 + at * 17, party: alder },
  )
  const left = (paid: readonly Said<BankLine>[]) =>
    found(paid, [...many, { minor: 999, party: alder }]).filter((one) => !one.includes(','))
  expect(left([...paidTwice({}), ...many])).toEqual(['not booked'])
  expect(left([...paidTwice({ text: 'invoice of 26.06.26' }), ...many])).toEqual(['double at the bank'])
  // What stands beside everything that somebody pays says nothing.
  const always = many.map((one) => ({ ...one, text: 'thank you' }))
  expect(left([...paidTwice({ text: 'thank you' }), ...always])).toEqual(['not booked'])
  const nameless = paidTwice({ minor: 12_345, party: '', text: 'invoice of 26.06.26' })
  expect(found(nameless, [{ minor: 12_345, party: birch }])).toContain('double at the bank')
})

/** Thirty later entries of somebody else, of about as much. */
function others(minor: number) {
  return Array.from({ length: 30 }, (_, at) => ({ minor: minor + at * 17, party: birch, day: first + 20 }))
}

test('of many open entries some are as much as anything: that one is says nothing where more are to be expected', () => {
  const paid = [45_000, 47_000].map((minor) => ({ minor, party: alder }))
  const large = Array.from({ length: 11 }, (_, at) => ({ minor: 200_000 + at * 1_013, party: alder }))
  const booked = [{ minor: 50_000, party: alder }, ...large]
  expect(found(paid, [...booked, ...others(700)])).toEqual(['unexplained', 'unexplained'])
  expect(found(paid, [...booked, ...others(50_000)])).toEqual(['not booked', 'not booked'])
})

test('of many open entries twice as many as chance gives have to be about as much, or a few together just as much', () => {
  const small = Array.from({ length: 60 }, (_, at) => ({ minor: 40_000 + 10 * at * at, party: alder }))
  const large = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ minor: 160_000 + 10 * at, party: alder }))
  const [one, two, three] = [3, 20, 41].map((at) => small[at]?.minor ?? 0)
  const paid = (one ?? 0) + (two ?? 0) + (three ?? 0)
  // Amounts of the ledger are even tens: no few of them come to this.
  expect(found([{ minor: paid + 3, party: alder }], [...small, ...large(2)])).toEqual(['not booked'])
  expect(found([{ minor: paid, party: alder }], [...small, ...large(2)])).toEqual(['unexplained'])
  // Of others few are so large: that many of this party are is no chance.
  const elsewhere = Array.from({ length: 300 }, (_, at) => ({ minor: 20_000 + 10 * at, party: birch, day: first + 25 }))
  expect(found([{ minor: paid + 3, party: alder }], [...small, ...large(9), ...elsewhere])).toEqual(['unexplained'])
})
