import { causeOf } from '../../explaining/cause-of.ts'
import type { Item } from '../../proof/items.ts'
import type { Reconciliation } from '../../reconcile.ts'
import { titleOfItem } from '../titles.ts'
import { bankName, bookName, firstOf } from './line-row.ts'
import type { ItemRow } from './report.ts'

/** What an item is called in the report and its files. */
export function itemName(index: number): string {
  return `I-${index + 1}`
}

/** Items as people read them. */
export class ItemRows {
  readonly #of: Reconciliation
  /** The numbers of the journals by item, for those that are posted. */
  readonly #journals = new Map<number, string>()

  constructor(of: Reconciliation) {
    this.#of = of
    for (const journal of of.journals) for (const item of journal.items) this.#journals.set(item, journal.number)
  }

  /** @throws RangeError where there is no such item. */
  get(index: number): ItemRow {
    const item = this.#of.items[index]
    if (!item) throw new RangeError(`there is no item ${index}`)
    const { treatment } = item
    const day = this.#day(item)
    return {
      index,
      number: itemName(index),
      title: titleOfItem(item.class),
      day,
      age: Math.max(0, this.#of.lastDay - day),
      ...this.#who(item),
      minor: item.minor,
      cause: asSentence(causeOf(this.#of.matching, item, this.#of.head.currency)),
      owner: treatment.kind === 'flag' ? treatment.owner : '',
      proposal: treatment.kind === 'flag' ? asSentence(treatment.proposal) : '',
      code: treatment.kind === 'post' ? treatment.code : '',
      journal: this.#journals.get(index) ?? '',
      carriedBefore: this.#isCarried(item),
    }
  }

  /** Of the ledger first: what it has not yet met at the bank is as old as its document. */
  #day(item: Item): number {
    const { bank, book } = this.#of.matching
    if (item.book[0] !== undefined) return book.day(item.book[0])
    return item.bank[0] === undefined ? this.#of.lastDay : bank.booked(item.bank[0])
  }

  #isCarried({ bank, book }: Item): boolean {
    return bank.some((line) => line < this.#of.bank.carried) || book.some((line) => line < this.#of.book.carried)
  }

  /** Who it is with, by the ledger's words where it has some. */
  #who(item: Item): Pick<ItemRow, 'party' | 'reference' | 'names'> {
    const { matching } = this.#of
    const [bank, book] = [item.bank[0], item.book[0]]
    const inBook = (field: 'party' | 'reference' | 'cheque'): string =>
      book === undefined ? '' : matching.book.text(book, field)
    const atBank = (field: 'party' | 'reference' | 'text'): string =>
      bank === undefined ? '' : matching.bank.text(bank, field)
    return {
      party: firstOf(inBook('party'), atBank('party')),
      reference: firstOf(inBook('reference'), inBook('cheque'), atBank('reference'), atBank('text')),
      names: [
        ...item.bank.map((line) => bankName(matching, line)),
        ...item.book.map((line) => bookName(matching, line)),
      ],
    }
  }
}

function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
