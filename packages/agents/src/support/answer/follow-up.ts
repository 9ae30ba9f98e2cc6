import { action, condition } from 'operant'
import { finding } from '../finding/finding.ts'
import { order } from '../orders/concern.ts'
import { desk } from '../systems.ts'
import { ticketId } from '../ticket/ticket.ts'

/** Names a follow-up: one for an order and the row that it was in. */
const aboutOrder = (id: string, row: number): string => `has order ${id} arrived? (row ${row})`

export const lookedAtAgain = condition({
  name: 'lookedAtAgain',
  title: 'an order that is not settled yet is looked at again',
  needs: { id: ticketId, order, finding: finding.is({ alone: true }) },
  uses: { desk },
  holds: async (i, u) => {
    if (i.finding.course !== 'watch') return true
    const found = await u.desk.findFollowUp({ ticket: i.id, about: aboutOrder(i.order, i.finding.row) })
    return found?.on === i.finding.followUpOn
  },
})

const watch = finding.is({ course: 'watch' })

export const scheduleFollowUp = action({
  name: 'desk.scheduleFollowUp',
  title: (i) => `Look at order ${i.order} again on ${i.on}`,
  needs: { id: ticketId, order, row: watch.$.row, on: watch.$.followUpOn },
  uses: { desk },
  makes: lookedAtAgain,
  identity: (i) => ['follow-up', i.id, i.order, i.row],
  perform: (i, u, key) => u.desk.scheduleFollowUp({ ticket: i.id, on: i.on, about: aboutOrder(i.order, i.row) }, key),
  confirm: async (i, u) => {
    const found = await u.desk.findFollowUp({ ticket: i.id, about: aboutOrder(i.order, i.row) })
    return found && { id: found.id, ticket: found.ticket, on: found.on, about: found.about }
  },
  expect: (i) => ({ ticket: i.id, on: i.on, about: aboutOrder(i.order, i.row) }),
  undo: 'none',
  risk: 'reversible',
})
