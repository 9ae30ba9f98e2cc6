import { Workpapers, type Bank, type Books } from '@operant/agents'

/** How far a reconciliation is: it reads what there is, matches it, and has matched it. */
export type Mark = 'reading' | 'matching' | 'matched'
export type OnMark = (mark: Mark) => void

/** The same bank; its first piece of a file begins the reading. */
export function markedBank(bank: Bank, onMark: OnMark): Bank {
  return {
    ...bank,
    download: (of) => {
      if (of.from === 0) onMark('reading')
      return bank.download(of)
    },
  }
}

/** The same books; the last page of their lines ends the reading. */
export function markedBooks(books: Books, onMark: OnMark): Books {
  return {
    ...books,
    cashLines: async (of) => {
      const page = await books.cashLines(of)
      if (page.next === null) onMark('matching')
      return page
    },
  }
}

/** Workpapers in a folder; one that has been worked out ends the matching. */
export class MarkedWorkpapers extends Workpapers {
  readonly #onMark: OnMark

  constructor(folder: string, onMark: OnMark) {
    super(folder)
    this.#onMark = onMark
  }

  override take(...[id, make]: Parameters<Workpapers['take']>): ReturnType<Workpapers['take']> {
    return super.take(id, async () => {
      const made = await make()
      this.#onMark('matched')
      return made
    })
  }
}
