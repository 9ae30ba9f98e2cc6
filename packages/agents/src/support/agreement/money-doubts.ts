import type { Money } from 'operant'
import { doubtThat, type Doubt } from '../hand-over/option.ts'
import type { OrderRecords } from './records.ts'

/** Where order, payment, refunds and parcels do not tell the same about the money. */
export function moneyDoubts(records: OrderRecords): readonly Doubt[] {
  return [...statusDoubts(records), ...amountDoubts(records), ...refundDoubts(records)]
}

function sent({ parcels }: OrderRecords): string[] {
  return parcels.map(({ id, state, scans }) => `shipment ${id}: ${state}, last scan ${scans.at(-1)?.at ?? 'none'}`)
}

function statusDoubts(records: OrderRecords): readonly Doubt[] {
  const { order, payment } = records
  const evidence = [
    `order ${order.id} is ${order.status}`,
    `payment: ${payment.status}`,
    `captured ${payment.captured.toString()}`,
    ...sent(records),
  ]
  const captured = payment.status === 'captured'
  if (order.status === 'paid' && !captured)
    return [
      doubtThat('paid says the order, and the payment system does not', {
        evidence,
        options: ['check the payment'],
        never: ['refund', 'replace'],
        role: 'finance',
      }),
    ]
  if (order.status === 'unpaid' && captured)
    return [
      doubtThat('not paid says the order, and the money is here', {
        evidence,
        options: ['check the payment', 'replace', 'refund'],
        role: 'finance',
      }),
    ]
  if (order.status === 'cancelled' && captured && !isPaidBack(records))
    return [
      doubtThat('it was cancelled, and the money was kept', {
        evidence,
        options: ['refund', 'check the payment'],
        never: ['decline', 'replace'],
        role: 'finance',
      }),
    ]
  if (order.status !== 'paid' && records.parcels.length > 0)
    return [
      doubtThat(`it is ${order.status}, and yet was sent`, {
        evidence,
        options:
          order.status === 'cancelled'
            ? ['call the parcel back', 'ask the customer']
            : ['check the payment', 'ask the customer'],
        never: ['refund', 'replace'],
      }),
    ]
  return []
}

function isPaidBack({ payment }: OrderRecords): boolean {
  const back = sumOf(payment.refunds.map(({ amount }) => amount))
  return back !== undefined && back.compare(payment.captured) >= 0
}

function amountDoubts({ order, payment, parcels }: OrderRecords): readonly Doubt[] {
  const worth = sumOf(order.lines.map(({ value }) => value))
  if (order.status !== 'paid' || payment.status !== 'captured' || !worth || worth.compare(payment.captured) === 0)
    return []
  return [
    doubtThat('another sum was paid than the order is worth', {
      evidence: [
        `order ${order.id} is worth ${worth.toString()}`,
        `captured ${payment.captured.toString()}`,
        ...parcels.map(({ id }) => `shipment ${id}`),
      ],
      options: ['check the payment', 'replace'],
      role: 'finance',
    }),
  ]
}

function refundDoubts(records: OrderRecords): readonly Doubt[] {
  const { order, payment, parcels, replacements } = records
  return order.lines.flatMap((line) => {
    const refunds = payment.refunds.filter((one) => one.line === line.id)
    const back = sumOf(refunds.map(({ amount }) => amount))
    if (!back) return []
    const evidence = [
      `line ${line.id} of order ${order.id}, worth ${line.value.toString()}`,
      ...refunds.map(({ id, amount, on }) => `refund ${id} of ${amount.toString()} on ${on}`),
      ...sent(records),
    ]
    const replaced = replacements.filter((one) => one.line === line.id)
    const arrived = parcels.filter(
      ({ phase, contents, scans }) =>
        phase === 'delivered' &&
        contents.some((one) => one.line === line.id) &&
        refunds.some(({ on }) => (scans.at(-1)?.at ?? '').slice(0, 10) > on),
    )
    if (replaced.length > 0)
      return [
        doubtThat('it was paid back and replaced as well', {
          evidence: [...evidence, ...replaced.map(({ id }) => `replacement ${id}`)],
          options: ['call the parcel back', 'check the payment'],
          never: ['refund', 'replace'],
          role: 'finance',
        }),
      ]
    if (back.compare(line.value) > 0)
      return [
        doubtThat('more was paid back than was paid', {
          evidence,
          options: ['check the payment'],
          never: ['refund', 'replace'],
          role: 'finance',
        }),
      ]
    if (back.compare(line.value) < 0)
      return [
        doubtThat('a part of it was paid back', {
          evidence,
          options: ['refund', 'replace'],
          never: ['decline', 'wait'],
          role: 'finance',
        }),
      ]
    if (arrived.length > 0)
      return [
        doubtThat('it was paid back, and delivered after that', {
          evidence,
          options: ['check the payment', 'ask the customer'],
          never: ['replace'],
          role: 'finance',
        }),
      ]
    return []
  })
}

function sumOf(amounts: readonly Money[]): Money | undefined {
  const [first, ...others] = amounts
  return first && others.reduce((sum, one) => sum.plus(one), first)
}
