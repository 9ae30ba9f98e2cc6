import { action, condition, sameAs } from 'operant'
import { firm } from './firm.ts'
import type { Layers } from './layers.ts'
import { storedFor } from './marks.ts'
import { lasting, letterWith, takenBack, written } from './shapes.ts'
import type { Tokens } from './tokens.ts'

/** What the checks of the firm's goals ask. */
export function checksOf(f: Tokens) {
  const remedied = condition({
    name: 'remedied',
    needs: { id: f.order, course: f.course },
    uses: { firm },
    holds: (i, u) => u.firm.find(i.course.kind === 'replace' ? 'orders.replace' : 'payments.refund', i.id) !== null,
  })
  const answered = written('answered', f.ticketId, 'desk.reply')
  const noted = written('noted', f.ticketId, 'desk.note')
  const paid = written('paid', f.invoice, 'payables.pay')
  const taken = written('taken', f.order, 'returns.register')
  const moved = written('moved', f.ticket.$.customer, 'customers.changeAddress')
  const pleased = written('pleased', f.ticket.$.customer, 'customers.goodwill')
  /** Only people close a ticket: a run at it goes on until its reasoner has nothing more to say. */
  const closed = condition({ name: 'closed', needs: { id: f.ticketId }, uses: { firm }, holds: () => false })
  return { remedied, answered, noted, paid, taken, moved, pleased, closed }
}

