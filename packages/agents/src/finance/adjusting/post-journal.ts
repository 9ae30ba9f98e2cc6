import { linesHash } from '@operant/reconciliation'
import { action, argument, recordId, recordText } from 'operant'
import { bank, books, reconciliationTerms, workpapers } from '../systems.ts'
import type { JournalInBooks } from '../systems/books.ts'
import { journalAgain } from '../workpaper/documents-again.ts'
import { journalHead } from '../workpaper/heads.ts'

/** What the books have to show of a journal. */
function inBooks({ number, account, day, code, counter, lines, totalMinor, sha256 }: JournalInBooks): JournalInBooks {
  return { number, account, day, code, counter, lines, totalMinor, sha256 }
}

const head = journalHead.shape

/** Posts one journal. It is decided about by its head; its lines are taken from the workpaper by their hash. */
export const postJournal = action({
  name: 'books.postJournal',
  title: (i) =>
    `Post ${i.code} of ${i.day} against ${i.counter}: ${i.adds.minus(i.takes).toString()} in ${i.lines} lines`,
  needs: {
    number: argument(head.number),
    account: argument(recordId()),
    period: argument(recordId()),
    /** What limits are counted by: account, month and code. */
    limit: argument(recordText()),
    day: argument(head.day),
    code: argument(head.code),
    counter: argument(head.counter),
    lane: argument(head.lane),
    because: argument(head.because),
    lines: argument(head.lines),
    largest: argument(head.largest),
    adds: argument(head.adds),
    takes: argument(head.takes),
    sha256: argument(head.sha256),
    workpaper: argument(recordId()),
  },
  uses: { bank, books, workpapers, reconciliationTerms },
  sends: 'nobody',
  timeout: '20m',
  spend: { budget: 'small differences', amount: (i) => (i.code === 'DIFF-SML' ? i.adds.plus(i.takes) : undefined) },
  identity: (i) => ['journal', i.number],
  perform: async (i, u, key, say) => {
    const journal = await journalAgain(i, i.number, u)
    if (!journal || linesHash(journal.lines) !== i.sha256)
      return say.refused('the workpaper has other lines of this journal than were decided about', 'sha256')
    await u.books.postJournal(journal, key)
    return undefined
  },
  confirm: async (i, u) => {
    const found = await u.books.findJournal({ number: i.number })
    return found && inBooks(found)
  },
  expect: (i) => inBooks({ ...i, totalMinor: Number(i.adds.minor - i.takes.minor) }),
  undo: 'none',
  risk: 'reversible',
})
