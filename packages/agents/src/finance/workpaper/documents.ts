import { dayText, journalLines, type Reconciliation } from '@operant/reconciliation'
import { createHash } from 'node:crypto'
import type { JournalRequest, OpenLine, WorklistItem, WorklistRequest } from '../systems/books.ts'
import { carriedOf } from './carried.ts'
import { worklistsOf } from './worklists.ts'

/** What the books are given: all that is written, with its lines. */
export interface Documents {
  readonly journals: readonly JournalRequest[]
  readonly worklists: readonly WorklistRequest[]
  /** Lines of the books that the next month begins with, by id. */
  readonly carried: readonly string[]
  /** What else it begins with. */
  readonly open: readonly OpenLine[]
}

/** The documents of a reconciliation, the same whenever it is worked out again. */
export function documentsOf(found: Reconciliation): Documents {
  return {
    journals: found.journals.map((journal) => ({
      number: journal.number,
      account: found.account,
      day: dayText(journal.day),
      code: journal.code,
      counter: journal.counter,
      lines: journalLines(found, journal),
    })),
    worklists: worklistsOf(found),
    ...carriedOf(found),
  }
}

/** The hash of a worklist's items in their order, as the books work it out of what they hold. */
export function itemsHash(items: readonly WorklistItem[]): string {
  return createHash('sha256').update(JSON.stringify(items)).digest('hex')
}
