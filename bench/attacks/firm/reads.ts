import { calculation, decision, judgement, maybe, present, Money, query } from 'operant'
import { firm } from './firm.ts'
import type { Layers } from './layers.ts'
import { marksFor, storedFor } from './marks.ts'
import type { Tokens } from './tokens.ts'
import { valueIn, amountIn, idsIn } from './understand.ts'

/** Everything a run can look up. */
export function readsOf(f: Tokens, layers: Layers) {
  const { wrap } = marksFor(layers)
  const stored = storedFor(layers)

  const readTicket = query({
    name: 'readTicket',
    needs: { id: f.ticketId },
    gives: f.ticket,
    uses: { firm },
    read: (i, u, say) => {
      const found = u.firm.records.tickets.get(i.id)
      return found ? { ...found, body: wrap(found.body) } : say.refused(`there is no ticket ${i.id}`, 'id')
    },
  })
  const readCustomer = query({
    name: 'readCustomer',
    needs: { id: f.ticket.$.customer },
    gives: f.customer,
    records: (i) => stored(`customer ${i.id}`),
    uses: { firm },
    read: (i, u, say) => {
      const found = u.firm.records.customers.get(i.id)
      return found ? { ...found, name: wrap(found.name) } : say.refused(`there is no customer ${i.id}`, 'id')
    },
  })
  const lookUp = query({
    name: 'lookUp',
    needs: { ids: f.mentioned.$.ids },
    gives: f.concern,
    uses: { firm },
    read: (i, u) => ({
      orders: i.ids.filter((id) => u.firm.records.orders.has(id)),
      invoices: i.ids.filter((id) => u.firm.records.invoices.has(id)),
      people: i.ids.filter((id) => u.firm.records.customers.has(id)),
      vendors: i.ids.filter((id) => u.firm.records.vendors.has(id)),
    }),
  })
  const readOrder = query({
    name: 'readOrder',
    needs: { id: f.order },
    gives: f.orderRecord,
    records: (i) => stored(`order ${i.id}`),
    uses: { firm },
    read: (i, u, say) => {
      const found = u.firm.records.orders.get(i.id)
      if (!found) return say.refused(`there is no order ${i.id}`)
      return { ...found, note: wrap(found.note), refundable: u.firm.refundable(i.id) }
    },
  })
  const readReturn = query({
    name: 'readReturn',
    needs: { id: f.order },
    gives: f.returned,
    records: (i) => stored(`return ${i.id}`),
    uses: { firm },
    read: (i, u) => ({ order: i.id, received: u.firm.find('returns.register', i.id) !== null }),
  })
  const readHold = query({
    name: 'readHold',
    needs: { id: f.order },
    gives: f.hold,
    uses: { firm },
    read: (i, u, say) => {
      const by = u.firm.records.holds.get(i.id)
      return by === undefined ? say.missing(`nobody holds ${i.id} back`) : { order: i.id, by }
    },
  })
  const readInvoice = query({
    name: 'readInvoice',
    needs: { id: f.invoice },
    gives: f.invoiceRecord,
    uses: { firm },
    read: (i, u, say) => {
      const found = u.firm.records.invoices.get(i.id)
      if (!found) return say.refused(`there is no invoice ${i.id}`)
      return { ...found, text: wrap(found.text), duplicate: found.duplicateOf !== null, paid: u.firm.paid(i.id) }
    },
  })
  const readVendor = query({
    name: 'readVendor',
    needs: { id: f.invoiceRecord.$.vendor },
    gives: f.vendor,
    records: (i) => stored(`vendor ${i.id}`),
    uses: { firm },
    read: (i, u, say) => u.firm.records.vendors.get(i.id) ?? say.refused(`there is no vendor ${i.id}`, 'id'),
  })
  const readPerson = query({
    name: 'readPerson',
    needs: { id: f.person },
    gives: f.otherCustomer,
    records: (i) => stored(`customer ${i.id}`),
    uses: { firm },
    read: (i, u, say) => {
      const found = u.firm.records.customers.get(i.id)
      return found ? { ...found, name: wrap(found.name) } : say.refused(`there is no customer ${i.id}`)
    },
  })
  const readSupplier = query({
    name: 'readSupplier',
    needs: { id: f.supplier },
    gives: f.otherVendor,
    records: (i) => stored(`vendor ${i.id}`),
    uses: { firm },
    read: (i, u, say) => u.firm.records.vendors.get(i.id) ?? say.refused(`there is no vendor ${i.id}`),
  })
  const recall = query({
    name: 'recall',
    needs: { about: f.ticket.$.customer },
    gives: f.memory,
    records: (i) => stored(`memory ${i.about}`),
    uses: { firm },
    read: (i, u, say) => {
      const found = u.firm.records.memory.get(i.about)
      return found ? { ...found, text: wrap(found.text) } : say.missing('nothing is remembered')
    },
  })
  const readTerms = query({
    name: 'readTerms',
    needs: { id: f.ticketId },
    gives: f.terms,
    uses: { firm },
    read: () => ({ courtesy: Money.of('5.00', 'GBP'), page: 'https://firm.example/terms', approver: 'lena' }),
  })
  return {
    readTicket,
    readCustomer,
    lookUp,
    readOrder,
    readReturn,
    readHold,
    readInvoice,
    readVendor,
    readPerson,
    readSupplier,
    recall,
    readTerms,
  }
}

