import { dayText } from '../../statements/days.ts'
import { plainAmount } from '../amounts.ts'
import { ItemRows } from '../contents/item-rows.ts'
import type { Reconciliation } from '../../reconcile.ts'
import type { Treatment } from '../../treatment/treatment.ts'
import { csvRow, csvText } from './cell.ts'
import { inPieces } from './pieces.ts'

const columns =
  'item,class,treatment,side,amount,currency,day,age,party,reference,lines,cause,proposal,owner,code,journal,carried_before'.split(
    ',',
  )

const treatments: Readonly<Record<Treatment['kind'], string>> = {
  carry: 'carried',
  post: 'posted',
  flag: 'with people',
}

/** Every item as one row of a file of values, in pieces. */
export function itemsCsv(reconciliation: Reconciliation): Generator<string> {
  return inPieces(rows(reconciliation))
}

function* rows(reconciliation: Reconciliation): Generator<string> {
  yield csvRow(columns)
  const { items, head } = reconciliation
  const all = new ItemRows(reconciliation)
  for (const [index, item] of items.entries()) {
    const row = all.get(index)
    yield csvRow([
      csvText(row.number),
      csvText(item.class),
      treatments[item.treatment.kind],
      item.side,
      plainAmount(row.minor, head.currency),
      csvText(head.currency),
      dayText(row.day),
      String(row.age),
      csvText(row.party),
      csvText(row.reference),
      csvText(row.names.join(' ')),
      csvText(row.cause),
      csvText(row.proposal),
      csvText(row.owner),
      csvText(row.code),
      csvText(row.journal),
      row.carriedBefore ? 'yes' : 'no',
    ])
  }
}
