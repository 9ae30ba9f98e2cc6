import type { Reconciliation } from '../../reconcile.ts'
import type { ReportTold } from '../told.ts'
import { groupsTold } from './groups-told.ts'
import { itemsTold } from './items-told.ts'
import { usualLimits, type ReportLimits } from './limits.ts'
import type { Cut, JournalRow, Report, Tally, Walk } from './report.ts'
import { LineStandings } from './standings.ts'

/**
 * What a report of a reconciliation says.
 * @throws Error where nothing has become of a line, or the items do not lead from one balance to the other.
 */
export function reportOf(reconciliation: Reconciliation, told: ReportTold, limits: ReportLimits = usualLimits): Report {
  const { head, proof } = reconciliation
  const { steps, ...items } = itemsTold(reconciliation, limits)
  return {
    told,
    account: head.account,
    currency: head.currency,
    statement: { number: head.number, from: head.opening.day, to: reconciliation.lastDay },
    ties: proof.ties,
    openingGapMinor: proof.openingGapMinor,
    bank: walkOf(proof.closingBankMinor, steps.bank.bySize(), proof.adjustedBankMinor),
    book: walkOf(proof.closingBookMinor, steps.book.bySize(), proof.adjustedBookMinor),
    lines: new LineStandings(reconciliation).count(),
    ...items,
    journals: journalsOf(reconciliation, told, limits),
    ...groupsTold(reconciliation, limits),
  }
}

function walkOf(closingMinor: number, steps: readonly Tally[], adjustedMinor: number): Walk {
  const sum = steps.reduce((total, { minor }) => total + minor, closingMinor)
  if (sum !== adjustedMinor)
    throw new Error(`the items lead to ${sum} and not to the adjusted balance of ${adjustedMinor}, in minor units`)
  return { closingMinor, steps, adjustedMinor }
}

function journalsOf({ journals }: Reconciliation, { standings }: ReportTold, limits: ReportLimits): Cut<JournalRow> {
  const rows = journals.slice(0, limits.journals).map(({ number, code, counter, day, items, totalMinor }) => ({
    number,
    code,
    account: counter,
    day,
    lines: items.length,
    totalMinor,
    standing: standings.get(number) ?? ('proposed' as const),
  }))
  return { rows, of: journals.length }
}
