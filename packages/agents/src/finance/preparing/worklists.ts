import { causeOf, dayText, type Reconciliation, type TreatedItem } from '@operant/reconciliation'
import type { WorklistItem, WorklistRequest } from '../systems/books.ts'

/** Items of one worklist, at most. */
const most = 500

/** What people have to look at: a worklist for each owner and class, in parts where it is long. */
export function worklistsOf(found: Reconciliation): readonly WorklistRequest[] {
  const flagged = found.items.flatMap((item) => (item.treatment.kind === 'flag' ? [{ item, ...item.treatment }] : []))
  const groups = Map.groupBy(flagged, ({ item, owner }) => `${owner}/${item.class.replaceAll(' ', '-')}`)
  return [...groups].flatMap(([name, all]) =>
    Array.from({ length: Math.ceil(all.length / most) }, (_, part): WorklistRequest => {
      const items = all.slice(part * most, (part + 1) * most)
      const [first] = items
      return {
        number: `${found.account}/${found.period}/${name}/${part + 1}`,
        account: found.account,
        period: found.period,
        owner: first?.owner ?? '',
        class: first?.item.class ?? '',
        items: items.map(({ item, proposal }) => worklistItem(found, item, proposal)),
      }
    }),
  )
}

/** Longest text of one item, so that a hostile line of a statement does not fill a worklist. */
const longest = 200

function worklistItem(found: Reconciliation, item: TreatedItem, proposal: string): WorklistItem {
  const { bank, book } = found
  const days = [...item.bank.map((line) => bank.booked(line)), ...item.book.map((line) => book.day(line))]
  const said = [
    ...item.bank.map((line) => [bank.text(line, 'party'), bank.text(line, 'text')].filter(Boolean).join(', ')),
    ...item.book.map((line) => [book.text(line, 'party'), book.text(line, 'reference')].filter(Boolean).join(', ')),
  ]
  return {
    about: namesOf(found, item).join(' ').slice(0, longest),
    amountMinor: item.minor,
    day: dayText(Math.max(...days)),
    cause: `${causeOf(found.matching, item, found.head.currency)}; to do: ${proposal}`,
    text: said.join(' | ').slice(0, longest),
  }
}

/** The lines that an item is about, as bank and books call them. */
export function namesOf(found: Reconciliation, item: TreatedItem): readonly string[] {
  return [...item.bank.map((line) => bankName(found, line)), ...item.book.map((line) => found.book.text(line, 'id'))]
}

/** A line of the statement by the bank's own reference, or by its place. */
export function bankName({ bank }: Reconciliation, line: number): string {
  return bank.text(line, 'bankReference') || `line ${line - bank.carried + 1}`
}
