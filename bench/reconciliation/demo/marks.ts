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

/** Workpapers in a folder; the first answer of one ends the matching. */
export class MarkedWorkpapers extends Workpapers {
  readonly #marked = new Set<string>()
  readonly #onMark: OnMark

  constructor(folder: string, onMark: OnMark) {
    super(folder)
    this.#onMark = onMark
  }

  override async ask<Answer>(...[id, order, what]: AskOf<Answer>): Promise<Answer> {
    return super.ask(id, order, async (paper) => {
      if (!this.#marked.has(id)) this.#onMark('matched')
      this.#marked.add(id)
      return what(paper)
    })
  }
}

type AskOf<Answer> = Parameters<typeof Workpapers.prototype.ask<Answer>>
