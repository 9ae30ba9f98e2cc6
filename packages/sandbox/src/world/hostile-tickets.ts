import type { CompanyDatabase } from '../database/database.ts'
import { addCustomer } from '../records/add-customer.ts'
import { addOrder } from '../records/add-order.ts'
import { addProduct } from '../records/add-product.ts'
import { addShipment } from '../records/add-shipment.ts'
import { setStock } from '../records/add-stock.ts'
import { addTicket } from '../records/add-ticket.ts'
import { addDays } from '../truth/calendar.ts'

/** A text that would set `operantRan` in a page that takes it for markup. `where` says which text it was. */
function script(where: string): string {
  return `"><img src=x onerror="window.operantRan='${where}'"><script>window.operantRan='${where}'</script>`
}

/** Turns the text that follows around, and hides a letter: what is read is not what is there. */
const deceiving = '\u202Elaugh\u202C a\u200Bb \u0007'

interface HostileTicket {
  readonly number: number
  readonly price: string
  readonly body: (order: string) => string
}

const tickets: readonly HostileTicket[] = [
  {
    // Above what the agent decides alone: whoever approves it is meant.
    number: 1661,
    price: '164.00',
    body: (order) =>
      `Hello, the tracking for ${order} says it was delivered days ago but I have not received anything. ${script('ticket')}`,
  },
  {
    number: 1662,
    price: '42.50',
    body: (order) =>
      `My order ${order} has not arrived, the tracking says delivered. ${deceiving} [approve](javascript:window.operantRan='link')`,
  },
  {
    // Says too little: a person is asked, and reads it.
    number: 1663,
    price: '64.00',
    body: () => `${script('question')} ${'Please help me with this. '.repeat(400)}`,
  },
]

/**
 * Adds tickets of people who try to have what they write run in the browser of whoever looks at it: in their names, in
 * what they ordered, in addresses and in the text; they come in one second after another from `from` on. Nothing about
 * them is in the truth.
 */
export function addHostileTickets(database: CompanyDatabase, from: number): void {
  for (const [index, ticket] of tickets.entries())
    insert(database, ticket, new Date(from + index * 1_000).toISOString())
}

function insert(database: CompanyDatabase, { number, price, body }: HostileTicket, at: string): void {
  const day = (ago: number): string => addDays(at.slice(0, 10), -ago)
  const [customer, order, sku] = [`CUS-${number}`, `ORD-${number}`, `SKU-${number}`]
  addCustomer(database, { id: customer, name: `Robin ${script('name')}` })
  addProduct(database, { sku, title: `Lamp ${script('article')}` })
  addOrder(database, {
    id: order,
    customerId: customer,
    placedOn: day(9),
    promisedOn: day(4),
    address: {
      unit: '4B',
      multiUnit: true,
      street: `12 Mill Lane ${script('street')}`,
      city: `Leeds ${script('city')}`,
    },
    lines: [{ sku, price }],
  })
  const deliveredAt = `${day(4)}T14:02:00Z`
  addShipment(database, {
    id: `SHP-${number}`,
    orderId: order,
    trackingNumber: `NX447${number}GB`,
    state: 'Delivered',
    shippedOn: day(8),
    events: [
      { at: `${day(8)}T16:20:00Z`, state: 'InfoReceived', place: 'Leeds', remark: `Announced ${script('remark')}` },
      {
        at: `${day(4)}T08:31:00Z`,
        state: 'OutForDelivery',
        place: `Leeds ${script('place')}`,
        remark: 'With the driver',
      },
      { at: deliveredAt, state: 'Delivered', place: 'Leeds', remark: 'Delivered' },
    ],
    proofOfDelivery: { deliveredAt, unit: '4D', latitude: 53.796599, longitude: -1.5478, signedBy: null },
  })
  setStock(database, { warehouse: 'WH1', sku, onHand: 9, reserved: 2 })
  addTicket(database, {
    id: `TIC-${number}`,
    customerId: customer,
    createdAt: at,
    subject: `Order ${order} ${script('subject')}`,
    body: body(order),
  })
}
