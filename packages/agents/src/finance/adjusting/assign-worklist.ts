import { action, argument, recordId } from 'operant'
import { bank, books, reconciliationTerms, workpapers } from '../systems.ts'
import type { WorklistInBooks } from '../systems/books.ts'
import { worklistAgain } from '../workpaper/documents-again.ts'
import { itemsHash } from '../preparing/summary.ts'
import { worklistHead } from '../workpaper/heads.ts'

/** What the books have to show of a worklist. */
function inBooks({ number, owner, class: name, items, sha256 }: WorklistInBooks): WorklistInBooks {
  return { number, owner, class: name, items, sha256 }
}

const head = worklistHead.shape

/** Gives exceptions to whoever has to look at them, each with its likeliest cause. */
export const assignWorklist = action({
  name: 'books.assignWorklist',
  title: (i) => `Give ${i.owner} a list of ${i.items}, ${i.class}: ${i.adds.minus(i.takes).toString()} in all`,
  needs: {
    number: argument(head.number),
    account: argument(recordId()),
    period: argument(recordId()),
    owner: argument(head.owner),
    class: argument(head.class),
    items: argument(head.items),
    adds: argument(head.adds),
    takes: argument(head.takes),
    sha256: argument(head.sha256),
    workpaper: argument(recordId()),
  },
  uses: { bank, books, workpapers, reconciliationTerms },
  sends: 'nobody',
  timeout: '20m',
  identity: (i) => ['worklist', i.number],
  // What somebody has booked meanwhile is no longer on it.
  amend: true,
  perform: async (i, u, key, say) => {
    const worklist = await worklistAgain(i, i.number, u)
    if (!worklist || itemsHash(worklist.items) !== i.sha256)
      return say.refused('the workpaper has other items of this worklist than were decided about', 'sha256')
    await u.books.assignWorklist(worklist, key)
    return undefined
  },
  confirm: async (i, u) => {
    const found = await u.books.findWorklist({ number: i.number })
    return found && inBooks(found)
  },
  expect: inBooks,
  undo: 'none',
  risk: 'reversible',
})
