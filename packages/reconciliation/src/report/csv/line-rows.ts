import { dayText } from '../../statements/days.ts'
import { plainAmount } from '../amounts.ts'
import { bankName, bookName } from '../contents/line-row.ts'
import { LineStandings } from '../contents/standings.ts'
import { causeOf } from '../../explaining/cause-of.ts'
import { explainGroup } from '../../explaining/explain-group.ts'
import type { Reconciliation } from '../../reconcile.ts'
import { itemName } from '../contents/item-rows.ts'
import { csvRow, csvText } from './cell.ts'
import { inPieces } from './pieces.ts'

const columns = 'side,line,place,day,amount,currency,party,reference,text,standing,class,group,item,explanation'.split(
  ',',
)

/**
 * Every line of both sides as one row of a file of values: first the bank's, then the books', in pieces. `place` counts the
 * lines of the period from 1; what was carried from the period before has none.
 */
export function linesCsv(reconciliation: Reconciliation): Generator<string> {
  return inPieces(rows(reconciliation))
}

function* rows(reconciliation: Reconciliation): Generator<string> {
  const { bank, book } = reconciliation.matching
  const row = new LineRows(reconciliation)
  yield csvRow(columns)
  for (let line = 0; line < bank.length; line += 1) yield row.ofBank(line)
  for (let line = 0; line < book.length; line += 1) yield row.ofBook(line)
}

class LineRows {
  readonly #of: Reconciliation
  readonly #standings: LineStandings
  /** Few days come very often. */
  readonly #days = new Map<number, string>()

  constructor(reconciliation: Reconciliation) {
    this.#of = reconciliation
    this.#standings = new LineStandings(reconciliation)
  }

  ofBank(line: number): string {
    const { matching, head } = this.#of
    const { bank } = matching
    return csvRow([
      'bank',
      csvText(bankName(matching, line)),
      placeOf(line, bank.carried),
      this.#day(bank.booked(line)),
      plainAmount(bank.minor(line), head.currency),
      head.currency,
      csvText(bank.text(line, 'party')),
      csvText(bank.text(line, 'reference')),
      csvText(bank.text(line, 'text')),
      ...this.#became('bank', line, matching.groupOfBank(line)),
    ])
  }

  ofBook(line: number): string {
    const { matching, head } = this.#of
    const { book } = matching
    return csvRow([
      'books',
      csvText(bookName(matching, line)),
      placeOf(line, book.carried),
      this.#day(book.day(line)),
      plainAmount(book.minor(line), head.currency),
      head.currency,
      csvText(book.text(line, 'party')),
      csvText(book.text(line, 'reference')),
      csvText(book.text(line, 'text')),
      ...this.#became('book', line, matching.groupOfBook(line)),
    ])
  }

  /** What became of a line, and why: of a group it is said once, where its first line is. */
  #became(side: 'bank' | 'book', line: number, number: number | undefined): readonly string[] {
    const { items, matching, head } = this.#of
    const { standing, item: index } = this.#standings.of(side, line)
    const item = index === undefined ? undefined : items[index]
    if (number === undefined)
      return [
        standing,
        item?.class ?? '',
        '',
        index === undefined ? '' : itemName(index),
        csvText(item ? causeOf(matching, item, head.currency) : ''),
      ]
    const first = matching.groups.firstOf(number)
    const explains = first.side === side && first.line === line
    return [
      standing,
      item?.class ?? matching.groups.ruleOf(number),
      String(number + 1),
      index === undefined ? '' : itemName(index),
      explains ? csvText(explainGroup(matching, number, head.currency)) : '',
    ]
  }

  #day(day: number): string {
    const known = this.#days.get(day)
    if (known !== undefined) return known
    const text = dayText(day)
    this.#days.set(day, text)
    return text
  }
}

function placeOf(line: number, carried: number): string {
  return line < carried ? '' : String(line - carried + 1)
}
