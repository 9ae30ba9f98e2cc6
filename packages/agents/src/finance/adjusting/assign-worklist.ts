import { action, argument, recordId } from 'operant'
import { bank, books, reconciliationTerms, workpapers } from '../systems.ts'
import { documentsAgain } from '../workpaper/documents-again.ts'
import { itemsHash } from '../workpaper/documents.ts'
import { worklistHead } from '../workpaper/heads.ts'

const { number, owner, class: name, items, adds, takes, sha256 } = worklistHead.shape

/** Gives exceptions to whoever has to look at them, each with its likeliest cause. */
export const assignWorklist = action({
  name: 'books.assignWorklist',
  title: (i) => `Give ${i.owner} a list of ${i.items}, ${i.class}: ${i.adds.minus(i.takes).toString()} in all`,
  needs: {
    number: argument(number),
    account: argument(recordId()),
    period: argument(recordId()),
    owner: argument(owner),
    class: argument(name),
    items: argument(items),
    adds: argument(adds),
    takes: argument(takes),
    sha256: argument(sha256),
    workpaper: argument(recordId()),
  },
  uses: { bank, books, workpapers, reconciliationTerms },
  sends: 'nobody',
  timeout: '20m',
  identity: (i) => ['worklist', i.number],
  // What somebody has booked meanwhile is no longer on it.
  amend: true,
  perform: async (i, u, key, say) => {
    const { worklists } = await documentsAgain(i, u)
    const worklist = worklists.find((one) => one.number === i.number)
    if (!worklist || itemsHash(worklist.items) !== i.sha256)
      return say.refused('the workpaper has other items of this worklist than were decided about', 'sha256')
    await u.books.assignWorklist(worklist, key)
    return undefined
  },
  confirm: async (i, u) => {
    const found = await u.books.findWorklist({ number: i.number })
    return (
      found && {
        number: found.number,
        owner: found.owner,
        class: found.class,
        items: found.items,
        sha256: found.sha256,
      }
    )
  },
  expect: (i) => ({ number: i.number, owner: i.owner, class: i.class, items: i.items, sha256: i.sha256 }),
  undo: 'none',
  risk: 'reversible',
})
