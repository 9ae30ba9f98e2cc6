import { expect, test } from 'vitest'
import { causeOf } from './explaining/cause-of.ts'
import { explainGroup } from './explaining/explain-group.ts'
import type { Reconciliation } from './reconcile.ts'
import { day, ledger, month, october, statement, type Entry, type Line } from './testing/october.ts'
import { carriedForward } from './treatment/carried-forward.ts'
import { journalLines } from './treatment/journals.ts'

function summed(lines: readonly { readonly minor: number }[]): number {
  return lines.reduce((sum, { minor }) => sum + minor, 0)
}

function named(
  { bank, book }: Reconciliation,
  of: { readonly bank: readonly number[]; readonly book: readonly number[] },
) {
  const lines = of.bank.map((line) => bank.text(line, 'bankReference'))
  return [...lines, ...of.book.map((line) => book.text(line, 'id'))].join(' ')
}

test('October 2026: each line is in the group that it belongs to, or left as what it is', () => {
  const done = october()
  const { groups } = done.matching
  const told = Array.from({ length: groups.length }, (_, index) => groups.get(index)).map(
    (group) => `${named(done, group)}: ${group.rule}, ${group.standing}, ${group.differenceMinor}`,
  )
  expect(told.toSorted()).toEqual([
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
  const treated = done.items.map((item) => {
    const { treatment } = item
    const what = treatment.kind === 'post' ? `${treatment.code} ${treatment.lane}` : treatment.kind
    return `${named(done, item)}: ${item.class} ${item.side} ${item.minor} ${what}`
  })
  expect(treated.toSorted()).toEqual([
    'B10 G15: small difference book 3 DIFF-SML alone',
    'B11: fee book -1850 BNK-FEE alone',
    'B12: interest book 412 BNK-INT alone',
    'B13: not booked book 41000 flag',
    'B5 G8: transposed book 9000 flag',
    'B7 G11 G12 G13: processing charges book -839 FEE-PSP alone',
    'B9: returned book -300000 flag',
    'G0: stale cheque bank -22000 flag',
    'G10: booked twice book 7500 flag',
    'G16: deposit in transit bank 64000 carry',
    'G7: outstanding cheque bank -61500 carry',
  ])
})

test('October 2026: both sides come to 11,945.30, and what is posted is what the handbook posts', () => {
  const done = october()
  expect(done.proof).toMatchObject({
    openingGapMinor: 0,
    closingBankMinor: 1_214_030,
    closingBookMinor: 1_439_304,
    adjustedBankMinor: 1_194_530,
    adjustedBookMinor: 1_194_530,
    ties: true,
  })
  expect(done.journals.map(({ number, totalMinor, counter }) => [number, totalMinor, counter])).toEqual([
    ['euro/2026-10/FEE-PSP/2026-10-22/1', -839, '6856'],
    ['euro/2026-10/DIFF-SML/2026-10-28/1', 3, '6960'],
    ['euro/2026-10/BNK-FEE/2026-10-30/1', -1850, '6855'],
    ['euro/2026-10/BNK-INT/2026-10-30/1', 412, '7110'],
  ])
  const [charges] = done.journals
  expect(charges && journalLines(done, charges)).toEqual([
    { about: 'B7', amountMinor: -839, text: 'processing charges' },
  ])
})

test('October 2026: whose each exception is, and why it most likely came', () => {
  const done = october()
  const flagged = done.items.flatMap((item) => {
    const { treatment } = item
    const owner = treatment.kind === 'flag' ? treatment.owner : undefined
    return owner === undefined ? [] : [`${named(done, item)} ${owner}: ${causeOf(done.matching, item, 'EUR')}`]
  })
  expect(flagged.toSorted()).toEqual([
    'B13 receivables: nothing is booked for this payment of KESTREL',
    'B5 G8 ledger: 1,890.00 is booked and 1,980.00 was paid: two digits were typed the wrong way round',
    'B9 receivables: a payment came back: RCV1006 returned',
    'G0 payables: cheque 4711 of 10 Mar 2026 was not presented for more than 180 days',
    'G10 payables: PAY2004 is booked twice with -75.00',
  ])
  expect(explainGroup(done.matching, 0, 'EUR')).toMatch(
    /^Matched by reference: amount .* equal; both name \w+; bank \d+ Oct 2026, ledger \d+ Oct 2026 \(.*business day\); no other candidate$/,
  )
})

test('November begins with what October left open, and ties as well', () => {
  const first = october()
  const carried = carriedForward(first)
  expect([summed(carried.bank), summed(carried.book)]).toEqual([41000 + 9000 - 300000 + 7500, -22000 + 64000 - 61500])
  const posted = first.journals.reduce((sum, { totalMinor }) => sum + totalMinor, 0)
  const next = month({
    period: '2026-11',
    // The deposit of the last day comes, and the cheque of 12 October is presented.
    lines: [
      ['C1', day(2, 11), 64000, 'payment', 'RCV1007', 'JUNIPER'],
      ['C2', day(5, 11), -61500, 'cheque', 'chq 5002', ''],
    ],
    // The entries that people made in the meantime: the receivable reopened, the slip and the double corrected.
    entries: [
      ['H1', day(3, 11), -300000, 'RCV1006', '', 'HARBOR'],
      ['H2', day(4, 11), 9000, 'RCV1005', '', 'FALCON'],
      ['H3', day(4, 11), 7500, 'PAY2004', '', 'GRANITE'],
      ['H4', day(9, 11), 41000, 'RCV1010', '', 'KESTREL'],
    ],
    carried,
    openingBankMinor: 1_214_030,
    openingBookMinor: 1_439_304 + posted,
    lastDay: day(30, 11),
  })
  expect(next.proof).toMatchObject({ openingGapMinor: 0, ties: true })
  expect(next.items.map((item) => `${named(next, item)}: ${item.class}`)).toEqual(['G0: stale cheque'])
})

test('what was taken back within the month is settled: by the ledger itself, or by the bank itself', () => {
  const reversal: Entry = ['G17', day(20), 7500, 'PAY2004', '', 'GRANITE']
  const failed: readonly Line[] = [
    ['B14', day(21), -5000, 'payment', 'PAY3000', 'LARCH'],
    ['B15', day(22), 5000, 'return', 'RETURN PAY3000', 'LARCH'],
  ]
  const done = october([...statement, ...failed], [...ledger, reversal])
  const { groups } = done.matching
  const reversed = Array.from({ length: groups.length }, (_, index) => groups.get(index)).filter(
    ({ rule }) => rule === 'reversed',
  )
  expect(reversed.map((group) => named(done, group))).toEqual(['B14 B15', 'G10 G17'])
  expect(done.items.map((item) => named(done, item))).not.toContain('G10')
  expect(done.proof).toMatchObject({ ties: true, adjustedBankMinor: 1_194_530 })
})

test('a double of the bank is carried until the bank takes it back', () => {
  const again: Line = ['B14', day(16), -7500, 'payment', 'PAY2004', 'GRANITE']
  const first = october([...statement, again])
  expect(first.items.find(({ class: name }) => name === 'double at the bank')).toMatchObject({
    side: 'bank',
    minor: 7500,
  })
  expect(first.proof).toMatchObject({ ties: true, adjustedBankMinor: 1_194_530 })
  const next = month({
    period: '2026-11',
    lines: [['C1', day(5, 11), 7500, 'return', 'PAY2004 in error', '']],
    entries: [],
    carried: carriedForward(first),
    openingBankMinor: 1_206_530,
    openingBookMinor: 1_439_304 + first.journals.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
    lastDay: day(30, 11),
  })
  expect(next.proof).toMatchObject({ openingGapMinor: 0, ties: true })
  expect(next.items.map(({ class: name }) => name)).not.toContain('double at the bank')
})

test('what somebody would not have posted stays open', () => {
  const done = october()
  const [charges] = done.journals
  const { bank } = carriedForward(done, new Set([charges?.number ?? '']))
  expect(bank.map(({ bankReference, minor, was }) => [bankReference, minor, was])).toContainEqual([
    'B7',
    -839,
    'processing charges',
  ])
})

test('what nobody carried over is told as a gap, and nothing ties', () => {
  const done = month({
    period: '2026-10',
    lines: statement,
    entries: ledger,
    carried: { bank: [], book: [] },
    openingBankMinor: 1_022_000,
    openingBookMinor: 1_000_000,
    lastDay: day(31),
  })
  expect(done.proof).toMatchObject({ openingGapMinor: 22000, ties: false })
})
