import type { Matching } from '../matching/matching.ts'
import type { Item } from '../proof/items.ts'
import { amountTold, dayTold } from '../statements/told.ts'

/** The likeliest cause of an item, in words. */
export function causeOf(matching: Matching, item: Item, currency: string): string {
  const { bank, book } = matching
  const [line = -1, entry = -1] = [item.bank[0], item.book[0]]
  const tell = (minor: number) => amountTold(minor, currency)
  const [paid, booked] = [sumOf(item.bank, bank), sumOf(item.book, book)]
  const who = bank.text(line, 'party') || book.text(entry, 'party')
  const document = book.text(entry, 'reference') || bank.text(line, 'reference') || book.text(entry, 'text') || 'it'
  const of = who === '' ? '' : ` of ${who}`
  if (bank.was(line) === item.class) return `${item.class}${of}, ${document}: open since ${dayTold(bank.booked(line))}`
  switch (item.class) {
    case 'processing charges':
      return `${tell(-item.minor)} was kept back of ${tell(booked)} for processing`
    case 'small difference':
      return `${tell(paid)} at the bank, ${tell(booked)} in the ledger: a small difference`
    case 'discount':
      return `${percent(item.minor, booked)} of ${tell(booked)} was taken off, as was agreed`
    case 'exchange':
      return `paid as ${bank.text(line, 'original')}; the rate was ${percent(item.minor, booked)} from the one booked`
    case 'transposed':
      return `${tell(booked)} is booked and ${tell(paid)} was paid: two digits were typed the wrong way round`
    case 'wrong sign':
      return `${tell(booked)} is booked and ${tell(paid)} was paid: booked with the wrong sign`
    case 'difference':
      return Math.abs(paid) < Math.abs(booked)
        ? `${tell(paid)} of ${tell(booked)}: a part was paid, or something was deducted`
        : `${tell(paid)} instead of ${tell(booked)}: too much was paid, or more than this document`
    case 'to confirm':
      return `the amounts are equal, but nothing proves that these lines and no others belong together`
    case 'fee':
      return `the bank's charges: ${bank.text(line, 'text')}`
    case 'interest':
      return `the bank's interest: ${bank.text(line, 'text')}`
    case 'returned':
      return `a payment${of} came back: ${bank.text(line, 'text')}`
    case 'double at the bank':
      return `the bank booked the same payment${of} twice`
    case 'not booked':
      return `nothing is booked for this payment${of}`
    case 'unexplained':
      return who === ''
        ? 'the bank says neither who paid or was paid nor for which document'
        : `the amount fits no entry${of}, though some are open`
    case 'outstanding payment':
      return `paid on ${dayTold(book.day(entry))}, and still on its way`
    case 'outstanding cheque':
      return `cheque ${book.text(entry, 'cheque')} of ${dayTold(book.day(entry))} was not presented yet`
    case 'stale cheque':
      return `cheque ${book.text(entry, 'cheque')} of ${dayTold(book.day(entry))} was not presented for more than ${matching.policy.staleDays} days`
    case 'deposit in transit':
      return `handed in on ${dayTold(book.day(entry))}, and not credited yet`
    case 'booked twice':
      return `${document} is booked twice with ${tell(booked)}`
    case 'not at the bank':
      return `booked on ${dayTold(book.day(entry))} and not at the bank: never sent, lost, or booked for another account`
  }
}

function percent(part: number, whole: number): string {
  return `${((Math.abs(part) / Math.max(1, Math.abs(whole))) * 100).toFixed(2)} %`
}

function sumOf(lines: readonly number[], of: { minor(line: number): number }): number {
  return lines.reduce((sum, line) => sum + of.minor(line), 0)
}
