import { type CompanyDatabase, fromJson } from '../../database/database.ts'
import { placeOf, postingColumns, type PostingRow } from '../../records/bank/postings.ts'
import { addReconciliation } from '../../records/bank/reconciliations.ts'
import { type Calls, refusalsOf, refuse, type SystemContext } from '../calls.ts'
import { afterPlace, type LinePage, pageLines, pageOf } from './cash-lines.ts'

/** What is kept of a reconciliation that was made. */
export interface FilingRequest {
  account: string
  /** `2026-10`. */
  period: string
  /** SHA-256 of what was worked out. */
  workpaper: string
  /** SHA-256 of the statements' files. */
  statements: readonly string[]
  closingBankMinor: number
  closingBookMinor: number
  adjustedMinor: number
  /** Ids of the lines that the next month begins with. */
  carried: readonly string[]
  /** What else is not settled, such as lines of the statement that nobody has booked: kept and given back as it is told. */
  open: readonly OpenThing[]
  files: readonly { name: string; sha256: string }[]
}

export interface FiledReconciliation extends Omit<FilingRequest, 'carried' | 'open'> {
  /** How many lines are carried, and what they come to. */
  carried: number
  carriedMinor: number
  /** How many other things are not settled. */
  open: number
  at: string
}

/** What is not settled, as it was told. */
export type OpenThing = Readonly<Record<string, string | number | boolean>>

export interface OpenPage {
  lines: OpenThing[]
  /** After what the next page begins; null after the last page. */
  next: string | null
}

export interface Reconciliations {
  /** Files a month. It may be filed again, and takes the place of what was filed, until a later month is. */
  fileReconciliation(request: FilingRequest, key: string): Promise<FiledReconciliation>
  findReconciliation(of: { account: string; period: string }): Promise<FiledReconciliation | null>
  latestReconciliation(of: { account: string }): Promise<FiledReconciliation | null>
  /** The lines that are carried from a month into the next, in pages as those of an account. */
  carriedLines(of: { account: string; period: string; after: string | null }): Promise<LinePage>
  /** What else was not settled, in the order in which it was told, in pages of up to 20,000. */
  openLines(of: { account: string; period: string; after: string | null }): Promise<OpenPage>
}

const no = refusalsOf('books', 'fileReconciliation')

export function createReconciliations(context: SystemContext, { read, write }: Calls): Reconciliations {
  const { database } = context
  return {
    fileReconciliation: (request, key) =>
      write({
        operation: 'fileReconciliation',
        key,
        arguments: request,
        perform: () => ({ entity: `${request.account} ${request.period}`, result: file(context, request) }),
      }),
    findReconciliation: ({ account, period }) =>
      read('findReconciliation', () => readReconciliation(database, account, period)),
    latestReconciliation: ({ account }) =>
      read('latestReconciliation', () => {
        const latest = latestPeriod(database, account)
        return latest === null ? null : readReconciliation(database, account, latest)
      }),
    carriedLines: ({ account, period, after }) =>
      read('carriedLines', () => {
        const place = afterPlace('carriedLines', after) ?? { day: '', number: -1 }
        const columns = postingColumns.replaceAll(/(^|, )/g, '$1p.')
        const rows = database.all<PostingRow>(
          `SELECT ${columns} FROM carried_line c JOIN posting p USING (account, day, id)
           WHERE c.account = ? AND c.period = ? AND (c.day, c.id) > (?, ?) ORDER BY c.day, c.id LIMIT ${pageLines}`,
          account,
          period,
          place.day,
          place.number,
        )
        return pageOf(rows)
      }),
    openLines: (of) => read('openLines', () => readOpen(database, of)),
  }
}

function readOpen(
  database: CompanyDatabase,
  { account, period, after }: { account: string; period: string; after: string | null },
): OpenPage {
  const from = after === null ? 0 : Number(after) + 1
  if (!Number.isSafeInteger(from)) refuse('books', 'openLines', 'unknown-line', `${after} is no page's end`, 'after')
  const rows = database.all<{ item: string }>(
    `SELECT item FROM open_item WHERE account = ? AND period = ? AND position >= ? ORDER BY position LIMIT ${pageLines}`,
    account,
    period,
    from,
  )
  const next = rows.length < pageLines ? null : String(from + rows.length - 1)
  return { lines: rows.map(({ item }) => fromJson<OpenThing>(item)), next }
}

function file(context: SystemContext, request: FilingRequest): FiledReconciliation {
  const { database } = context
  const { account, period, workpaper, statements, carried } = request
  if (!database.one('SELECT 1 FROM bank_account WHERE book_account = ?', account))
    no('unknown-account', `${account} is no bank account of the books`, 'account')
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(period)) no('invalid-period', `No month: ${period}`, 'period')
  const latest = latestPeriod(database, account)
  if (latest !== null && latest > period) no('followed', `${latest} is filed already, which follows it`, 'period')
  for (const sha256 of [workpaper, ...statements])
    if (!/^[0-9a-f]{64}$/.test(sha256)) no('invalid-hash', `No SHA-256: ${sha256}`, 'workpaper')
  for (const minor of [request.closingBankMinor, request.closingBookMinor, request.adjustedMinor])
    if (!Number.isSafeInteger(minor)) no('invalid-amount', `No amount in minor units: ${minor}`, 'adjustedMinor')
  const places = carried.map((id) => {
    const place = placeOf(id)
    return place && isLine(database, account, place)
      ? place
      : no('unknown-line', `No line ${id} of ${account}`, 'carried')
  })
  if (new Set(carried).size < carried.length) no('line-twice', 'A line is carried once', 'carried')
  addReconciliation(database, { ...request, carried: places, at: context.now() })
  return readReconciliation(database, account, period) ?? no('not-filed', `${period} was not filed`, 'period')
}

function isLine(database: CompanyDatabase, account: string, place: { day: string; number: number }): boolean {
  const { day, number } = place
  return database.one('SELECT 1 FROM posting WHERE account = ? AND day = ? AND id = ?', account, day, number) !== null
}

function latestPeriod(database: CompanyDatabase, account: string): string | null {
  return (
    database.one<{ period: string | null }>(
      'SELECT max(period) AS period FROM filed_reconciliation WHERE account = ?',
      account,
    )?.period ?? null
  )
}

function readReconciliation(database: CompanyDatabase, account: string, period: string): FiledReconciliation | null {
  const row = database.one<
    Omit<FiledReconciliation, 'statements' | 'files' | 'carried' | 'carriedMinor' | 'open'> & {
      statements: string
      files: string
    }
  >(
    `SELECT account, period, workpaper, closing_bank_minor AS closingBankMinor, closing_book_minor AS closingBookMinor,
       adjusted_minor AS adjustedMinor, statements, files, at
     FROM filed_reconciliation WHERE account = ? AND period = ?`,
    account,
    period,
  )
  const carried = database.one<{ carried: number; carriedMinor: number }>(
    `SELECT count(*) AS carried, coalesce(sum(p.minor), 0) AS carriedMinor
     FROM carried_line c JOIN posting p USING (account, day, id) WHERE c.account = ? AND c.period = ?`,
    account,
    period,
  )
  const left = database.one<{ open: number }>(
    'SELECT count(*) AS open FROM open_item WHERE account = ? AND period = ?',
    account,
    period,
  )
  if (!row || !carried || !left) return null
  const { statements, files, ...rest } = row
  return {
    ...rest,
    statements: fromJson<string[]>(statements),
    files: fromJson<FilingRequest['files']>(files),
    ...carried,
    ...left,
  }
}
