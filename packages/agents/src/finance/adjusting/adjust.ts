import { change, changeSet, condition } from 'operant'
import { books } from '../systems.ts'
import type { Books } from '../systems/books.ts'
import { monthText } from '../months.ts'
import type { JournalHead, WorklistHead } from '../workpaper/heads.ts'
import { workpaper } from '../workpaper/workpaper.ts'
import { assignWorklist } from './assign-worklist.ts'
import { postJournal } from './post-journal.ts'

/** Every journal stands in the books as proposed, and every exception is on somebody's worklist. */
export const adjusted = condition({
  name: 'adjusted',
  title: 'every adjustment is posted, and every exception is with somebody',
  needs: { workpaper },
  uses: { books },
  timeout: '5m',
  holds: async ({ workpaper: paper }, u) => {
    for (const head of paper.journals) if (!(await stands(head, u.books))) return false
    for (const head of paper.worklists) if (!(await isAssigned(head, u.books))) return false
    return true
  },
})

async function stands({ number, lines, adds, takes, sha256 }: JournalHead, system: Books): Promise<boolean> {
  const found = await system.findJournal({ number })
  return (
    found !== null &&
    found.lines === lines &&
    BigInt(found.totalMinor) === adds.minor - takes.minor &&
    found.sha256 === sha256
  )
}

async function isAssigned({ number, owner, sha256 }: WorklistHead, system: Books): Promise<boolean> {
  const found = await system.findWorklist({ number })
  return found !== null && found.owner === owner && found.sha256 === sha256
}

/** Everything that the reconciliation changes in the books, confirmed at once. */
export const adjust = changeSet({
  name: 'adjust',
  title: ({ workpaper: paper }) =>
    `Adjust account ${paper.account} for ${monthText(paper.period)}: ${paper.journals.length} journals, ${paper.worklists.length} worklists`,
  needs: { workpaper },
  of: [postJournal, assignWorklist],
  each: ({ workpaper: { id, account, period, month, journals, worklists } }) => [
    ...journals.map((head) =>
      change(postJournal, {
        key: head.number,
        with: { ...head, account, period, workpaper: id, limit: `${month} ${head.code}` },
      }),
    ),
    ...worklists.map((head) =>
      change(assignWorklist, { key: `worklist ${head.number}`, with: { ...head, account, period, workpaper: id } }),
    ),
  ],
  makes: adjusted,
})
