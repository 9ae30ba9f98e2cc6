import type { LedgerLine } from '../ledger/ledger-lines.ts'
import type { Matching } from '../matching/matching.ts'
import type { BankLine } from '../statements/bank-line.ts'
import type { Journal } from './journals.ts'
import type { TreatedItem } from './treatment.ts'

/** What the next period begins with: lines that the other side has nothing for yet. */
export interface Carried {
  readonly bank: readonly BankLine[]
  readonly book: readonly LedgerLine[]
}

/**
 * What stays open: what the bank has still to do counts as a line of the ledger, what the ledger has still to do as a line of
 * the bank, whatever it came from. What is posted is done.
 * @param rejected Numbers of journals that nobody posted: what they would have settled stays open.
 */
export function carriedForward(
  {
    matching,
    items,
    journals,
  }: {
    readonly matching: Matching
    readonly items: readonly TreatedItem[]
    readonly journals: readonly Journal[]
  },
  rejected: ReadonlySet<string> = new Set(),
): Carried {
  const done = new Set(journals.flatMap(({ number, items: posted }) => (rejected.has(number) ? [] : posted)))
  const open = items.filter(({ number, minor }) => minor !== 0 && !done.has(number))
  return {
    bank: open.filter(({ side }) => side === 'book').map((item) => asBankLine(matching, item)),
    book: open.filter(({ side }) => side === 'bank').map((item) => asLedgerLine(matching, item)),
  }
}

function asLedgerLine({ bank, book }: Matching, item: TreatedItem): LedgerLine {
  const [line] = item.book
  if (line !== undefined) return book.get(line)
  const { booked, bankReference, reference, party, cheque } = bank.get(item.bank[0] ?? -1)
  return { id: bankReference, day: booked, minor: item.minor, reference, cheque, party, text: item.class, batch: '' }
}

function asBankLine({ bank, book }: Matching, item: TreatedItem): BankLine {
  const [line, entry] = [item.bank[0], item.book[0]]
  const isWhole = line !== undefined && item.minor === bank.minor(line) && item.group === undefined
  if (isWhole) return bank.get(line)
  const told = entry === undefined ? undefined : book.get(entry)
  const from = line === undefined ? undefined : bank.get(line)
  const day = from?.booked ?? told?.day ?? 0
  return {
    booked: day,
    value: day,
    minor: item.minor,
    kind: 'other',
    reversal: false,
    reference: told?.reference ?? from?.reference ?? '',
    bankReference: from?.bankReference ?? told?.id ?? '',
    cheque: '',
    party: told?.party ?? from?.party ?? '',
    text: item.class,
    chargesMinor: 0,
    original: '',
  }
}
