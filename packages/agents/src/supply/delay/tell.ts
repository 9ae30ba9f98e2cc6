import { action, calculation, condition, entity, fact, owner, query, recordId, wording } from 'operant'
import { z } from 'zod'
import { allocations, clock } from '../systems.ts'
import { delayCase } from './case.ts'
import { dueNotices } from './due-notices.ts'
import { response } from './respond.ts'
import { eta, shipment } from './shipment.ts'

/** The customers' orders that are to be told a new date now. */
export const toTell = fact(
  'toTell',
  z.object({ orders: z.array(z.object({ id: recordId(), customer: recordId(), newDate: z.iso.date() })) }),
  { about: eta },
)

export const customerOrder = entity('customerOrder', toTell.$.orders, 'id')

/** Whose order it is: who may read what is told about it. */
export const addressee = fact('addressee', z.object({ order: recordId(), customer: recordId() }), {
  about: customerOrder,
  readers: owner('customer', 'customer'),
})

/** What the customer is told: the new date, why, and that they may cancel. Fixed wording and a date. */
export const notice = fact('notice', z.object({ newDate: wording(), body: wording() }), { about: customerOrder })

export const findToTell = query({
  name: 'allocations.findToTell',
  needs: { case: delayCase, served: response.$.served },
  gives: toTell,
  uses: { allocations, clock },
  read: async (i, u) => {
    const now = new Date(await u.clock.now()).toISOString()
    const served = new Map(i.served.map((one) => [one.allocation, one]))
    const orders = [...i.case.line.waiting, ...i.case.reserved]
    const told = await Promise.all(
      [...new Set(orders.map(({ salesOrder }) => salesOrder))].map(
        async (order) => [order, await u.allocations.noticesOf(order)] as const,
      ),
    )
    return { orders: [...dueNotices(i.case, served, new Map(told), now)] }
  },
})

export const takeAddressee = query({
  name: 'allocations.readAddressee',
  needs: { order: customerOrder.$.id, customer: customerOrder.$.customer },
  gives: addressee,
  uses: {},
  read: (i) => ({ order: i.order, customer: i.customer }),
})

export const writeNotice = calculation({
  name: 'writeNotice',
  needs: { id: customerOrder.$.id, newDate: customerOrder.$.newDate },
  gives: notice,
  compute: (i) => ({
    newDate: i.newDate,
    body: [
      'Dear customer,',
      `we are sorry: a part of your order ${i.id} will be late, because goods are late on their way to us. The new date is ${i.newDate}.`,
      'If that is too late for you, you may cancel it. An answer to this mail is enough.',
      'Kind regards,\nCustomer service',
    ].join('\n\n'),
  }),
})

export const told = condition({
  name: 'told',
  title: 'customers whose promise will be missed know the new date',
  needs: { order: customerOrder.$.id, newDate: customerOrder.$.newDate },
  uses: { allocations },
  holds: async (i, u) => (await u.allocations.noticesOf(i.order)).some(({ newDate }) => newDate === i.newDate),
})

export const tellCustomer = action({
  name: 'allocations.tell',
  title: (i) => `Tell the customer of ${i.order} the new date ${i.newDate}`,
  needs: {
    order: addressee.$.order,
    customer: addressee.$.customer,
    shipment: shipment.$.id,
    newDate: notice.$.newDate,
    body: notice.$.body,
  },
  privileged: ['order', 'customer', 'shipment'],
  sends: { to: 'customer', carries: ['newDate', 'body'] },
  uses: { allocations },
  makes: told,
  identity: (i) => ['delay notice', i.order, i.shipment, i.newDate],
  perform: (i, u, key) =>
    u.allocations.tell({ salesOrder: i.order, shipment: i.shipment, newDate: i.newDate, body: i.body }, key),
  confirm: async (i, u) => {
    const found = (await u.allocations.noticesOf(i.order)).find(({ newDate }) => newDate === i.newDate)
    return found && { id: found.id, salesOrder: found.salesOrder, newDate: found.newDate, body: found.body }
  },
  expect: (i) => ({ salesOrder: i.order, newDate: i.newDate, body: i.body }),
  undo: 'none',
  risk: 'irreversible',
})
