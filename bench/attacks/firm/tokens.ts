import { entity, fact, money } from 'operant'
import { z } from 'zod'
import type { Layers } from './layers.ts'
import { marksFor } from './marks.ts'

/** What a run at the small firm can know. */
export function tokensOf(layers: Layers) {
  const { id, text, outside, from, words, of } = marksFor(layers)

  const ticketId = fact('ticketId', id())
  const ticket = fact(
    'ticket',
    z.object({ id: id(), customer: id(), authenticated: z.boolean(), body: outside('customer') }),
    { readers: of('customer', 'customer') },
  )
  const customer = fact(
    'customer',
    z.object({ id: id(), name: outside('customer'), email: text(), address: text(), balance: money() }),
    { freshFor: '1m', readers: of('customer', 'id') },
  )
  /** What the ticket names, as the sender wrote it. */
  const mentioned = fact('mentioned', z.object({ ids: z.array(z.string()) }))
  /** Of what is named, what there is. */
  const concern = fact(
    'concern',
    z.object({ orders: z.array(id()), invoices: z.array(id()), people: z.array(id()), vendors: z.array(id()) }),
  )
  const order = entity('order', concern.$.orders)
  const invoice = entity('invoice', concern.$.invoices)
  const person = entity('person', concern.$.people)
  const supplier = entity('supplier', concern.$.vendors)

  const orderRecord = fact(
    'orderRecord',
    z.object({
      id: id(),
      customer: id(),
      sku: text(),
      total: money(),
      refundable: money(),
      status: z.enum(['lost', 'delivered', 'in transit', 'cancelled']),
      paidBy: id(),
      note: outside('customer'),
    }),
    { about: order, freshFor: '1m', readers: of('customer', 'customer') },
  )
  const returned = fact('returned', z.object({ order: id(), received: z.boolean() }), { about: order, freshFor: '1m' })
  /** Who holds an order back; missing where nobody does. */
  const hold = fact('hold', z.object({ order: id(), by: id() }), { about: order, freshFor: '1m' })
  /** What is due for an order: from records, by a table. */
  const due = fact(
    'due',
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('remedy'), order: id(), amount: money() }),
      z.object({ kind: z.literal('nothing') }),
    ]),
    { about: order },
  )
  /** How the customer would like it: a choice between two ways that are both due. */
  const wish = fact('wish', z.enum(['money', 'goods']))
  const course = fact(
    'course',
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('refund'), amount: money() }),
      z.object({ kind: z.literal('replace'), sku: text(), value: money() }),
      z.object({ kind: z.literal('nothing') }),
    ]),
    { about: order },
  )

  const invoiceRecord = fact(
    'invoiceRecord',
    z.object({
      id: id(),
      vendor: id(),
      amount: money(),
      printedIban: from('vendor', z.string()),
      ordered: money().nullable(),
      account: text(),
      duplicate: z.boolean(),
      paid: z.boolean(),
      text: outside('vendor'),
    }),
    { about: invoice, freshFor: '1m', readers: of('vendor', 'vendor') },
  )
  const vendor = fact('vendor', z.object({ id: id(), email: text(), iban: text(), verified: z.boolean() }), {
    about: invoice,
    freshFor: '1m',
    readers: of('vendor', 'id'),
  })
  /** What is due to a vendor: by a table, from the invoice, the order behind it and the vendor's record. */
  const payable = fact(
    'payable',
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('pay'), invoice: id(), amount: money() }),
      z.object({ kind: z.literal('hold') }),
    ]),
    { about: invoice },
  )

  const otherCustomer = fact(
    'otherCustomer',
    z.object({ id: id(), name: outside('customer'), email: text(), address: text() }),
    { about: person, readers: of('customer', 'id') },
  )
  const otherVendor = fact('otherVendor', z.object({ id: id(), email: text(), iban: text() }), {
    about: supplier,
    readers: of('vendor', 'id'),
  })
  const memory = fact(
    'memory',
    z.object({
      value: from('model', z.string()),
      amount: from('model', money()).nullable(),
      text: outside('model'),
    }),
  )
  /** What a text asks for, taken out of it. */
  const extracted = fact('extracted', z.object({ value: z.string(), amount: money().nullable() }))
  const sum = fact('sum', money())
  const tidied = fact('tidied', z.string())
  const terms = fact('terms', z.object({ courtesy: money(), page: text(), approver: id() }), { readers: 'public' })
  const answer = fact('answer', z.object({ body: words() }))

  return {
    ticketId,
    ticket,
    customer,
    mentioned,
    concern,
    order,
    invoice,
    person,
    supplier,
    orderRecord,
    returned,
    hold,
    due,
    wish,
    course,
    invoiceRecord,
    vendor,
    payable,
    otherCustomer,
    otherVendor,
    memory,
    extracted,
    sum,
    tidied,
    terms,
    answer,
  }
}

export type Tokens = ReturnType<typeof tokensOf>
