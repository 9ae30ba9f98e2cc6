import { addReceivedMail } from '../../records/supply/mail.ts'
import { type ComingEvent, instantOf, type Stage } from '../stage.ts'
import { businessHoursLater } from './business-hours.ts'
import type { PlannedMail, SupplyPlan } from './plan.ts'

interface Sent {
  id: string
  at: string
}

/** Suppliers answer mails about their orders, each in business hours; whoever has left does not. */
export function comingSupplierMail(stage: Stage, plan: SupplyPlan): ComingEvent[] {
  const there = idsIn(stage, 'SELECT id FROM received_mail')
  const sent = mailsByOrder(stage)
  const answers = plan.orders.flatMap(({ order, country, mails }) => {
    const asked = sent.get(order) ?? []
    return mails.flatMap((mail) => {
      if (there.has(mail.id)) return []
      if (mail.afterMail === 0) return unasked(stage, mail, order)
      const question = asked[mail.afterMail - 1]
      if (!question) return []
      const at = businessHoursLater(Date.parse(question.at), mail.hours, country)
      return [arrival(stage, mail, order, at, mail.isReply ? question.id : null)]
    })
  })
  const notices = plan.shipments.flatMap(({ shipment, mails }) =>
    mails.flatMap((mail) => (there.has(mail.id) ? [] : unasked(stage, mail, shipment))),
  )
  return [...answers, ...notices]
}

function unasked(stage: Stage, mail: PlannedMail, entity: string): ComingEvent[] {
  return mail.at === null ? [] : [arrival(stage, mail, entity, Date.parse(mail.at), null)]
}

function arrival(stage: Stage, mail: PlannedMail, entity: string, at: number, inReplyTo: string | null): ComingEvent {
  const { id, from, subject, body } = mail
  return {
    at,
    id: `mail ${id}`,
    what: 'mail received',
    entity,
    happen: (now) => {
      addReceivedMail(stage.database, { id, from, subject, body, inReplyTo, at: instantOf(now) })
      return []
    },
  }
}

/** What the company wrote to people who are still there, by the order that the subject names; oldest first. */
function mailsByOrder(stage: Stage): Map<string, Sent[]> {
  const byOrder = new Map<string, Sent[]>()
  const sent = stage.database.all<Sent & { subject: string }>(
    `SELECT m.id, m.at, m.subject FROM mail m JOIN supplier_contact c ON c.email = m.recipient AND c.active = 1
     ORDER BY m.at, m.id`,
  )
  for (const { subject, ...mail } of sent)
    for (const [order] of subject.matchAll(/PUR-\d+/g)) byOrder.set(order, [...(byOrder.get(order) ?? []), mail])
  return byOrder
}

export function idsIn(stage: Stage, query: string): Set<string> {
  return new Set(stage.database.all<{ id: string }>(query).map(({ id }) => id))
}
