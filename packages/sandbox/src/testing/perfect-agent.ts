import type { Company } from '../company.ts'
import type { ScoredRun } from '../truth/judge.ts'
import type { ExpectedWrite, Match, Mention, TicketTruth } from '../truth/ticket-truth.ts'

/** Does what the truth expects, and nothing else; it cannot exist outside of tests. */
export async function actPerfectly(company: Company, truth: TicketTruth): Promise<ScoredRun> {
  const { ticket, expected } = truth
  if (expected === 'approval') return { ticket, outcome: 'waiting', waitingFor: 'approve' }
  if (expected === 'ask') return { ticket, outcome: 'waiting', waitingFor: 'answer' }
  if (expected === 'handOver') return { ticket, outcome: 'handedOver' }
  for (const write of truth.writes) await perform(company, write)
  return { ticket, outcome: expected === 'settle' ? 'met' : 'declined' }
}

/** Performs one expected write, with what the truth leaves open chosen somehow. */
export async function perform(company: Company, write: ExpectedWrite): Promise<void> {
  const { match } = write
  const key = JSON.stringify(write)
  const { orders, carrier, payments, desk, warehouse, returns } = company
  const request = one(match['request'])
  const shipment = one(match['shipment'])
  switch (write.operation) {
    case 'createReplacement': {
      const [parent, line, quantity] = [one(match['parent']), one(match['line']), Number(match['quantity'])]
      const order = await orders.order(parent)
      const sku = order?.lines.find(({ id }) => id === line)?.sku ?? ''
      const stock = await warehouse.stock(sku)
      const from = stock.find(({ available }) => available >= quantity)?.warehouse ?? 'nowhere'
      const wanted = { parent, line, quantity, warehouse: from, signature: true, cause: 'not received' }
      await orders.createReplacement(wanted, key)
      return
    }
    case 'refund': {
      const amount = { amount: one(match['amount.amount']), currency: one(match['amount.currency']) }
      const [order, line] = [one(match['order']), one(match['line'])]
      await payments.refund({ order, line, cause: 'not received', amount }, key)
      return
    }
    case 'openClaim':
      await carrier.openClaim({ shipment, reason: 'not received' }, key)
      return
    case 'requestTrace':
      await carrier.requestTrace({ shipment }, key)
      return
    case 'requestRetrieval':
      await carrier.requestRetrieval({ shipment }, key)
      return
    case 'scheduleFollowUp':
      await desk.scheduleFollowUp({ ticket: one(match['ticket']), on: one(match['on']), about: 'the parcel' }, key)
      return
    case 'reply': {
      const status = one(match['status']) === 'solved' ? 'solved' : 'pending'
      const words = await Promise.all(mentionsIn(match['body']).map((mention) => worded(company, mention)))
      const body = `Dear customer, ${words.join(', ')}.`
      await desk.reply({ ticket: one(match['ticket']), template: 'answer', body, status }, key)
      return
    }
    case 'authorise':
      await returns.authorise({ request, until: '2027-01-15', cause: 'change of mind' }, key)
      return
    case 'credit': {
      const amount = { amount: one(match['amount.amount']), currency: one(match['amount.currency']) }
      await returns.credit({ request, amount, cause: 'return' }, key)
      return
    }
    case 'exchange': {
      const toSku = one(match['toSku'])
      const stock = await warehouse.stock(toSku)
      const from = stock.find(({ available }) => available >= 2)?.warehouse ?? 'nowhere'
      await returns.exchange({ request, toSku, warehouse: from, cause: 'return' }, key)
      return
    }
    case 'decline':
      await returns.decline({ request, cause: 'return' }, key)
      return
    case 'askEvidence':
      await returns.askEvidence({ request, wanted: 'photos', until: '2026-12-31' }, key)
      return
    case 'merge':
      await desk.merge({ ticket: one(match['ticket']), into: one(match['into']) }, key)
      return
    default:
      throw new Error(`Nobody expects ${write.operation}`)
  }
}

function one(match: Match | undefined): string {
  if (typeof match === 'object') return 'oneOf' in match ? String(match.oneOf[0]) : ''
  return String(match)
}

function mentionsIn(match: Match | undefined): Mention[] {
  return typeof match === 'object' && 'mentions' in match ? match.mentions : []
}

async function worded(company: Company, mention: Mention): Promise<string> {
  if (mention.kind === 'text') return mention.text
  if (mention.kind === 'date') return mention.date
  if (mention.kind === 'amount') return mention.amount.replace('.', ',')
  const replacement = await company.orders.findReplacement({ parent: mention.parent, line: mention.line })
  if (replacement) return replacement.trackingNumber
  const requests = await company.returns.requestsOf(mention.parent)
  const steps = await Promise.all(
    requests.map(({ id: request }) => company.returns.findStep({ request, kind: 'exchange' })),
  )
  return steps.map((step) => String(step?.detail['trackingNumber'] ?? '')).join(' ')
}
