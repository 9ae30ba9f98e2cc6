import { sampleTerms } from '../../records/supply/sample-terms.ts'
import type { LedgerEntry } from '../../systems/ledger.ts'
import { type Deeds, given, isOperation } from './deeds.ts'
import type { Finding } from './finding.ts'
import type { DelayDecisionTruth, DelayTruth } from './supply-truth.ts'

const hourMs = 3_600_000

/** Everybody who has to hear of a new date does, with the right one, in time and once; nobody else does. */
export function noticeFindings(
  delay: DelayTruth,
  decision: DelayDecisionTruth,
  deeds: Deeds,
  deadline: string,
): Finding[] {
  const found = (kind: Finding['kind'], what: string): Finding => ({
    kind,
    entity: delay.shipment,
    class: delay.class,
    what,
  })
  const told = deeds.entries.filter(
    (entry) =>
      isOperation(entry, 'allocations', 'tell') &&
      given(entry, 'shipment') === delay.shipment &&
      entry.at >= decision.from &&
      entry.at < decision.until,
  )
  const byOrder = Map.groupBy(told, (entry) => given(entry, 'salesOrder'))
  const missed = decision.notify.flatMap(({ salesOrder, newDate }) => {
    const [first] = byOrder.get(salesOrder) ?? []
    if (!first) return [found('missed notice', `${salesOrder}, ${newDate}`)]
    const date = given(first, 'newDate')
    if (date !== newDate) return [found('wrong notice', `${salesOrder}: ${date}, not ${newDate}`)]
    return first.at.slice(0, 10) > deadline ? [found('too late', `notice to ${salesOrder}`)] : []
  })
  const owed = new Set([...decision.notify.map(({ salesOrder }) => salesOrder), ...decision.mayNotify])
  const needless = [...byOrder]
    .filter(([salesOrder]) => !owed.has(salesOrder))
    .map(([salesOrder]) => found('needless notice', salesOrder))
  return [
    ...(decision.identifiable ? [...missed, ...needless] : []),
    ...[...byOrder].flatMap(([salesOrder, entries]) =>
      isTooOften(entries) ? [found('done twice', `notice to ${salesOrder}`)] : [],
    ),
  ]
}

/** Twice within a day, though the date did not become later. */
function isTooOften(entries: readonly LedgerEntry[]): boolean {
  const hours = sampleTerms.notices.notAgainWithinHours
  return entries.some((entry, place) => {
    const before = entries[place - 1]
    if (!before || given(entry, 'newDate') > given(before, 'newDate')) return false
    return Date.parse(entry.at) - Date.parse(before.at) < hours * hourMs
  })
}