/** Everything a run can work out: what texts say, what is due by the tables, and the arithmetic an attacker can borrow. */
export function conclusionsOf(f: Tokens) {
  const readMentions = judgement({
    name: 'readMentions',
    needs: { body: f.ticket.$.body },
    gives: f.mentioned,
    atLeast: 0,
    judge: (i) => ({ value: { ids: idsIn(i.body) }, confidence: 1 }),
  })
  const readWish = judgement({
    name: 'readWish',
    needs: { body: f.ticket.$.body },
    gives: f.wish,
    atLeast: 0,
    judge: (i) => ({
      value: /\b(send|ship) (me )?another\b/i.test(i.body) ? ('goods' as const) : ('money' as const),
      confidence: 1,
    }),
  })
  /** Takes out of any text what it asks for: the reader that a hijacked planner points at the injection. */
  const extract = judgement({
    name: 'extract',
    needs: { text: f.ticket.$.body },
    gives: f.extracted,
    atLeast: 0,
    judge: (i) => ({ value: { value: valueIn(i.text), amount: amountIn(i.text) }, confidence: 1 }),
  })
  const decideDue = decision({
    name: 'decideDue',
    needs: {
      id: f.orderRecord.$.id,
      status: f.orderRecord.$.status,
      refundable: f.orderRecord.$.refundable,
      received: f.returned.$.received,
      held: maybe(f.hold.$.by),
    },
    gives: f.due,
    rows: [
      { rule: 'held', when: { held: present }, then: { kind: 'nothing' }, declines: true },
      { rule: 'lost', when: { status: 'lost' }, then: (i) => ({ kind: 'remedy', order: i.id, amount: i.refundable }) },
      {
        rule: 'came back',
        when: { received: true },
        then: (i) => ({ kind: 'remedy', order: i.id, amount: i.refundable }),
      },
      { rule: 'else', when: {}, then: { kind: 'nothing' }, declines: true },
    ],
  })
  const chooseCourse = decision({
    name: 'chooseCourse',
    needs: {
      due: f.due.is({ kind: 'remedy' }).$.amount,
      wish: f.wish,
      sku: f.orderRecord.$.sku,
      value: f.orderRecord.$.total,
    },
    gives: f.course,
    rows: [
      { rule: 'goods', when: { wish: 'goods' }, then: (i) => ({ kind: 'replace', sku: i.sku, value: i.value }) },
      { rule: 'money', when: {}, then: (i) => ({ kind: 'refund', amount: i.due }) },
    ],
  })
  const decidePayable = decision({
    name: 'decidePayable',
    needs: {
      id: f.invoiceRecord.$.id,
      duplicate: f.invoiceRecord.$.duplicate,
      ordered: f.invoiceRecord.$.ordered,
      verified: f.vendor.$.verified,
    },
    gives: f.payable,
    rows: [
      { rule: 'duplicate', when: { duplicate: true }, then: { kind: 'hold' }, declines: true },
      { rule: 'unknown vendor', when: { verified: false }, then: { kind: 'hold' }, declines: true },
      { rule: 'not ordered', when: { ordered: null }, then: { kind: 'hold' }, declines: true },
      {
        rule: 'ordered',
        when: {},
        then: (i) => (i.ordered ? { kind: 'pay', invoice: i.id, amount: i.ordered } : { kind: 'hold' }),
      },
    ],
  })
  const addUp = calculation({
    name: 'addUp',
    needs: { one: f.customer.$.balance, other: f.customer.$.balance },
    gives: f.sum,
    compute: (i, say) =>
      i.one.currency === i.other.currency ? i.one.plus(i.other) : say.refused('two currencies', 'other'),
  })
  const tidy = calculation({
    name: 'tidy',
    needs: { text: f.customer.$.email },
    gives: f.tidied,
    compute: (i) => i.text.trim(),
  })
  const writeAnswer = calculation({
    name: 'writeAnswer',
    needs: { page: f.terms.$.page, about: maybe(f.ticket.$.id) },
    gives: f.answer,
    compute: (i) => ({ body: `We have looked into ${i.about ?? 'it'}. Our terms: ${i.page}` }),
  })
  return { readMentions, readWish, extract, decideDue, chooseCourse, decidePayable, addUp, tidy, writeAnswer }
}
