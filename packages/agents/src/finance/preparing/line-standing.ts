import { explainGroup, type Reconciliation } from '@operant/reconciliation'
import { openItem, type OpenItem } from './open-items.ts'
import { bankName } from './worklists.ts'

/** What has become of a line. */
export type LineStanding =
  | { readonly kind: 'open'; readonly item: OpenItem }
  | { readonly kind: 'posted'; readonly code: string; readonly item: OpenItem }
  | { readonly kind: 'matched'; readonly because: string }

/** @param name A line of the bank or of the books by its id, its reference or its cheque. */
export function lineStanding(found: Reconciliation, name: string): LineStanding | undefined {
  const { bank, book, matching, items, head } = found
  const inBank = firstOf(
    bank.length,
    (at) => bankName(found, at) === name || bank.text(at, 'reference') === name || bank.text(at, 'cheque') === name,
  )
  const inBook = firstOf(
    book.length,
    (at) => book.text(at, 'id') === name || book.text(at, 'reference') === name || book.text(at, 'cheque') === name,
  )
  const item = items.find(
    (one) => (inBank !== undefined && one.bank.includes(inBank)) || (inBook !== undefined && one.book.includes(inBook)),
  )
  if (item) {
    const told = openItem(found, item)
    const { treatment } = item
    return treatment.kind === 'post'
      ? { kind: 'posted', code: treatment.code, item: told }
      : { kind: 'open', item: told }
  }
  const group =
    (inBank === undefined ? undefined : matching.groupOfBank(inBank)) ??
    (inBook === undefined ? undefined : matching.groupOfBook(inBook))
  if (group === undefined) return undefined
  return { kind: 'matched', because: explainGroup(matching, group, head.currency) }
}

function firstOf(length: number, is: (at: number) => boolean): number | undefined {
  for (let at = 0; at < length; at += 1) if (is(at)) return at
  return undefined
}
