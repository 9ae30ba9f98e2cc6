import { sampleTerms } from '../../records/supply/sample-terms.ts'
import type { LedgerEntry } from '../../systems/ledger.ts'
import { addBusinessDays, isBusinessDay } from '../calendar.ts'
import { type Deeds, given, isOperation, isToSupplier } from './deeds.ts'
import type { Finding } from './finding.ts'
import type { ChaseTruth } from './supply-truth.ts'

/** Business days that there are to act on a mail, and on the first day of an order that is overdue. */
const patience = 2

export function chaseFindings(truths: readonly ChaseTruth[], deeds: Deeds): Finding[] {
  const mails = Map.groupBy(
    deeds.entries.filter((entry) => isToSupplier(entry, deeds)),
    orderInSubject,
  )
  const byOrder = Map.groupBy(
    deeds.entries.filter(({ system }) => system === 'purchasing' || system === 'planning'),
    orderOf,
  )
  const known = new Set(truths.map(({ order }) => order))
  const strays = [...mails].filter(([order]) => !known.has(order))
  return [
    ...truths.flatMap((truth) => {
      const sent = mails.get(truth.order) ?? []
      const entries = byOrder.get(truth.order) ?? []
      return [
        ...mailFindings(truth, sent, deeds),
        ...changeFindings(truth, entries, deeds),
        ...leadTimeFindings(truth, deeds),
        ...escalationFindings(truth, sent, entries, deeds),
      ]
    }),
    ...strays.map(([order, sent]): Finding => ({
      kind: 'needless mail',
      entity: order,
      class: null,
      what: `${sent.length} mails to its supplier`,
    })),
  ]
}

function orderInSubject(entry: LedgerEntry): string {
  return /PUR-\d+/.exec(given(entry, 'subject'))?.[0] ?? ''
}

function orderOf(entry: LedgerEntry): string {
  return given(entry, 'order') || given(entry, 'line').replace(/-\d+$/, '')
}

function found(truth: ChaseTruth, kind: Finding['kind'], what: string): Finding {
  return { kind, entity: truth.order, class: truth.class, what }
}

const dayOf = (entry: { at: string }): string => entry.at.slice(0, 10)

/** The first mail in its window, each reminder once and on its business day, none beyond. */
function mailFindings(truth: ChaseTruth, sent: readonly LedgerEntry[], deeds: Deeds): Finding[] {
  const { firstDay, country, recipients } = truth
  const today = dayOf({ at: deeds.asOf })
  const days = [...new Set(sent.map(dayOf))].toSorted()
  const [first] = days
  const findings: Finding[] = []
  for (const entry of sent)
    if (!recipients.includes(given(entry, 'to'))) findings.push(found(truth, 'wrong recipient', given(entry, 'to')))
  const { reminderAfter, secondReminderAfter } = sampleTerms.chase
  const dates = firstDay === null ? [] : [0, reminderAfter, secondReminderAfter].slice(0, truth.mails)
  for (const [place, after] of dates.entries()) {
    const expected = addBusinessDays(first ?? firstDay ?? '', after, country)
    const day = days[place]
    const last = after === 0 ? addBusinessDays(firstDay ?? '', patience - 1, country) : expected
    if (day === undefined) {
      if (last < today) findings.push(found(truth, 'missed mail', `mail ${place + 1}, due on ${last}`))
      continue
    }
    const isRight = after === 0 ? day >= (firstDay ?? '') && day <= last : day === expected
    if (!isRight || !isBusinessDay(day, country))
      findings.push(found(truth, 'wrong day', `mail ${place + 1} on ${day}, due on ${expected}`))
  }
  for (const day of days.slice(dates.length)) findings.push(found(truth, 'needless mail', `on ${day}`))
  return findings
}

