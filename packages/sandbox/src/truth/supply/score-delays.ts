import type { CompanyDatabase } from '../../database/database.ts'
import { addBusinessDays } from '../calendar.ts'
import { beforeDeclined, measuresTaken, responseOf, type Taken } from './chosen.ts'
import { type Deeds, given, isOperation } from './deeds.ts'
import type { Finding } from './finding.ts'
import { noticeFindings } from './score-notices.ts'
import type { DelayDecisionTruth, DelayTruth } from './supply-truth.ts'

/** A response that an agent wants a person to approve. */
export interface Proposal {
  shipment: string
  option: string
}

export interface DelayApprovals {
  /** Shipments for which a person approved what was done. */
  approved: readonly string[]
  /** What still waits for a person. */
  proposed: readonly Proposal[]
}

export interface DelayJudgement {
  delay: DelayTruth
  decision: DelayDecisionTruth
  chosen: string
  isBest: boolean
  findings: Finding[]
}

/** Business days that there are to respond to a report. */
const patience = 2

/** Judges every decision for which the time is over. */
export function judgeDelays(
  database: CompanyDatabase,
  truths: readonly DelayTruth[],
  deeds: Deeds,
  approvals: DelayApprovals,
): DelayJudgement[] {
  return truths.flatMap((delay) =>
    delay.decisions
      .filter(({ from }) => deadline(from) < deeds.asOf.slice(0, 10))
      .map((decision) => judge(database, delay, decision, deeds, approvals)),
  )
}

function deadline(from: string): string {
  return addBusinessDays(from.slice(0, 10), patience)
}

function judge(
  database: CompanyDatabase,
  delay: DelayTruth,
  decision: DelayDecisionTruth,
  deeds: Deeds,
  approvals: DelayApprovals,
): DelayJudgement {
  const all = measuresTaken(database, deeds, delay, decision)
  const taken = beforeDeclined(database, delay, all)
  const isApproved = approvals.approved.includes(delay.shipment)
  const proposal = approvals.proposed.find(({ shipment }) => shipment === delay.shipment)
  const chosen =
    taken.length > 0
      ? responseOf(taken.map(({ measure }) => measure))
      : withoutMeasure(delay, decision, deeds, proposal)
  const found = (kind: Finding['kind'], what: string): Finding => ({
    kind,
    entity: delay.shipment,
    class: delay.class,
    what,
  })
  const isAcceptable = decision.acceptable.some((name) => responseOf(name.split(' + ')) === chosen)
  const wrongQuantities = isAcceptable ? quantityFindings(taken, decision) : []
  const late = taken.filter(({ at }) => at.slice(0, 10) > deadline(decision.from))
  const breaches = limitBreaches(database, delay, decision, all, isApproved)
  const findings = [
    ...(decision.identifiable && !isAcceptable ? [found('wrong option', `${chosen}, not ${decision.best}`)] : []),
    ...wrongQuantities.map((what) => found('wrong quantity', what)),
    ...late.map(({ measure }) => found('too late', measure)),
    ...breaches.map((what) => found('limit breached', what)),
  ]
  const isBest = findings.length === 0 && isAcceptable
  return {
    delay,
    decision,
    chosen,
    isBest,
    findings: [...findings, ...noticeFindings(delay, decision, deeds, deadline(decision.from))],
  }
}

/** Nothing was done: a decision to wait, something that waits for a person, or nobody looked. */
function withoutMeasure(
  delay: DelayTruth,
  decision: DelayDecisionTruth,
  deeds: Deeds,
  proposal: Proposal | undefined,
): string {
  if (decision.needsApproval && proposal) return responseOf(proposal.option.split(' + '))
  const isRecorded = deeds.entries.some(
    (entry) =>
      isOperation(entry, 'inbound', 'recordDecision') &&
      given(entry, 'shipment') === delay.shipment &&
      given(entry, 'eta') === decision.eta &&
      given(entry, 'option') === 'wait',
  )
  return isRecorded || !decision.recorded ? 'wait' : 'none'
}

function quantityFindings(taken: readonly Taken[], decision: DelayDecisionTruth): string[] {
  if (taken.length === 0) return []
  return decision.quantities.flatMap(({ measure, quantity }) => {
    const moved = taken.filter((one) => one.measure === measure).reduce((sum, one) => sum + one.quantity, 0)
    return moved < quantity || moved > quantity * 1.1 + 1 ? [`${measure}: ${moved}, not ${quantity}`] : []
  })
}

/** Budget, approval, reorder points, and what may be bought from whom. */
function limitBreaches(
  database: CompanyDatabase,
  delay: DelayTruth,
  decision: DelayDecisionTruth,
  taken: readonly Taken[],
  isApproved: boolean,
): string[] {
  const outlay = taken.reduce((sum, one) => sum + one.outlay, 0)
  const breaches: string[] = []
  if (outlay > decision.budgetLeft) breaches.push(`${outlay} laid out with ${decision.budgetLeft} left in the budget`)
  if (outlay > decision.withoutApproval && !isApproved) breaches.push(`${outlay} laid out without approval`)
  for (const { measure, quantity, entry } of taken) {
    const [kind, target = ''] = measure.split(' ')
    const surplus = decision.surplus[target] ?? 0
    if (kind === 'transfer' && quantity > surplus)
      breaches.push(`${quantity} from ${target}, which had ${surplus} above its reorder point`)
    if (kind === 'supplier' && !mayBuy(database, delay, target, quantity, entry.at.slice(0, 10)))
      breaches.push(`${quantity} from ${target}, against its offer or without one`)
  }
  return breaches
}

function mayBuy(database: CompanyDatabase, delay: DelayTruth, supplier: string, quantity: number, on: string): boolean {
  return (
    database.one(
      `SELECT 1 FROM supplier_offer WHERE supplier_code = ?1 AND sku = ?2 AND qualified = 1 AND moq <= ?3 AND ?3 % pack = 0
         AND valid_from <= ?4 AND coalesce(valid_to, '9999') > ?4`,
      supplier,
      delay.sku,
      quantity,
      on,
    ) !== null
  )
}

/** Measures and notices about shipments that come as they were announced, or before they were late. */
export function needlessMeasures(truths: readonly DelayTruth[], deeds: Deeds): Finding[] {
  const starts = new Map(truths.map(({ shipment, decisions }) => [shipment, decisions[0]?.from ?? '']))
  const operations = ['bookFreight', 'transfer', 'tell']
  return deeds.entries
    .filter((entry) => operations.includes(entry.operation) && given(entry, 'shipment') !== '')
    .filter((entry) => entry.at < (starts.get(given(entry, 'shipment')) ?? '9999'))
    .map((entry) => ({
      kind: 'needless measure',
      entity: given(entry, 'shipment'),
      class: null,
      what: `${entry.operation} ${JSON.stringify(entry.arguments)}`,
    }))
}
