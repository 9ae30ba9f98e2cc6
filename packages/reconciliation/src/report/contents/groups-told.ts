import { explainGroup } from '../../explaining/explain-group.ts'
import type { Group } from '../../matching/groups.ts'
import type { Matching } from '../../matching/matching.ts'
import type { Reconciliation } from '../../reconcile.ts'
import { titleOfRule } from '../titles.ts'
import type { ReportLimits } from './limits.ts'
import { bankRow, bookRow } from './line-row.ts'
import type { MatchRow, Report } from './report.ts'
import { Tallies } from './tallies.ts'

/** What was found to be the same: how many by each rule, and the first of them. */
export function groupsTold(reconciliation: Reconciliation, limits: ReportLimits): Pick<Report, 'rules' | 'matched'> {
  const { matching } = reconciliation
  const { groups } = matching
  const rules = new Tallies()
  const rows: MatchRow[] = []
  let of = 0
  for (let number = 0; number < groups.length; number += 1) {
    const group = groups.get(number)
    if (group.standing !== 'matched') continue
    rules.add(titleOfRule(group.rule), sizeOf(matching, group))
    of += 1
    if (rows.length < limits.matched) rows.push(matchRow(reconciliation, number))
  }
  return { rules: rules.byCount(), matched: { rows, of } }
}

function matchRow(reconciliation: Reconciliation, number: number): MatchRow {
  const { matching, head } = reconciliation
  const group = matching.groups.get(number)
  return {
    group: number + 1,
    rule: titleOfRule(group.rule),
    bank: group.bank.map((line) => bankRow(matching, line)),
    book: group.book.map((line) => bookRow(matching, line)),
    differenceMinor: group.differenceMinor,
    explanation: explainGroup(matching, number, head.currency),
  }
}

/** What moved, whichever way: at the bank, and in the ledger where the bank has no part in it. */
function sizeOf({ bank, book }: Matching, group: Group): number {
  const [side, lines] = group.bank.length > 0 ? [bank, group.bank] : [book, group.book]
  let size = 0
  for (const line of lines) size += Math.abs(side.minor(line))
  return size
}
