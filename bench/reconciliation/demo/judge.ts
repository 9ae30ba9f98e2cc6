import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { BankScore, WorkedOff } from '@operant/sandbox/planter'
import { type AccountMonth, booksNow, type BooksNow } from './books-now.ts'
import { itemSums, type ItemSums } from './report-items.ts'
import { scoreReport } from './report-score.ts'

export interface JudgeOptions {
  readonly directory: string
  readonly truthFile: string
  readonly workpapers: string
  readonly month: AccountMonth
  /** What people put right in the month of what the one before gave them. */
  readonly workedOffFile: string
}

/** How a reconciliation turned out, as its report, the books and the truth say together. */
export interface Judgement {
  readonly score: BankScore
  /** Of what people put right, how much is put together with what it puts right. */
  readonly settled: number
  /** The books as they are now, with what is still to be booked, come to the bank with what is on its way. */
  readonly tiesToTheCent: boolean
  readonly doubleEffects: number
  readonly journals: number
  readonly postings: number
  readonly exceptions: number
  readonly carried: number
  readonly reportBytes: number
  /** The folder of the report's files. */
  readonly folder: string
  /** What is not as it has to be, in words. */
  readonly findings: readonly string[]
}

/** Holds a report against the books of the company and against what was planted there. */
export async function judge({
  directory,
  truthFile,
  workpapers,
  month,
  workedOffFile,
}: JudgeOptions): Promise<Judgement> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only play.ts writes this file
  const workedOff = JSON.parse(await readFile(workedOffFile, 'utf8')) as readonly WorkedOff[]
  const books = await booksNow(directory, month)
  const folder = join(workpapers, books.filed.workpaper)
  const items = await itemSums(join(folder, 'items.csv'))
  const files = await filesNow(folder, books)
  return {
    ...(await scoreReport(join(folder, 'lines.csv'), truthFile, month.period, workedOff)),
    tiesToTheCent: books.closingBankMinor + items.bankMinor === books.balanceMinor + items.bookLeftMinor,
    doubleEffects: books.doubles,
    journals: books.journals,
    postings: books.postings,
    exceptions: items.exceptions,
    carried: items.carried,
    reportBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    folder,
    findings: [
      ...disagreements(books, items),
      ...files.filter(({ changed }) => changed).map(({ name }) => `${name} is not the file that was filed`),
      ...(files.length === 4 ? [] : [`${files.length} files are filed`]),
    ],
  }
}

/** Where the books say otherwise than the report. */
function disagreements(books: BooksNow, items: ItemSums): readonly string[] {
  const pairs = [
    ['postings', items.posted, books.postings],
    ['cents posted', items.postedMinor, books.postedMinor],
    ['exceptions with somebody', items.exceptions, books.assigned],
    ["cents of the bank's closing balance", books.filed.closingBankMinor, books.closingBankMinor],
    ['cents of the adjusted balance', books.closingBankMinor + items.bankMinor, books.filed.adjustedMinor],
  ] as const
  return pairs
    .filter(([, told, held]) => told !== held)
    .map(([what, told, held]) => `the report says ${told} ${what}, and the systems ${held}`)
}

async function filesNow(folder: string, { filed }: BooksNow) {
  return Promise.all(
    filed.files.map(async ({ name, sha256 }) => {
      const hash = createHash('sha256')
      await pipeline(createReadStream(join(folder, name)), hash)
      return { name, bytes: (await stat(join(folder, name))).size, changed: hash.digest('hex') !== sha256 }
    }),
  )
}
