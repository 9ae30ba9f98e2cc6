import {
  LedgerLines,
  readStatements,
  reconcile,
  StatementProblem,
  type Reconciliation,
  type StatementHead,
} from '@operant/reconciliation'
import { createHash } from 'node:crypto'
import { dayNumber, daysOf } from '../months.ts'
import type { Sources } from '../sources/sources.ts'
import type { Bank } from '../systems/bank.ts'
import type { Books } from '../systems/books.ts'
import { policyOf, type ReconciliationTerms } from '../terms.ts'
import { carriedFrom, ledgerLine, pages } from './carried.ts'
import { documentsOf, type Documents } from './documents.ts'

/** A reconciliation with all its lines, and what the books are given of it. */
export interface Workpaper {
  readonly reconciliation: Reconciliation
  readonly documents: Documents
}

/** What is read of bank and books. */
export interface Systems {
  readonly bank: Pick<Bank, 'download'>
  readonly books: Pick<Books, 'cashLines' | 'carriedLines' | 'openLines'>
}

/** What was read is not what was found before: it is looked at anew. */
export class SourcesChanged extends Error {
  override readonly name = 'SourcesChanged'
}

/** A statement that cannot be true; nothing of it was taken. */
export class StatementUntrue extends Error {
  override readonly name = 'StatementUntrue'
}

/**
 * Works out the reconciliation of a month from its statements, the books and what the month before left open. The same
 * sources give the same workpaper.
 * @throws StatementUntrue where a statement cannot be true; SourcesChanged where the systems hold something else by now.
 */
export async function prepare(of: Sources, systems: Systems, terms: ReconciliationTerms): Promise<Workpaper> {
  const { first, last } = daysOf(of.period)
  const carried = await carriedFrom(of, systems.books)
  const statement = await readStatements(filesOf(of, systems.bank), {
    account: of.iban,
    currency: of.currency,
    ...(of.previous ? { previous: headBefore(of, of.previous.closingBankMinor) } : {}),
    carried: carried.bank,
    formats: terms.formats,
  }).catch((error: unknown) => {
    throw error instanceof StatementProblem ? new StatementUntrue(error.message, { cause: error }) : error
  })
  const book = new LedgerLines(carried.book)
  let total = 0
  const page = { account: of.bookAccount, from: first, to: last }
  for await (const line of pages((after) => systems.books.cashLines({ ...page, after }))) {
    total += line.amountMinor
    book.add(ledgerLine(line))
  }
  if (book.length - book.carried !== of.books.lines || total !== of.books.totalMinor)
    throw new SourcesChanged(`the books hold other lines of ${of.period} than when they were looked at`)
  const reconciliation = reconcile({
    account: of.bookAccount,
    period: of.period,
    statement,
    book,
    openingBookMinor: of.openingBookMinor,
    lastDay: dayNumber(last),
    policy: policyOf(terms),
  })
  return { reconciliation, documents: documentsOf(reconciliation) }
}

/** The statement before, as far as this one has to follow it. */
function headBefore({ iban, currency, period }: Sources, closingMinor: number): StatementHead {
  const day = dayNumber(`${period}-01`) - 1
  return {
    account: iban,
    currency,
    number: '',
    opening: { day, minor: Number.NaN },
    closing: { day, minor: closingMinor },
  }
}

/** The files of the month one after the other, each held against its hash as it comes. */
async function* filesOf({ statements }: Sources, bank: Systems['bank']): AsyncGenerator<AsyncGenerator<Uint8Array>> {
  for (const statement of statements) yield bytesOf(statement, bank)
}

async function* bytesOf(
  { id, sha256 }: Sources['statements'][number],
  bank: Systems['bank'],
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  for (let from: number | null = 0; from !== null;) {
    const piece: { readonly base64: string; readonly next: number | null } = await bank.download({
      statement: id,
      from,
    })
    const bytes = Buffer.from(piece.base64, 'base64')
    hash.update(bytes)
    yield bytes
    from = piece.next
  }
  if (hash.digest('hex') !== sha256)
    throw new SourcesChanged(`the file of statement ${id} is another one than when it was looked at`)
}
