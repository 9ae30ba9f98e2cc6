import { createHash } from 'node:crypto'
import type { CompanyDatabase } from '../../database/database.ts'
import { readBookAccount } from '../../records/bank/bank-accounts.ts'
import { addJournal, addPosting } from '../../records/bank/postings.ts'
import { type Calls, refusalsOf, type SystemContext } from '../calls.ts'
import { nextNumber } from '../settings.ts'

/** One line of a journal. */
export interface JournalLine {
  /** The line of the statement or the group that it is for. */
  about: string
  /** What the bank account of the books changes by, in minor units; the counter account changes the other way. */
  amountMinor: number
  text: string
}

/** Postings of one code on one day, from a reconciliation. */
export interface JournalRequest {
  number: string
  account: string
  /** Calendar date. */
  day: string
  code: string
  counter: string
  lines: JournalLine[]
}

/** A journal as the books hold it. */
export interface PostedJournal extends Omit<JournalRequest, 'lines'> {
  lines: number
  /** Of the largest line, whatever its sign. */
  largestMinor: number
  totalMinor: number
  /** Of `[[about, amountMinor, text], …]` as JSON, in the order of the lines. */
  sha256: string
  at: string
}

export interface Journals {
  /** Posts a journal of 1 to 500 lines as a whole; a number is taken once. */
  postJournal(request: JournalRequest, key: string): Promise<PostedJournal>
  findJournal(of: { number: string }): Promise<PostedJournal | null>
}

const mostLines = 500
const no = refusalsOf('books', 'postJournal')

export function createJournals(context: SystemContext, { read, write }: Calls): Journals {
  const { database } = context
  return {
    postJournal: (request, key) =>
      write({
        operation: 'postJournal',
        key,
        arguments: request,
        perform: () => ({ entity: request.number, result: post(context, request) }),
      }),
    findJournal: ({ number }) => read('findJournal', () => readJournal(database, number)),
  }
}

function post(context: SystemContext, request: JournalRequest): PostedJournal {
  const { database } = context
  const { number, account, day, code, counter, lines } = request
  refuseWrong(context, request)
  const totalMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const head = { number, account, day, code, counter, totalMinor, at: context.now() }
  addJournal(database, { ...head, source: 'reconciliation', lines: lines.length })
  for (const { about, amountMinor, text } of lines)
    addPosting(database, {
      account,
      day,
      number: nextNumber(database, 'posting'),
      counter,
      amountMinor,
      journal: number,
      about,
      text,
      reference: '',
      cheque: '',
      party: '',
      batch: '',
    })
  return readJournal(database, number) ?? no('not-posted', `Journal ${number} was not posted`, 'number')
}

function refuseWrong(context: SystemContext, request: JournalRequest): void {
  const { database } = context
  const { number, account, day, code, counter, lines } = request
  if (!/^[\w./-]{1,80}$/.test(number)) no('invalid-number', `No number of a journal: ${number}`, 'number')
  if (database.one('SELECT 1 FROM journal WHERE number = ?', number))
    no('number-taken', `Journal ${number} is posted already`, 'number')
  const own = readBookAccount(database, account)
  if (own?.kind !== 'bank') no('unknown-account', `${account} is no bank account of the books`, 'account')
  const other = readBookAccount(database, counter) ?? no('unknown-account', `No account ${counter}`, 'counter')
  if (other.kind === 'bank') no('wrong-account', `${counter} is a bank account: it has its own statement`, 'counter')
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || day > context.now().slice(0, 10))
    no('invalid-day', `Nothing can be posted on ${day}`, 'day')
  if (code === '') no('invalid-code', 'A journal has a code', 'code')
  if (lines.length === 0 || lines.length > mostLines)
    no('invalid-lines', `A journal has 1 to ${mostLines} lines, not ${lines.length}`, 'lines')
  for (const { about, amountMinor } of lines)
    if (about === '' || !Number.isSafeInteger(amountMinor) || amountMinor === 0)
      no('invalid-lines', 'A line says what it is about and an amount in whole minor units', 'lines')
}

function readJournal(database: CompanyDatabase, number: string): PostedJournal | null {
  const head = database.one<Pick<PostedJournal, 'number' | 'account' | 'day' | 'code' | 'counter' | 'at'>>(
    `SELECT number, account, day, code, counter, at FROM journal WHERE number = ? AND source = 'reconciliation'`,
    number,
  )
  if (!head) return null
  const lines = database.all<JournalLine>(
    `SELECT about, minor AS amountMinor, text FROM posting INDEXED BY posting_by_what_it_is_about
     WHERE journal = ? AND about <> '' ORDER BY id`,
    number,
  )
  const amounts = lines.map(({ amountMinor }) => amountMinor)
  return {
    ...head,
    lines: lines.length,
    largestMinor: Math.max(0, ...amounts.map((minor) => Math.abs(minor))),
    totalMinor: amounts.reduce((sum, minor) => sum + minor, 0),
    sha256: sha256Of(lines.map(({ about, amountMinor, text }) => [about, amountMinor, text])),
  }
}

export function sha256Of(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
