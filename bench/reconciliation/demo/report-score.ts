import {
  alikeBy,
  type BankScore,
  readBankTruth,
  scoreBank,
  type TrueBankGroup,
  type WorkedOff,
} from '@operant/sandbox/planter'
import { ReportLines, type ReportSet } from './report-lines.ts'

export interface ReportScore {
  readonly score: BankScore
  /** Of what people put right, how much the report puts together with just what it puts right. */
  readonly settled: number
}

/** Compares what the report of a month puts together with what was planted, and with what people put right meanwhile. */
export async function scoreReport(
  linesFile: string,
  truthFile: string,
  month: string,
  workedOff: readonly WorkedOff[],
): Promise<ReportScore> {
  const lines = await ReportLines.read(linesFile)
  const planted = readBankTruth(truthFile)
    .groups.filter(({ period }) => period === month)
    .map(({ bank, book, ...told }) => ({
      ...told,
      bank: bank.map((place) => lines.bankAt(place)),
      book: book.map((id) => bookLine(lines, id, month)),
    }))
  const putRight = workedOff.map(({ about, entry }): TrueBankGroup => {
    return { class: 'exact', identifiable: true, bank: [lines.openAs(about)], book: [bookLine(lines, entry, month)] }
  })
  const { bankTexts, bookTexts } = lines
  const alike = {
    bank: alikeBy(bankTexts.length, (line) => bankTexts[line] ?? ''),
    book: alikeBy(bookTexts.length, (line) => bookTexts[line] ?? ''),
  }
  const found = { groups: lines.groups.values(), items: lines.ownItems() }
  return {
    score: scoreBank([...planted, ...putRight], found, alike),
    settled: settledOf(putRight, [...lines.groups.values()]),
  }
}

/** No line of any report. */
const gone = -1

/** @throws Error where a line of the month itself is missing; an older one may have been taken for another in between. */
function bookLine(lines: ReportLines, id: string, month: string): number {
  const line = lines.bookOf(id)
  if (line === undefined && id.startsWith(`GL-${month.replace('-', '')}`))
    throw new Error(`line ${id} of the books is not in the report`)
  return line ?? gone
}

function keyOf({ bank, book }: Pick<TrueBankGroup, 'bank' | 'book'>): string {
  return `${bank.join()}|${book.join()}`
}

function settledOf(putRight: readonly TrueBankGroup[], groups: readonly ReportSet[]): number {
  const found = new Set(groups.map(keyOf))
  return putRight.filter((group) => found.has(keyOf(group))).length
}
