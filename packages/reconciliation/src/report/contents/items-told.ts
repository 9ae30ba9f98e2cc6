import type { Reconciliation } from '../../reconcile.ts'
import { Ages } from './ages.ts'
import { First } from './first.ts'
import { ItemRows } from './item-rows.ts'
import type { ReportLimits } from './limits.ts'
import { titleOfItems } from '../titles.ts'
import type { ItemRow, Report } from './report.ts'
import { Tallies } from './tallies.ts'

type ItemsTold = Pick<Report, 'ages' | 'classes' | 'owners' | 'exceptions' | 'carried' | 'posted'> & {
  readonly steps: { readonly bank: Tallies; readonly book: Tallies }
}

/** Everything that is not plainly matched: by class, by age, by owner, and the first of each kind. */
export function itemsTold(reconciliation: Reconciliation, limits: ReportLimits): ItemsTold {
  const steps = { bank: new Tallies(), book: new Tallies() }
  const [ages, classes, owners] = [new Ages(), new Tallies(), new Tallies()]
  const exceptions = new First(limits.exceptions, largestFirst)
  const carried = new First(limits.carried, oldestFirst)
  const posted = new First(limits.posted, largestFirst)
  const rows = new ItemRows(reconciliation)
  for (const [index, item] of reconciliation.items.entries()) {
    const row = rows.get(index)
    const title = titleOfItems(item.class)
    if (item.minor !== 0) steps[item.side].add(title, item.minor)
    // What people look at is as large as it is, whichever way it goes.
    const size = Math.abs(item.minor)
    switch (item.treatment.kind) {
      case 'post':
        posted.add(row)
        break
      case 'carry':
        carried.add(row)
        ages.add('carried', row)
        break
      case 'flag':
        exceptions.add(row)
        ages.add('exceptions', row)
        classes.add(title, size)
        owners.add(row.owner, size)
    }
  }
  return {
    steps,
    ages: ages.list(),
    classes: classes.bySize(),
    owners: owners.bySize(),
    exceptions: exceptions.cut(),
    carried: carried.cut(),
    posted: posted.cut(),
  }
}

function largestFirst(one: ItemRow, other: ItemRow): number {
  return Math.abs(other.minor) - Math.abs(one.minor) || byNumber(one, other)
}

function oldestFirst(one: ItemRow, other: ItemRow): number {
  return one.day - other.day || byNumber(one, other)
}

function byNumber(one: ItemRow, other: ItemRow): number {
  return one.index - other.index
}
