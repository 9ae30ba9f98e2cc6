import { alikeBy, readBankTruth, scoreBank, type BankScore } from '@operant/sandbox/planter'
import { month } from './books-now.ts'
import { ReportLines } from './report-lines.ts'

/** Compares what a report puts together with what was planted. */
export async function scoreReport(linesFile: string, truthFile: string): Promise<BankScore> {
  const lines = await ReportLines.read(linesFile)
  const truth = readBankTruth(truthFile)
    .groups.filter(({ period }) => period === month.period)
    .map(({ bank, book, ...told }) => ({
      ...told,
      bank: bank.map((place) => lines.bankAt(place)),
      book: book.map((id) => lines.bookOf(id)),
    }))
  const { bankTexts, bookTexts } = lines
  const alike = {
    bank: alikeBy(bankTexts.length, (line) => bankTexts[line] ?? ''),
    book: alikeBy(bookTexts.length, (line) => bookTexts[line] ?? ''),
  }
  return scoreBank(truth, { groups: lines.groups.values(), items: lines.items.values() }, alike)
}
