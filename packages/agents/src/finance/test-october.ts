import type { BookLineRecord } from './systems/books.ts'

/** Id, day, amount in cents, kind, text, party, and what was kept back. */
export type BankRow = readonly [
  id: string,
  day: string,
  minor: number,
  kind: string,
  text: string,
  party: string,
  charges: number,
]

const day = (date: number): string => `2026-10-${String(date).padStart(2, '0')}`

/** October 2026 as it was worked out by hand: what the books hold, with a cheque of March that nobody presented. */
export const octoberEntries: readonly BookLineRecord[] = (
  [
    ['G0', '2026-03-10', -22_000, '', '4711', 'OAK'],
    ['G1', day(2), 125_000, 'RCV1001', '', 'ACME'],
    ['G2', day(3), -43_020, 'PAY2001', '5001', 'BETA'],
    ['G3', day(5), 98_000, 'RCV1002', '', 'CEDAR'],
    ['G4', day(5), 101_550, 'RCV1003', '', 'CEDAR'],
    ['G5', day(6), 50_450, 'RCV1004', '', 'CEDAR'],
    ['G6', day(9), -275_000, 'PAY2002', '', 'DELTA'],
    ['G7', day(12), -61_500, 'PAY2003', '5002', 'EMBER'],
    ['G8', day(14), 189_000, 'RCV1005', '', 'FALCON'],
    ['G9', day(15), -7_500, 'PAY2004', '', 'GRANITE'],
    ['G10', day(15), -7_500, 'PAY2004', '', 'GRANITE'],
    ['G11', day(20), 12_500, '', '', 'PSP'],
    ['G12', day(20), 8_999, '', '', 'PSP'],
    ['G13', day(20), 4_325, '', '', 'PSP'],
    ['G14', day(22), 300_000, 'RCV1006', '', 'HARBOR'],
    ['G15', day(27), -120_000, 'PAY2005', '', 'INDIGO'],
    ['G16', day(31), 64_000, 'RCV1007', '', 'JUNIPER'],
  ] as const
).map(([id, on, amountMinor, reference, cheque, party]) => ({
  id,
  day: on,
  amountMinor,
  reference,
  cheque,
  party,
  text: '',
  batch: '',
}))

/** What the bank booked. */
export const octoberLines: readonly BankRow[] = [
  ['B1', day(3), 125_000, 'payment', 'RCV1001', '', 0],
  ['B2', day(6), -43_020, 'cheque', 'chq 5001', '', 0],
  ['B3', day(7), 250_000, 'payment', '', 'CEDAR', 0],
  ['B4', day(9), -275_000, 'payment', 'PAY2002', '', 0],
  ['B5', day(14), 198_000, 'payment', 'RCV1005', '', 0],
  ['B6', day(15), -7_500, 'payment', 'PAY2004', '', 0],
  ['B7', day(22), 24_985, 'payout', 'PSP payout', 'PSP', 839],
  ['B8', day(23), 300_000, 'payment', 'RCV1006', '', 0],
  ['B9', day(25), -300_000, 'return', 'RCV1006 returned', '', 0],
  ['B10', day(28), -119_997, 'payment', 'PAY2005', '', 0],
  ['B11', day(30), -1_850, 'fee', 'FEES', '', 0],
  ['B12', day(30), 412, 'interest', 'INTEREST', '', 0],
  ['B13', day(30), 41_000, 'payment', '', 'KESTREL', 0],
]

/** The same with other charges. */
export function octoberWithFees(minor: number): readonly BankRow[] {
  return octoberLines.map(([id, on, amount, kind, ...rest]) => [id, on, kind === 'fee' ? minor : amount, kind, ...rest])
}

/** What a month of October has posted. */
export const octoberPostings: readonly string[] = [
  '2026-10-22 FEE-PSP 6856 B7 -839',
  '2026-10-28 DIFF-SML 6960 B10 3',
  '2026-10-30 BNK-FEE 6855 B11 -1850',
  '2026-10-30 BNK-INT 7110 B12 412',
]

/** What somebody books late: the money of KESTREL that the books did not have. */
export const lateEntry: BookLineRecord = {
  id: 'G17',
  day: day(30),
  amountMinor: 41_000,
  reference: '',
  cheque: '',
  party: 'KESTREL',
  text: '',
  batch: '',
}
