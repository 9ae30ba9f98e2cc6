import type { Company } from '../company.ts'
import type { World } from '../simulation/world.ts'
import { addBusinessDays } from '../truth/calendar.ts'
import type { ChaseTruth, DelayDecisionTruth, DelayTruth, SupplyTruth } from '../truth/supply/supply-truth.ts'

type Deed = () => Promise<unknown>

/** Does what the truth expects when it is time, for so many days, and nothing else; it cannot exist outside of tests. */
export async function workPerfectly(
  { company, world }: { company: Company; world: World },
  truth: SupplyTruth,
  days: number,
): Promise<void> {
  const agenda = [
    ...truth.chases.flatMap((chase) => chaseDeeds(company, chase)),
    ...truth.delays.flatMap((delay) => delay.decisions.map((one) => delayDeed(company, delay, one))),
  ].toSorted((one, other) => (one.at < other.at ? -1 : 1))
  const end = new Date(Date.parse(truth.asOf) + days * 86_400_000).toISOString()
  const read = new Set<string>()
  for (;;) {
    const now = await company.controls.clock()
    for (let next = agenda[0]; next && next.at <= now; next = agenda[0]) {
      agenda.shift()
      await next.deed()
    }
    for (const { id } of await company.mail.inbox({}))
      if (!read.has(id)) {
        read.add(id)
        for (const deed of mailDeeds(company, truth, id)) await deed()
      }
    if (now >= end) return
    const coming = [await world.nextHappening(), agenda[0]?.at, end].filter((at) => typeof at === 'string')
    await world.advance(coming.toSorted()[0] ?? end)
  }
}

function chaseDeeds(company: Company, chase: ChaseTruth): { at: string; deed: Deed }[] {
  const { order, firstDay, country, recipients, mails, escalate } = chase
  if (firstDay === null) return []
  const due = (days: number): string => `${addBusinessDays(firstDay, days, country)}T08:30:00.000Z`
  const to = recipients[0] ?? ''
  const letters = [0, 2, 4].slice(0, mails).map((days, place) => ({
    at: due(days),
    deed: () =>
      company.mail.send({ to, subject: `Order ${order}`, body: `Mail ${place + 1}: when?` }, `${order} ${place}`),
  }))
  const after = escalate?.when === 'silence' ? 6 : escalate?.when === 'at once' ? 0 : null
  const deed: Deed = () => company.purchasing.escalate({ order, reason: 'no date', body: 'No date.' }, order)
  return after === null ? letters : [...letters, { at: due(after), deed }]
}

function mailDeeds(company: Company, truth: SupplyTruth, mail: string): Deed[] {
  const { purchasing, planning } = company
  return truth.chases.flatMap((chase): Deed[] => {
    const answer = chase.answers.find((one) => one.mail === mail)
    const lead = answer?.leadTime
    const escalates = chase.escalate?.when === 'mail' && chase.escalate.mail === mail
    const { order } = chase
    return [
      ...(answer?.changes ?? []).map(
        (change) => (): Promise<unknown> =>
          purchasing.changePromise({ ...change, because: mail }, `${mail} ${change.line}`),
      ),
      ...(lead
        ? [
            (): Promise<unknown> => {
              const { supplier, sku, days } = lead
              const noted = { supplier, sku, days, effectiveFrom: '2027-02-01', because: mail }
              return purchasing.recordLeadTime(noted, mail)
            },
            (): Promise<unknown> => {
              const { warehouse, sku, reorderPoint } = lead
              return planning.changeReorderPoint({ warehouse, sku, reorderPoint, because: mail }, mail)
            },
          ]
        : []),
      ...(escalates
        ? [(): Promise<unknown> => purchasing.escalate({ order, reason: 'unknown order', body: 'Unknown.' }, order)]
        : []),
    ]
  })
}

function delayDeed(company: Company, delay: DelayTruth, decision: DelayDecisionTruth): { at: string; deed: Deed } {
  const { shipment } = delay
  const { eta, best: option } = decision
  const deed = async (): Promise<void> => {
    for (const { measure, quantity } of decision.quantities) await perform(company, delay, decision, measure, quantity)
    const cost = { amount: '0.00', currency: 'EUR' }
    await company.inbound.recordDecision({ shipment, eta, option, cost, reasons: 'known' }, `${shipment} ${eta}`)
    for (const { salesOrder, newDate } of decision.notify)
      await company.allocations.tell({ salesOrder, shipment, newDate, body: `New date: ${newDate}` }, salesOrder)
  }
  return { at: decision.from.replace('T00:00', 'T08:00'), deed }
}

async function perform(
  company: Company,
  delay: DelayTruth,
  decision: DelayDecisionTruth,
  measure: string,
  quantity: number,
): Promise<void> {
  const [kind, target = ''] = measure.split(' ')
  const { shipment, line, sku, warehouse } = delay
  const { inbound, planning, purchasing, allocations } = company
  const key = `${shipment} ${measure}`
  if (kind === 'split' || kind === 'expedite')
    await inbound.bookFreight({ shipment, option: target, line, quantity }, key)
  if (kind === 'transfer') await planning.transfer({ shipment, sku, from: target, to: warehouse, quantity }, key)
  if (kind === 'supplier') {
    const offer = (await purchasing.offersFor(sku)).find(({ supplier }) => supplier === target)
    if (!offer) throw new Error(`No offer of ${target}`)
    const reviewDate = decision.from.slice(0, 10)
    await purchasing.createPurchaseOrder(
      { supplier: target, sku, quantity, price: offer.price, reviewDate, warehouse },
      key,
    )
  }
  for (const allocation of decision.atRisk) {
    if (kind === 'substitute') await allocations.askConsent({ allocation, sku: target, body: 'Instead?' }, key)
    if (kind === 'reallocate') await allocations.reallocate({ allocation, with: target }, key)
    if (kind === 'cancel') await allocations.cancel({ allocation, reason: 'late' }, key)
  }
}