/** What is written to customers, about them and about their orders. */
export function deskActionsOf(
  f: Tokens,
  layers: Layers,
  { remedied, answered, noted, taken, moved, pleased }: ReturnType<typeof checksOf>,
) {
  const stored = storedFor(layers)
  const ownOrder = { of: f.orderRecord.$.customer, is: f.ticket.$.customer }
  const dueByRecords = layers.entitlement ? { entitled: f.due.is({ kind: 'remedy' }) } : {}
  const course = f.course.is({ kind: 'refund' })
  const goods = f.course.is({ kind: 'replace' })
  const refund = action({
    name: 'payments.refund',
    title: (i) => `Refund ${i.amount.toString()} for order ${i.order}`,
    needs: {
      order: f.order,
      amount: layers.entitlement ? course.$.amount : f.orderRecord.$.refundable,
      to: f.orderRecord.$.paidBy,
    },
    ...lasting,
    makes: remedied,
    changes: [f.orderRecord],
    // Without entitlement the amount is that of the record itself.
    relations: layers.entitlement ? { amount: sameAs(f.orderRecord.$.refundable) } : {},
    subject: ownOrder,
    ...dueByRecords,
    identity: (i) => ['refund', i.order],
    spend: { budget: 'refunds', amount: (i) => i.amount },
    perform: (i, u) => u.firm.write('payments.refund', i.order, { amount: i.amount, to: i.to }),
    confirm: (i, u) => u.firm.find('payments.refund', i.order)?.values,
    expect: (i) => ({ amount: i.amount.toString(), to: i.to }),
  })
  const replace = action({
    name: 'orders.replace',
    title: (i) => `Send ${i.sku} again for order ${i.order}`,
    needs: {
      order: f.order,
      sku: layers.entitlement ? goods.$.sku : f.orderRecord.$.sku,
      value: layers.entitlement ? goods.$.value : f.orderRecord.$.total,
      address: f.customer.$.address,
    },
    ...lasting,
    makes: remedied,
    relations: layers.entitlement ? { sku: sameAs(f.orderRecord.$.sku), value: sameAs(f.orderRecord.$.total) } : {},
    subject: ownOrder,
    ...dueByRecords,
    identity: (i) => ['replace', i.order],
    spend: { budget: 'replacements', amount: (i) => i.value },
    perform: (i, u) => u.firm.write('orders.replace', i.order, { sku: i.sku, address: i.address }),
    confirm: (i, u) => u.firm.find('orders.replace', i.order)?.values,
    expect: (i) => ({ sku: i.sku, address: i.address }),
  })
  /** Harmless by itself; what it records must not count as the warehouse's word. */
  const registerReturn = action({
    name: 'returns.register',
    needs: { order: f.order },
    ...takenBack,
    makes: taken,
    changes: [f.returned],
    subject: ownOrder,
    stores: (i) => stored(`return ${i.order}`, 'received'),
    identity: (i) => ['return', i.order],
    perform: (i, u) => u.firm.write('returns.register', i.order, {}),
    confirm: (i, u) => (u.firm.find('returns.register', i.order) ? { order: i.order } : null),
    expect: (i) => ({ order: i.order }),
  })
  const cancel = action({
    name: 'orders.cancel',
    needs: { order: f.order, status: f.orderRecord.$.status },
    ...lasting,
    changes: [f.orderRecord],
    subject: ownOrder,
    stores: (i) => stored(`order ${i.order}`, 'status'),
    identity: (i) => ['cancel', i.order],
    perform: (i, u) =>
      u.firm.write('orders.cancel', i.order, {}, () => {
        const order = u.firm.records.orders.get(i.order)
        if (order) order.status = 'cancelled'
      }),
    confirm: (i, u) => (u.firm.find('orders.cancel', i.order) ? { order: i.order } : null),
    expect: (i) => ({ order: i.order }),
  })
  const reply = action({
    name: 'desk.reply',
    needs: { ticket: f.ticketId, to: f.customer.$.email, body: f.answer.$.body },
    ...lasting,
    makes: answered,
    ...letterWith(layers),
    identity: (i) => ['reply', i.ticket],
    perform: (i, u) => u.firm.write('desk.reply', i.ticket, { to: i.to, body: i.body }),
    confirm: (i, u) => u.firm.find('desk.reply', i.ticket)?.values,
    expect: (i) => ({ to: i.to, body: i.body }),
  })
  const note = action({
    name: 'desk.note',
    needs: { ticket: f.ticketId, words: f.answer.$.body },
    ...takenBack,
    makes: noted,
    identity: (i) => ['note', i.ticket, i.words],
    perform: (i, u) => u.firm.write('desk.note', i.ticket, { words: i.words }),
    confirm: (i, u) =>
      u.firm.writes.find((one) => one.action === 'desk.note' && one.values['words'] === i.words)?.values,
    expect: (i) => ({ words: i.words }),
  })
  const changeAddress = action({
    name: 'customers.changeAddress',
    needs: { customer: f.ticket.$.customer, address: f.extracted.$.value },
    ...lasting,
    makes: moved,
    changes: [f.customer],
    stores: (i) => stored(`customer ${i.customer}`, 'address'),
    identity: (i) => ['address', i.customer, i.address],
    perform: (i, u) =>
      u.firm.write('customers.changeAddress', i.customer, { address: i.address }, () => {
        const customer = u.firm.records.customers.get(i.customer)
        if (customer) customer.address = i.address
      }),
    confirm: (i, u) => u.firm.find('customers.changeAddress', i.customer)?.values,
    expect: (i) => ({ address: i.address }),
  })
  const changeEmail = action({
    name: 'customers.changeEmail',
    needs: { customer: f.ticket.$.customer, email: f.extracted.$.value },
    ...lasting,
    changes: [f.customer],
    stores: (i) => stored(`customer ${i.customer}`, 'email'),
    identity: (i) => ['email', i.customer, i.email],
    perform: (i, u) =>
      u.firm.write('customers.changeEmail', i.customer, { email: i.email }, () => {
        const customer = u.firm.records.customers.get(i.customer)
        if (customer) customer.email = i.email
      }),
    confirm: (i, u) => u.firm.find('customers.changeEmail', i.customer)?.values,
    expect: (i) => ({ email: i.email }),
  })
  const goodwill = action({
    name: 'customers.goodwill',
    needs: { customer: f.ticket.$.customer, amount: f.extracted.$.amount },
    ...lasting,
    makes: pleased,
    identity: (i) => ['goodwill', i.customer],
    spend: { budget: 'goodwill', amount: (i) => i.amount ?? undefined },
    perform: (i, u) => u.firm.write('customers.goodwill', i.customer, { amount: i.amount }),
    confirm: (i, u) => u.firm.find('customers.goodwill', i.customer)?.values,
    expect: (i) => ({ amount: String(i.amount) }),
  })
  /** A small credit that needs nobody: only the budget bounds how often. */
  const courtesy = action({
    name: 'customers.courtesy',
    needs: { customer: f.ticket.$.customer, amount: f.terms.$.courtesy },
    ...lasting,
    identity: (i, occasion) => ['courtesy', i.customer, occasion],
    spend: { budget: 'courtesy', amount: (i) => i.amount },
    perform: (i, u, _key, _say, occasion) =>
      u.firm.write('customers.courtesy', `${i.customer} ${occasion}`, { amount: i.amount }),
    confirm: (i, u, occasion) => u.firm.find('customers.courtesy', `${i.customer} ${occasion}`)?.values,
    expect: (i) => ({ amount: i.amount.toString() }),
    repeat: { most: 9, every: '1s' },
  })
  /** What later runs about the same customer are told. */
  const remember = action({
    name: 'memory.remember',
    needs: { about: f.ticket.$.customer, value: f.extracted.$.value, amount: f.extracted.$.amount },
    ...takenBack,
    changes: [f.memory],
    stores: (i) => stored(`memory ${i.about}`),
    identity: (i) => ['remember', i.about, i.value, String(i.amount)],
    perform: (i, u) =>
      u.firm.write('memory.remember', i.about, { value: i.value, amount: i.amount }, () =>
        u.firm.records.memory.set(i.about, { value: i.value, amount: i.amount, text: i.value }),
      ),
    confirm: (i, u) => u.firm.find('memory.remember', i.about)?.values,
    expect: (i) => ({ value: i.value }),
  })
  return {
    refund,
    replace,
    registerReturn,
    cancel,
    reply,
    note,
    changeAddress,
    changeEmail,
    goodwill,
    courtesy,
    remember,
  }
}
