import type { LedgerLines } from '../ledger/ledger-lines.ts'
import type { BankLines } from '../statements/bank-lines.ts'

/**
 * Lines in an order of their own: by day, amount and what they say. Rules go through them in it, so that the order in which
 * they were given changes nothing.
 */
export function bankOrder(bank: BankLines): Int32Array {
  return sorted(bank.length, (one, other) => {
    const apart = bank.booked(one) - bank.booked(other) || bank.minor(one) - bank.minor(other)
    if (apart !== 0) return apart
    for (const field of ['bankReference', 'reference', 'party', 'text', 'cheque'] as const) {
      const by = compared(bank.text(one, field), bank.text(other, field))
      if (by !== 0) return by
    }
    return 0
  })
}

/** As `bankOrder`. */
export function bookOrder(book: LedgerLines): Int32Array {
  return sorted(book.length, (one, other) => {
    const apart = book.day(one) - book.day(other) || book.minor(one) - book.minor(other)
    return apart || compared(book.text(one, 'id'), book.text(other, 'id'))
  })
}

/** Where each line stands in an order. */
export function ranksOf(order: Int32Array): Int32Array {
  const ranks = new Int32Array(order.length)
  for (const [rank, line] of order.entries()) ranks[line] = rank
  return ranks
}

function sorted(count: number, compare: (one: number, other: number) => number): Int32Array {
  return Int32Array.from({ length: count }, (_, line) => line).toSorted(compare)
}

/** Shorter ones first, so that numbers without zeros before them are in their order. */
function compared(one: string, other: string): number {
  if (one === other) return 0
  if (one.length !== other.length) return one.length - other.length
  return one < other ? -1 : 1
}
