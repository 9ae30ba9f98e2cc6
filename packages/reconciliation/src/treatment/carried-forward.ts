import type { LedgerLine } from '../ledger/ledger-lines.ts'
import type { Matching } from '../matching/matching.ts'
import type { CarriedBankLine } from '../statements/bank-line.ts'
import type { Journal } from './journals.ts'
import type { TreatedItem } from './treatment.ts'

/** What the next period begins with: lines that the other side has nothing for yet. */
export interface Carried {
  readonly bank: readonly CarriedBankLine[]
  readonly book: readonly LedgerLine[]
}

/**
 * What stays open: the ledger's lines that nothing at the bank stands for, and as lines of the bank everything else, each
 * with what it was. What is posted is done.
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
    bank: open.filter((item) => !isEntry(item)).map((item) => asBankLine(matching, item)),
    book: open.filter(isEntry).map(({ book: [entry = -1] }) => matching.book.get(entry)),
  }
}

/** A ledger line that waits for the bank, and nothing else: what was booked twice waits for the ledger. */
function isEntry({ side, bank }: TreatedItem): boolean {
  return side === 'bank' && bank.length === 0
}

function asBankLine({ bank, book }: Matching, item: TreatedItem): CarriedBankLine {
  const [line, entry] = [item.bank[0], item.book[0]]
  if (line !== undefined && item.group === undefined) return { ...bank.get(line), was: item.class }
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
    text: from?.text ?? '',
    chargesMinor: 0,
    original: '',
    was: item.class,
  }
}
