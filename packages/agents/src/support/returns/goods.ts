import { fact, money, query, recordId, recordText, writtenBy } from 'operant'
import { z } from 'zod'
import { isOtherWeight } from '../delivery/evidence.ts'
import { moneyOf } from '../systems/amount.ts'
import { carrier, orders, payments, warehouse } from '../systems.ts'
import { request } from './attached.ts'

/** The line that a request is about, with the order it was bought by. */
export const returnedLine = fact(
  'returnedLine',
  z.object({
    buyer: recordId(),
    order: recordId(),
    line: recordId(),
    sku: recordId(),
    title: recordText(),
    batch: recordText().nullable(),
    bought: z.number().int(),
    /** Of the pieces that the request is about. */
    value: money(),
    paid: z.boolean(),
    gift: z
      .object({
        name: writtenBy('customer', z.string()),
        email: writtenBy('customer', z.string()),
        openedOn: z.iso.date().nullable(),
      })
      .nullable(),
    /** It was replaced or paid back before. */
    settledBy: recordId().nullable(),
  }),
  { freshFor: '15m' },
)

export const readReturnedLine = query({
  name: 'orders.readReturnedLine',
  needs: { order: request.$.order, line: request.$.line, quantity: request.$.quantity },
  gives: returnedLine,
  uses: { orders, payments },
  read: async (i, u, say) => {
    const [found, replacement, payment] = await Promise.all([
      u.orders.order(i.order),
      u.orders.findReplacement({ parent: i.order, line: i.line }),
      u.payments.paymentOf(i.order),
    ])
    const line = found?.lines.find(({ id }) => id === i.line)
    if (!found || !line) return say.missing(`there is no line ${i.line} of order ${i.order}`)
    const refund = payment?.refunds.find((one) => one.line === i.line)
    return {
      buyer: found.customerId,
      order: found.id,
      line: line.id,
      sku: line.sku,
      title: line.title,
      batch: line.batch,
      bought: line.quantity,
      value: moneyOf(line.price).times(i.quantity),
      paid: found.status === 'paid' && payment?.status === 'captured',
      gift: found.gift && {
        name: found.gift.recipientName,
        email: found.gift.recipientEmail,
        openedOn: found.gift.openedOn,
      },
      settledBy: replacement?.id ?? refund?.id ?? null,
    }
  },
})

/** How the goods reached whoever has them. */
export const handedOver = fact(
  'handedOver',
  z.object({
    shipment: recordId(),
    shippedOn: z.iso.date(),
    /** Null while nothing says that it was delivered. */
    deliveredOn: z.iso.date().nullable(),
    /** The carrier noted damage on the way. */
    damageScan: z.boolean(),
    otherWeight: z.boolean(),
  }),
  { freshFor: '1h' },
)

export const readHandedOver = query({
  name: 'carrier.readHandedOver',
  needs: { order: request.$.order, line: request.$.line },
  gives: handedOver,
  uses: { carrier },
  read: async (i, u, say) => {
    const parcels = (await u.carrier.shipmentsOf(i.order)).filter(({ lines }) =>
      lines.some(({ line }) => line === i.line),
    )
    const [parcel, ...others] = parcels
    if (!parcel || others.length > 0) return say.missing(`line ${i.line} travelled in ${parcels.length} parcels`)
    const proof = await u.carrier.proofOfDelivery(parcel.id)
    const delivery = parcel.events.findLast(({ state }) => state === 'Delivered')
    const deliveredAt = proof?.deliveredAt ?? delivery?.at ?? null
    return {
      shipment: parcel.id,
      shippedOn: parcel.shippedOn,
      deliveredOn: deliveredAt?.slice(0, 10) ?? null,
      damageScan:
        parcel.substate === 'damaged' ||
        parcel.events.some(
          ({ at, state, remark }) =>
            state === 'Exception' && /damage/i.test(remark) && (deliveredAt === null || at <= deliveredAt),
        ),
      otherWeight: isOtherWeight(parcel),
    }
  },
})

/** What is laid down, and known, about the article. */
export const article = fact(
  'article',
  z.object({ returnable: z.boolean(), returnWindowDays: z.number().int(), knownIssues: z.array(recordId()) }),
  { freshFor: '1h' },
)

export const readArticle = query({
  name: 'warehouse.readArticle',
  needs: { sku: returnedLine.$.sku, batch: returnedLine.$.batch },
  gives: article,
  uses: { warehouse },
  read: async (i, u, say) => {
    const [product, issues] = await Promise.all([u.warehouse.product(i.sku), u.warehouse.knownIssues(i.sku)])
    if (!product) return say.missing(`there is no article ${i.sku}`)
    const { returnable, returnWindowDays } = product
    const own = issues.filter(({ batch }) => batch === null || batch === i.batch)
    return { returnable, returnWindowDays, knownIssues: own.map(({ id }) => id) }
  },
})

/** Which warehouse has the same again, free to promise and not of a batch on hold. */
export const sameAgain = fact(
  'sameAgain',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('warehouse'), warehouse: recordId() }),
    z.object({ kind: z.literal('sold out') }),
  ]),
  { freshFor: '1m' },
)

export const readSameAgain = query({
  name: 'warehouse.readSameAgain',
  needs: { sku: returnedLine.$.sku, quantity: request.$.quantity },
  gives: sameAgain,
  uses: { warehouse },
  read: async (i, u) => {
    const enough = (await u.warehouse.stock(i.sku)).filter(({ available }) => available >= i.quantity)
    const [best] = enough.toSorted(
      (one, other) => other.available - one.available || (one.warehouse < other.warehouse ? -1 : 1),
    )
    return best ? { kind: 'warehouse' as const, warehouse: best.warehouse } : { kind: 'sold out' as const }
  },
})
