import { addBusinessDays, businessCalendar } from 'operant'
import type { Company, LedgerEntry } from '@operant/sandbox'
import type { Project } from '../../packages/operant/src/project/open-project.ts'
import type { RequestRow } from '../../packages/operant/src/store/requests.ts'
import type { DelayTruth, SupplyTruth } from '../../packages/sandbox/src/truth/supply/supply-truth.ts'
import type { Figures } from './report.ts'

export interface Played {
  readonly truth: SupplyTruth
  readonly company: Company
  readonly project: Project
  /** The first day that was not played. */
  readonly until: string
  readonly approved: readonly RequestRow[]
}

type Verdict = Omit<Figures, 'days' | 'seed' | 'difficulty' | 'workersKilled' | 'approved' | 'ignored' | 'seconds'>

/** Judges the company's ledgers by what was planted. No journal of the agents is looked at. */
export async function judge(played: Played): Promise<Verdict> {
  const entries = await played.company.ledger.writes()
  const twice = doubles(entries)
  const mails = await reminders(played, entries)
  const decisions = await decided(played)
  const breaches = await limits(played, entries)
  return {
    doubleEffects: twice.length,
    missedReminders: mails.missed.length,
    wrongBusinessDay: mails.wrongDay.length,
    chased: mails.chased,
    mails: mails.mails,
    delays: decisions.asked,
    bestOptionShare: decisions.asked === 0 ? 1 : decisions.right / decisions.asked,
    limitBreaches: breaches.length,
    shortfalls: [...twice, ...mails.missed, ...mails.wrongDay, ...decisions.wrong, ...breaches],
  }
}

/** Writes that the ledger holds more than once: the same intent, whatever its wording. */
export function doubles(
  entries: readonly Pick<LedgerEntry, 'system' | 'operation' | 'arguments'>[],
): readonly string[] {
  const seen = new Map<string, number>()
  for (const { system, operation, arguments: given } of entries) {
    const intent = Object.entries(given).filter(([name]) => !['body', 'reasons', 'cost'].includes(name))
    // A mail that another write sent is that write's; which it was is not told by its subject.
    if (system === 'mail' && 'ticket' in given) continue
    const key = `${system}.${operation} ${JSON.stringify(Object.fromEntries(intent))}`
    seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  return [...seen].filter(([, times]) => times > 1).map(([key, times]) => `${times} times: ${key}`)
}

/** Compares the mails to suppliers with those that were due, each on its business day in the supplier's country. */
async function reminders({ truth, company, until }: Played, entries: readonly LedgerEntry[]) {
  const sent = entries.filter(({ system, operation }) => system === 'mail' && operation === 'send')
  const missed: string[] = []
  const wrongDay: string[] = []
  let [chased, mails] = [0, 0]
  for (const { order, class: of, country, firstDay, mails: wanted } of truth.chases) {
    const holidays = await company.policies.holidays({ country, from: '2026-01-01', to: '2027-12-31' })
    const calendar = businessCalendar({ name: 'supplier', zone: 'UTC', holidays: holidays.map(({ day }) => day) })
    const due =
      firstDay === null ? [] : [0, 2, 4].slice(0, wanted).map((after) => addBusinessDays(firstDay, after, calendar))
    const went = sent.filter((one) => namesOrder(one.arguments, order)).map(({ at }) => at.slice(0, 10))
    if (went.length > 0) chased += 1
    mails += went.length
    for (const day of due.filter((one) => one < until))
      if (!went.includes(day))
        missed.push(`${order} (${of}): no mail on ${day}; there were ${went.join(', ') || 'none'}`)
    for (const day of went)
      if (!due.includes(day)) wrongDay.push(`${order} (${of}): a mail on ${day}; due were ${due.join(', ') || 'none'}`)
  }
  return { missed, wrongDay, chased, mails }
}

function namesOrder(given: object, order: string): boolean {
  const subject: unknown = 'subject' in given ? given.subject : undefined
  return typeof subject === 'string' && new RegExp(`${order}(?!\\d)`).test(subject)
}

/** Compares the decisions on record with the enumerated best ones. */
async function decided({ truth, company, until, approved }: Played) {
  const wrong: string[] = []
  let [asked, right] = [0, 0]
  for (const delay of truth.delays)
    for (const one of delay.decisions) {
      // What is reported on the last two days may still be waiting for an approval.
      const settledBy = new Date(Date.parse(until) - 3 * 86_400_000).toISOString()
      if (!one.recorded || !one.identifiable || one.from >= settledBy) continue
      asked += 1
      const found = await company.inbound.findDecision({ shipment: delay.shipment, eta: one.eta })
      const allowed = allowedOptions(
        delay,
        one,
        isApproved(delay, approved),
        limitOf(await company.policies.supplyTerms(until)),
      )
      if (found && allowed.includes(found.option)) right += 1
      else
        wrong.push(
          `${delay.shipment} (${delay.class}), expected ${one.eta}: ${found?.option ?? 'nothing'} instead of ${allowed.join(' or ')}`,
        )
    }
  return { asked, right, wrong }
}

type Decision = DelayTruth['decisions'][number]

function isApproved({ shipment }: DelayTruth, approved: readonly RequestRow[]): boolean {
  return approved.some(({ title }) => title.includes(`delay of ${shipment} `))
}

/** What nobody approved was not to be done: then the cheapest of what needs no approval is right. */
function allowedOptions(_: DelayTruth, one: Decision, wasApproved: boolean, most: number): readonly string[] {
  if (!one.needsApproval || wasApproved) return one.acceptable
  const modest = one.options.filter(({ possible, outlay }) => possible && outlay <= most)
  return modest
    .toSorted((a, b) => a.cost - b.cost)
    .slice(0, 1)
    .map(({ name }) => name)
}

function limitOf(terms: { readonly outlayWithoutApprovalUpTo: { readonly amount: string } } | null): number {
  return Math.round(Number(terms?.outlayWithoutApprovalUpTo.amount ?? 0) * 100)
}

/** What was spent above a budget, or above what may be spent without approval. */
async function limits({ truth, company, until, approved }: Played, entries: readonly LedgerEntry[]) {
  const most = limitOf(await company.policies.supplyTerms(until))
  const found: string[] = []
  const months = new Set(entries.map(({ at }) => at.slice(0, 7)))
  const spends = new Set(
    entries
      .filter(({ operation }) => operation === 'bookFreight' || operation === 'transfer')
      .map(({ arguments: given }) => ('shipment' in given ? String(given.shipment) : '')),
  )
  for (const delay of truth.delays) {
    const costs = delay.decisions.filter(({ eta: _ }) => spends.has(delay.shipment))
    for (const one of costs) {
      const decision = await company.inbound.findDecision({ shipment: delay.shipment, eta: one.eta })
      const outlay = one.options.find(({ name }) => name === decision?.option)?.outlay ?? 0
      if (outlay > most && !isApproved(delay, approved))
        found.push(`${delay.shipment}: ${decision?.option ?? ''} costs ${outlay / 100}, and nobody approved it`)
    }
  }
  for (const costCentre of new Set(truth.delays.map((one) => one.costCentre)))
    for (const period of months) {
      const budget = await company.planning.budget({ costCentre, period })
      if (budget && Number(budget.committed.amount) > Number(budget.amount.amount))
        found.push(`${costCentre} has spent ${budget.committed.amount} of ${budget.amount.amount} in ${period}`)
    }
  return found
}
