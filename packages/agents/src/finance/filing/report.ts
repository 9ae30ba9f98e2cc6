import { fact, filesOf, query, recordId } from 'operant'
import { z } from 'zod'
import { adjusted } from '../adjusting/adjust.ts'
import { account } from '../account.ts'
import { monthText } from '../months.ts'
import { sources } from '../sources/sources.ts'
import { bank, books, reconciliationTerms, workpapers } from '../systems.ts'
import { askAgain } from '../workpaper/documents-again.ts'
import { workpaper } from '../workpaper/workpaper.ts'

/** The files of a report by their hashes. They lie in the folder of the workpapers, under the workpaper's hash. */
export const report = fact(
  'report',
  z.object({
    workpaper: recordId(),
    files: z.array(z.object({ name: recordId(), sha256: recordId(), bytes: z.number().int() })),
  }),
)

/** Writes the report of a month in which everything is done. */
export const writeReport = query({
  name: 'writeReport',
  needs: {
    workpaper: workpaper.$.id,
    account: workpaper.$.account,
    period: workpaper.$.period,
    title: account.$.title,
    statements: sources.$.statements,
    done: adjusted,
  },
  gives: report,
  uses: { bank, books, workpapers, reconciliationTerms },
  timeout: '20m',
  read: async (i, u) => {
    const files = await askAgain(i, u, (paper) =>
      paper.report({
        company: u.reconciliationTerms.company,
        accountTitle: i.title,
        period: monthText(i.period),
        workpaper: i.workpaper,
        files: i.statements.map(({ id, sha256 }) => ({ name: id, sha256 })),
        standings: new Map(paper.summary.journals.map(({ number }) => [number, 'posted'] as const)),
      }),
    )
    return { workpaper: i.workpaper, files: [...files] }
  },
})

/** Where whoever looks at the run finds them. */
export const reportsKept = filesOf(report, {
  keptBy: workpapers,
  list: ({ files }) => files,
  open: (kept, { name }, { workpaper: id }) => kept.read(id, name),
})
