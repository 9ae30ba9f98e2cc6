import { linesHash } from '@operant/reconciliation'
import { action, argument, recordId, recordText } from 'operant'
import { bank, books, reconciliationTerms, workpapers } from '../systems.ts'
import { documentsAgain } from '../workpaper/documents-again.ts'
import { journalHead } from '../workpaper/heads.ts'

const { number, day, code, counter, lane, because, lines, largest, adds, takes, sha256 } = journalHead.shape

/** Posts one journal. It is decided about by its head; its lines are taken from the workpaper by their hash. */
export const postJournal = action({
  name: 'books.postJournal',
  title: (i) =>
    `Post ${i.code} of ${i.day} against ${i.counter}: ${i.adds.minus(i.takes).toString()} in ${i.lines} lines`,
  needs: {
    number: argument(number),
    account: argument(recordId()),
    period: argument(recordId()),
    /** What limits are counted by: account, month and code. */
    limit: argument(recordText()),
    day: argument(day),
    code: argument(code),
    counter: argument(counter),
    lane: argument(lane),
    because: argument(because),
    lines: argument(lines),
    largest: argument(largest),
    adds: argument(adds),
    takes: argument(takes),
    sha256: argument(sha256),
    workpaper: argument(recordId()),
  },
  uses: { bank, books, workpapers, reconciliationTerms },
  sends: 'nobody',
  timeout: '20m',
  spend: { budget: 'small differences', amount: (i) => (i.code === 'DIFF-SML' ? i.adds.plus(i.takes) : undefined) },
  identity: (i) => ['journal', i.number],
  perform: async (i, u, key, say) => {
    const { journals } = await documentsAgain(i, u)
    const journal = journals.find((one) => one.number === i.number)
    if (!journal || linesHash(journal.lines) !== i.sha256)
      return say.refused('the workpaper has other lines of this journal than were decided about', 'sha256')
    await u.books.postJournal(journal, key)
    return undefined
  },
  confirm: async (i, u) => {
    const found = await u.books.findJournal({ number: i.number })
    if (!found) return null
    return {
      number: found.number,
      account: found.account,
      day: found.day,
      code: found.code,
      counter: found.counter,
      lines: found.lines,
      totalMinor: found.totalMinor,
      sha256: found.sha256,
    }
  },
  expect: (i) => ({
    number: i.number,
    account: i.account,
    day: i.day,
    code: i.code,
    counter: i.counter,
    lines: i.lines,
    totalMinor: Number(i.adds.minor - i.takes.minor),
    sha256: i.sha256,
  }),
  undo: 'none',
  risk: 'reversible',
})
