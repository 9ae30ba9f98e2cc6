import {
  carriedForward,
  itemClasses,
  type CarriedBankLine,
  type LedgerLine,
  type Reconciliation,
} from '@operant/reconciliation'
import { z } from 'zod'
import { dayNumber } from '../months.ts'
import type { Sources } from '../sources/sources.ts'
import type { BookLineRecord, Books, OpenLine } from '../systems/books.ts'

/** What the next month begins with: lines of the books by their ids, all else as lines of the bank. */
export function carriedOf(found: Reconciliation): {
  readonly carried: readonly string[]
  readonly open: readonly OpenLine[]
} {
  const { bank, book } = carriedForward(found)
  return { carried: book.map(({ id }) => id), open: bank.map((line) => ({ ...line })) }
}

/** What the month before left open. */
export async function carriedFrom(
  { bookAccount, previous }: Sources,
  books: Pick<Books, 'carriedLines' | 'openLines'>,
): Promise<{ readonly bank: readonly CarriedBankLine[]; readonly book: readonly LedgerLine[] }> {
  const [bank, book]: [CarriedBankLine[], LedgerLine[]] = [[], []]
  if (!previous) return { bank, book }
  const of = { account: bookAccount, period: previous.period }
  for await (const line of pages((after) => books.carriedLines({ ...of, after }))) book.push(ledgerLine(line))
  for await (const line of pages((after) => books.openLines({ ...of, after }))) bank.push(openLine.parse(line))
  return { bank, book }
}

const openLine = z.object({
  booked: z.number().int(),
  value: z.number().int(),
  minor: z.number().int(),
  kind: z.enum(['other', 'payment', 'cheque', 'fee', 'interest', 'return', 'payout']),
  reversal: z.boolean(),
  reference: z.string(),
  bankReference: z.string(),
  cheque: z.string(),
  party: z.string(),
  text: z.string(),
  chargesMinor: z.number().int(),
  original: z.string(),
  was: z.enum(itemClasses),
})

export function ledgerLine({ day, amountMinor, ...rest }: BookLineRecord): LedgerLine {
  return { ...rest, day: dayNumber(day), minor: amountMinor }
}

/** What a system gives page by page. */
export async function* pages<Line>(
  read: (after: string | null) => Promise<{ readonly lines: readonly Line[]; readonly next: string | null }>,
): AsyncGenerator<Line> {
  let after: string | null = null
  do {
    const page: { readonly lines: readonly Line[]; readonly next: string | null } = await read(after)
    yield* page.lines
    after = page.next
  } while (after !== null)
}
