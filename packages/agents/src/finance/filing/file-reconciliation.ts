import { action } from 'operant'
import { adjusted } from '../adjusting/adjust.ts'
import { monthText } from '../months.ts'
import { sources } from '../sources/sources.ts'
import { bank, books, reconciliationTerms, workpapers } from '../systems.ts'
import { carriedAgain } from '../workpaper/documents-again.ts'
import { workpaper } from '../workpaper/workpaper.ts'
import { reconciled } from './reconciled.ts'
import { report } from './report.ts'

/** Files the reconciliation once everything in it is done: the next month begins from it. */
export const fileReconciliation = action({
  name: 'books.fileReconciliation',
  title: (i) => `File ${monthText(i.period)} of account ${i.account}: bank and books come to ${i.adjusted.toString()}`,
  needs: {
    account: workpaper.$.account,
    period: workpaper.$.period,
    workpaper: workpaper.$.id,
    closingBank: workpaper.$.closingBank,
    closingBook: workpaper.$.closingBook,
    adjusted: workpaper.$.adjustedBook,
    statements: sources.$.statements,
    files: report.$.files,
    done: adjusted,
  },
  uses: { bank, books, workpapers, reconciliationTerms },
  sends: 'nobody',
  timeout: '20m',
  makes: reconciled,
  identity: (i) => ['reconciliation', i.account, i.period, i.workpaper],
  perform: async (i, u, key) => {
    const { carried, open } = await carriedAgain(i, u)
    await u.books.fileReconciliation(
      {
        account: i.account,
        period: i.period,
        workpaper: i.workpaper,
        statements: i.statements.map(({ sha256 }) => sha256),
        closingBankMinor: Number(i.closingBank.minor),
        closingBookMinor: Number(i.closingBook.minor),
        adjustedMinor: Number(i.adjusted.minor),
        files: i.files.map(({ name, sha256 }) => ({ name, sha256 })),
        carried,
        open,
      },
      key,
    )
    u.workpapers.forget(i.workpaper)
  },
  confirm: async (i, u) => {
    const found = await u.books.findReconciliation({ account: i.account, period: i.period })
    // One that rests on other sources is another one: this takes its place.
    return found?.workpaper === i.workpaper
      ? { workpaper: found.workpaper, adjustedMinor: found.adjustedMinor, files: found.files }
      : null
  },
  expect: (i) => ({
    workpaper: i.workpaper,
    adjustedMinor: Number(i.adjusted.minor),
    files: i.files.map(({ name, sha256 }) => ({ name, sha256 })),
  }),
  undo: 'none',
  risk: 'reversible',
})
