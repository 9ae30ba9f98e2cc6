import type { CompanyDatabase } from '../database/database.ts'
import { ensureProduct } from './add-product.ts'
import { toMinor } from './money.ts'
import { type Address, type Gift, type Order, readOrder } from './orders.ts'

export interface NewOrder {
  id: string
  customerId: string
  status?: Order['status']
  placedOn: string
  promisedOn: string
  currency?: string
  crossBorder?: boolean
  parentId?: string | null
  signatureRequired?: boolean
  address?: Partial<Address>
  /** Line ids are the order's id with `-1`, `-2` and so on; `price` is a decimal amount in the order's currency. */
  lines: { sku: string; title?: string; quantity?: number; price: string; batch?: string; serial?: string }[]
  gift?: Pick<Gift, 'recipientName' | 'recipientEmail'> & Partial<Gift>
}

const address: Address = {
  street: '12 Mill Lane',
  unit: null,
  multiUnit: false,
  city: 'Leeds',
  postcode: 'LS1 4AP',
  country: 'GB',
  area: 'urban',
  latitude: 53.7965,
  longitude: -1.5478,
}

const paymentStatus = { paid: 'captured', unpaid: 'open', cancelled: 'void' } as const

/** Adds an order with its payment: captured in full when paid; nothing is captured otherwise. */
export function addOrder(database: CompanyDatabase, order: NewOrder): Order {
  const to = { ...address, ...order.address }
  const currency = order.currency ?? 'GBP'
  const status = order.status ?? 'paid'
  const { multiUnit, latitude, longitude, ...place } = to
  database.insert('sales_order', {
    id: order.id,
    customer_id: order.customerId,
    status,
    placed_on: order.placedOn,
    promised_on: order.promisedOn,
    currency,
    cross_border: order.crossBorder ?? false,
    parent_id: order.parentId ?? null,
    signature_required: order.signatureRequired ?? false,
    ...place,
    multi_unit: multiUnit,
    latitude_e6: Math.round(latitude * 1e6),
    longitude_e6: Math.round(longitude * 1e6),
    is_gift: order.gift !== undefined,
  })
  if (order.gift) addGift(database, order.id, order.gift)
  let total = 0
  for (const [index, line] of order.lines.entries()) {
    const price = toMinor({ amount: line.price, currency })
    if (price === null) throw new Error(`Not an amount: ${line.price}`)
    const quantity = line.quantity ?? 1
    ensureProduct(database, line.sku, line.title)
    total += price * quantity
    database.insert('order_line', {
      id: `${order.id}-${index + 1}`,
      order_id: order.id,
      position: index + 1,
      sku: line.sku,
      title: line.title ?? line.sku,
      quantity,
      price_minor: price,
      batch: line.batch ?? null,
      serial: line.serial ?? null,
    })
  }
  database.insert('payment', {
    order_id: order.id,
    status: paymentStatus[status],
    captured_minor: status === 'paid' ? total : 0,
  })
  const added = readOrder(database, order.id)
  if (!added) throw new Error(`Order ${order.id} was not added`)
  return added
}

function addGift(database: CompanyDatabase, order: string, gift: NonNullable<NewOrder['gift']>): void {
  database.insert('gift', {
    order_id: order,
    recipient_name: gift.recipientName,
    recipient_email: gift.recipientEmail,
    receipt_code: gift.receiptCode ?? `GIFT-${order}`,
    opened_on: gift.openedOn ?? null,
  })
}

/** Adds a refund of the past. */
export function addRefund(
  database: CompanyDatabase,
  refund: { id: string; order: string; line: string; cause: string; amountMinor: number; at: string },
): void {
  const { id, order, line, cause, amountMinor, at } = refund
  database.insert('refund', { id, order_id: order, line_id: line, cause, amount_minor: amountMinor, at })
}

/** Marks an order, which has the parent and a shipment, as the replacement of a line. Its stock has left already. */
export function addReplacement(
  database: CompanyDatabase,
  replacement: { order: string; line: string; quantity: number; warehouse: string; sku: string; cause: string },
): void {
  const { order, line, quantity, warehouse, sku, cause } = replacement
  database.insert('replacement', { order_id: order, line_id: line, quantity, warehouse, sku, cause })
}
