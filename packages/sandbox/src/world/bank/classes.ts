/** What may have become of money that was booked or moved. */
export const bankClasses = [
  'exact',
  'date lag',
  'one to many',
  'many to one',
  'net payout',
  'outstanding payment',
  'outstanding cheque',
  'stale cheque',
  'deposit in transit',
  'fee',
  'interest',
  'booked twice',
  'double at the bank',
  'small difference',
  'discount',
  'transposed',
  'large difference',
  'not booked',
  'wrong sign',
  'returned',
  'exchange',
  'twins',
] as const
export type BankClass = (typeof bankClasses)[number]

/** How often each comes, of all cases; and how many lines of a statement one makes on average. */
export const bankRates: Readonly<Record<BankClass, { readonly rate: number; readonly lines: number }>> = {
  exact: { rate: 0.66, lines: 1 },
  'date lag': { rate: 0.12, lines: 1 },
  'one to many': { rate: 0.03, lines: 1 },
  'many to one': { rate: 0.01, lines: 2.5 },
  'net payout': { rate: 0.02, lines: 1 },
  'outstanding payment': { rate: 0.012, lines: 0 },
  'outstanding cheque': { rate: 0.008, lines: 0 },
  'stale cheque': { rate: 0.002, lines: 0 },
  'deposit in transit': { rate: 0.015, lines: 0 },
  fee: { rate: 0.018, lines: 1 },
  interest: { rate: 0.002, lines: 1 },
  'booked twice': { rate: 0.007, lines: 1 },
  'double at the bank': { rate: 0.002, lines: 2 },
  'small difference': { rate: 0.015, lines: 1 },
  discount: { rate: 0.004, lines: 1 },
  transposed: { rate: 0.005, lines: 1 },
  'large difference': { rate: 0.004, lines: 1 },
  'not booked': { rate: 0.006, lines: 1 },
  'wrong sign': { rate: 0.002, lines: 1 },
  returned: { rate: 0.003, lines: 2 },
  exchange: { rate: 0.005, lines: 1 },
  twins: { rate: 0.01, lines: 2 },
}

const total = Object.values(bankRates).reduce((sum, { rate }) => sum + rate, 0)

/** The class at a place between 0 and 1. */
export function bankClassAt(place: number): BankClass {
  let left = place * total
  for (const name of bankClasses) {
    left -= bankRates[name].rate
    if (left < 0) return name
  }
  return 'exact'
}