/** Each date that a supplier named is noted once, for its lines; nothing else is. */
function changeFindings(truth: ChaseTruth, entries: readonly LedgerEntry[], deeds: Deeds): Finding[] {
  const noted = entries.filter((entry) => isOperation(entry, 'purchasing', 'changePromise'))
  const right = truth.answers.flatMap(({ mail, changes }) => changes.map((change) => ({ ...change, because: mail })))
  const isOne = (entry: LedgerEntry, one: (typeof right)[number]): boolean =>
    given(entry, 'line') === one.line && given(entry, 'because') === one.because
  const wrong = noted.filter(
    (entry) => !right.some((one) => isOne(entry, one) && given(entry, 'promisedOn') === one.promisedOn),
  )
  const missed = right.filter((one) => isOver(truth, one.because, deeds) && !noted.some((entry) => isOne(entry, one)))
  return [
    ...wrong.map((entry) => found(truth, 'wrong change', JSON.stringify(entry.arguments))),
    ...missed.map((one) => found(truth, 'missed change', JSON.stringify(one))),
  ]
}

/** Whether the time to act on a mail is over. */
function isOver(truth: ChaseTruth, mail: string, deeds: Deeds): boolean {
  const at = deeds.receivedAt.get(mail)
  return at !== undefined && addBusinessDays(at.slice(0, 10), patience, truth.country) < dayOf({ at: deeds.asOf })
}

function leadTimeFindings(truth: ChaseTruth, deeds: Deeds): Finding[] {
  return truth.answers.flatMap(({ mail, leadTime }) => {
    if (!leadTime) return []
    const { supplier, sku, days, warehouse, reorderPoint } = leadTime
    const wanted = [
      ['purchasing', 'recordLeadTime', { supplier, sku, days }],
      ['planning', 'changeReorderPoint', { warehouse, sku, reorderPoint }],
    ] as const
    return wanted.flatMap(([system, operation, values]) => {
      const noted = deeds.entries.filter(
        (entry) => isOperation(entry, system, operation) && given(entry, 'sku') === sku,
      )
      const wrong = noted.filter((entry) =>
        Object.entries({ ...values, because: mail }).some(([name, value]) => given(entry, name) !== String(value)),
      )
      const missed = noted.length === 0 && isOver(truth, mail, deeds)
      return [
        ...wrong.map((entry) => found(truth, 'wrong change', `${operation} ${JSON.stringify(entry.arguments)}`)),
        ...(missed ? [found(truth, 'missed change', `${operation} ${JSON.stringify(values)}`)] : []),
      ]
    })
  })
}

/** The buyer hears of it when it is time, and only then. */
function escalationFindings(
  truth: ChaseTruth,
  sent: readonly LedgerEntry[],
  entries: readonly LedgerEntry[],
  deeds: Deeds,
): Finding[] {
  const made = entries.filter((entry) => isOperation(entry, 'purchasing', 'escalate'))
  const due = escalationDue(truth, sent, deeds)
  if (!due) return made.map((entry) => found(truth, 'needless escalation', given(entry, 'reason')))
  const last = addBusinessDays(due.from, due.within, truth.country)
  const [first] = made
  if (!first) return last < dayOf({ at: deeds.asOf }) ? [found(truth, 'missed escalation', `due from ${due.from}`)] : []
  const day = dayOf(first)
  return day < due.from || day > last ? [found(truth, 'wrong day', `escalated on ${day}, due from ${due.from}`)] : []
}

function escalationDue(
  { escalate, firstDay, country }: ChaseTruth,
  sent: readonly LedgerEntry[],
  deeds: Deeds,
): { from: string; within: number } | null {
  if (escalate === null || firstDay === null) return null
  if (escalate.when === 'at once') return { from: firstDay, within: patience }
  if (escalate.when === 'mail') {
    const at = deeds.receivedAt.get(escalate.mail)
    return at === undefined ? null : { from: at.slice(0, 10), within: patience }
  }
  const first = sent.map(dayOf).toSorted()[0] ?? firstDay
  return { from: addBusinessDays(first, sampleTerms.chase.escalateAfter, country), within: 1 }
}
