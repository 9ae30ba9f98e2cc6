import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LedgerLines, type LedgerLine } from './ledger/ledger-lines.ts'
import { reconcile, type Reconciliation } from './reconcile.ts'
import type { BankLine } from './statements/bank-line.ts'
import { BankLines } from './statements/bank-lines.ts'
import { dayOf } from './statements/days.ts'
import { statementOf } from './statements/statement.ts'

/** Worlds of few parties, amounts and documents, so that everything may be taken for everything else. */
const first = dayOf(2026, 10, 1) ?? 0
const last = first + 30
const party = fc.constantFrom('', 'Alder Metall GmbH', 'ALDER METALL', 'Birch Druck AG', 'Cedar Ltd')
const amount = fc.constantFrom(-30_000, -12_345, -9_999, -100, 100, 9_999, 12_345, 12_354, 20_000, 30_000, 12_350)
const reference = fc.constantFrom('', '', 'RCV1001', 'RCV1002', 'PAY2001')
const entries = fc.array(
  fc.record({
    day: fc.integer({ min: first - 20, max: last }),
    minor: amount,
    reference,
    cheque: fc.constantFrom('', '', '5001'),
    party,
    text: fc.constant(''),
    batch: fc.constantFrom('', '', 'PO1'),
  }),
  { maxLength: 14 },
)
const lines = fc.array(
  fc.record({
    booked: fc.integer({ min: first, max: last }),
    minor: amount,
    kind: fc.constantFrom<BankLine['kind'][]>('payment', 'payment', 'cheque', 'fee', 'interest', 'return', 'payout'),
    reference,
    text: fc.constantFrom('', 'RE RCV1001', 'chq 5001', 'PO1'),
    party,
    chargesMinor: fc.constantFrom(0, 0, 350),
  }),
  { maxLength: 14 },
)

interface World {
  readonly bank: readonly BankLine[]
  readonly book: readonly LedgerLine[]
}

const worlds: fc.Arbitrary<World> = fc.tuple(lines, entries).map(([bank, book]) => ({
  bank: bank.map((line, at) => ({
    ...line,
    value: line.booked,
    reversal: line.kind === 'return',
    bankReference: `b${at}`,
    cheque: '',
    original: '',
  })),
  book: book.map((line, at) => ({ ...line, id: `g${at}` })),
}))

function reconciled({ bank, book }: World): Reconciliation {
  const [atBank, inBooks] = [new BankLines(), new LedgerLines()]
  for (const line of bank) atBank.add(line)
  for (const line of book) inBooks.add(line)
  const opening = { day: first, minor: 5_000 }
  const closing = { day: last, minor: bank.reduce((sum, { minor }) => sum + minor, opening.minor) }
  const head = { account: 'X', currency: 'EUR', number: '1', opening, closing }
  return reconcile({
    account: 'euro',
    period: '2026-10',
    statement: statementOf(head, atBank),
    book: inBooks,
    openingBookMinor: opening.minor,
  })
}

/** Everything that was found, by the names of lines, in an order that tells nothing. */
function told({ bank, book, matching, items, journals }: Reconciliation) {
  const named = (of: { readonly bank: readonly number[]; readonly book: readonly number[] }) =>
    [...of.bank.map((line) => bank.text(line, 'bankReference')), ...of.book.map((line) => book.text(line, 'id'))]
      .toSorted()
      .join(' ')
  const groups = Array.from({ length: matching.groups.length }, (_, index) => matching.groups.get(index))
  return {
    groups: groups.map((group) => `${named(group)} ${group.rule} ${group.standing}`).toSorted(),
    items: items
      .map((item) => `${named(item)} ${item.class} ${item.minor} ${JSON.stringify(item.treatment)}`)
      .toSorted(),
    journals: journals.map(({ number, totalMinor, lane }) => `${number} ${totalMinor} ${lane}`),
  }
}

test('of any world: every line is in one group, or is one item, and both sides tie', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const done = reconciled(world)
      const { groups } = done.matching
      const all = Array.from({ length: groups.length }, (_, index) => groups.get(index))
      const alone = done.items.filter(({ group }) => group === undefined)
      const [atBank, inBooks] = [
        [...all, ...alone].flatMap(({ bank }) => bank),
        [...all, ...alone].flatMap(({ book }) => book),
      ]
      expect(atBank.toSorted((one, other) => one - other)).toEqual([...world.bank.keys()])
      expect(inBooks.toSorted((one, other) => one - other)).toEqual([...world.book.keys()])
      expect(done.proof).toMatchObject({ ties: true, openingGapMinor: 0 })
    }),
    { numRuns: 300 },
  )
})

test('of any world: the order of lines changes nothing, nor does doing it again', () => {
  const shuffles = worlds.chain((world) =>
    fc.record({
      world: fc.constant(world),
      bank: fc.shuffledSubarray([...world.bank], { minLength: world.bank.length }),
      book: fc.shuffledSubarray([...world.book], { minLength: world.book.length }),
    }),
  )
  fc.assert(
    fc.property(shuffles, ({ world, bank, book }) => {
      const once = told(reconciled(world))
      expect(told(reconciled(world))).toEqual(once)
      expect(told(reconciled({ bank, book }))).toEqual(once)
    }),
    { numRuns: 300 },
  )
})
