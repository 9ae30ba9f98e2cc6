import { doubtThat, type Doubt } from '../hand-over/option.ts'
import type { OrderRecords } from './records.ts'

/** Where what was sent, for this order or in its place, does not add up to what was ordered. */
export function goodsDoubts(records: OrderRecords): readonly Doubt[] {
  return [...contentDoubts(records), ...kinshipDoubts(records), ...replacementDoubts(records), ...heldDoubts(records)]
}

function signatures({ proofs }: OrderRecords): string[] {
  return proofs.flatMap(({ shipment, signedBy }) => (signedBy === null ? [] : [`${shipment} signed by ${signedBy}`]))
}

function contentDoubts(records: OrderRecords): readonly Doubt[] {
  const { order, parcels } = records
  if (parcels.length === 0) return []
  const evidence = [
    ...order.lines.map(({ id, quantity }) => `ordered: ${quantity} of line ${id}`),
    ...parcels.map(
      ({ id, contents }) =>
        `in ${id}: ${contents.map((one) => `${one.quantity} of ${one.line}`).join(', ') || 'not recorded'}`,
    ),
    ...signatures(records),
  ]
  const sentOf = (line: string): number =>
    parcels.flatMap(({ contents }) => contents).reduce((sum, one) => sum + (one.line === line ? one.quantity : 0), 0)
  if (order.lines.some(({ id, quantity }) => sentOf(id) > quantity))
    return [
      doubtThat('more was sent than was ordered', {
        evidence,
        options: ['ask the customer', 'ask the warehouse'],
        never: ['refund', 'replace'],
      }),
    ]
  const own = new Set(order.lines.map(({ id }) => id))
  const strange = parcels.some(({ contents }) => contents.length === 0 || contents.some(({ line }) => !own.has(line)))
  const short = order.lines.some(({ id, quantity }) => sentOf(id) > 0 && sentOf(id) < quantity)
  if (!strange && !short) return []
  return [
    doubtThat('the parcels do not hold what was ordered', {
      evidence,
      options: ['ask the warehouse', 'ask the customer', 'replace'],
    }),
  ]
}

/** Orders that were sent in place of others are looked at by way of those. */
function kinshipDoubts({ order, parcels }: OrderRecords): readonly Doubt[] {
  if (order.parentId === null) return []
  return [
    doubtThat('it was sent in place of an order that is not this customer’s', {
      evidence: [`order ${order.id} replaces ${order.parentId}`, ...parcels.map(({ id }) => `shipment ${id}`)],
      options: ['prove the sender', 'ask the warehouse', 'review for fraud'],
      never: ['refund'],
      role: 'support-lead',
    }),
  ]
}

function replacementDoubts(records: OrderRecords): readonly Doubt[] {
  const { order, children, replacements, parcels } = records
  const line = (id: string) => order.lines.find((one) => one.id === id)
  const partial = replacements.filter((one) => one.quantity < (line(one.line)?.quantity ?? one.quantity))
  const doubts = partial.map((one) =>
    doubtThat('only a part of the line was replaced', {
      evidence: [
        `line ${one.line}: ${one.quantity} replaced by ${one.id}`,
        ...parcels.map(({ id }) => `shipment ${id}`),
      ],
      options: ['replace', 'refund', 'ask the customer'],
    }),
  )
  const arrived = parcels.some(({ phase }) => phase === 'delivered')
  return [
    ...doubts,
    ...children.flatMap((child) => {
      const evidence = [
        `order ${child.id}, in place of ${order.id}, is ${child.status}, to ${child.street}`,
        ...child.parcels.map(
          ({ id, phase, lastScanAt }) => `its shipment ${id}: ${phase}, last scan ${lastScanAt ?? 'none'}`,
        ),
        ...parcels.map(({ id, state }) => `shipment ${id}: ${state}`),
        ...signatures(records),
      ]
      if (child.status === 'cancelled')
        return child.parcels.some(({ phase }) => phase !== 'announced')
          ? [
              doubtThat('the replacement was cancelled, and left nevertheless', {
                evidence,
                options: ['wait', 'ask the warehouse', 'call the parcel back'],
              }),
            ]
          : []
      if (child.street !== order.address.street)
        return [
          doubtThat('the replacement went to another address', {
            evidence,
            options: ['confirm the address', 'review for fraud', 'ask the customer'],
            never: [],
            role: 'support-lead',
          }),
        ]
      const troubled = child.parcels.some(
        ({ phase, silent }) => silent || phase === 'lost' || phase === 'stuck' || phase === 'returned',
      )
      if (!troubled) return []
      return [
        arrived
          ? doubtThat('the replacement is lost, and the original was delivered', {
              evidence,
              options: ['ask the customer', 'ask the carrier'],
              never: [],
            })
          : doubtThat('the replacement did not arrive either', {
              evidence,
              options: ['replace', 'refund', 'ask the carrier'],
              role: 'support-lead',
            }),
      ]
    }),
  ]
}

/** What is on hold must be found or called back, wherever it is. */
function heldDoubts(records: OrderRecords): readonly Doubt[] {
  const held = records.order.lines.filter(({ batchOnHold }) => batchOnHold)
  const arrived = records.parcels.filter(({ phase }) => phase === 'delivered')
  if (held.length === 0 || arrived.length === 0) return []
  return [
    doubtThat('goods of a batch on hold were delivered', {
      evidence: [
        ...held.map(({ id, sku, batch }) => `line ${id}, ${sku}, batch ${batch ?? 'not noted'}`),
        ...arrived.map(({ id }) => `shipment ${id}`),
        ...signatures(records),
      ],
      options: ['call the parcel back', 'answer by hand', 'refund'],
      role: 'support-lead',
    }),
  ]
}
