import { dayText, journalLines, type Reconciliation } from '@operant/reconciliation'
import { join } from 'node:path'
import type { JournalRequest, OpenLine, WorklistRequest } from '../systems/books.ts'
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

/** What the next month begins with. */
export type CarriedDocument = Pick<Documents, 'carried' | 'open'>

/** Each document as a file of its own in the folder of a workpaper: whoever posts one reads no other. */
export function* documentFiles({ journals, worklists, carried, open }: Documents): Generator<[string, string]> {
  for (const one of [...journals, ...worklists]) yield [documentFile(one.number), JSON.stringify(one)]
  yield [carriedFile, JSON.stringify({ carried, open } satisfies CarriedDocument)]
}

export const carriedFile = join('documents', 'carried.json')

/** @param number Of a journal or a worklist. */
export function documentFile(number: string): string {
  return join('documents', `${encodeURIComponent(number)}.json`)
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
