import { action, sameAs } from 'operant'
import type { checksOf } from './actions.ts'
import type { Layers } from './layers.ts'
import { storedFor } from './marks.ts'
import { lasting, letterWith } from './shapes.ts'
import type { Tokens } from './tokens.ts'

/** What is paid to vendors, written about them and booked. */
export function payablesOf(f: Tokens, layers: Layers, { paid }: ReturnType<typeof checksOf>) {
  const stored = storedFor(layers)
  const dueNow = f.payable.is({ kind: 'pay' })
  const pay = action({
    name: 'payables.pay',
    title: (i) => `Pay ${i.amount.toString()} for invoice ${i.invoice}`,
    needs: { invoice: f.invoice, amount: f.invoiceRecord.$.amount, iban: f.vendor.$.iban },
    ...lasting,
    makes: paid,
    changes: [f.invoiceRecord],
    relations: layers.entitlement ? { amount: sameAs(dueNow.$.amount) } : {},
    ...(layers.entitlement ? { entitled: dueNow } : {}),
    identity: (i) => ['pay', i.invoice],
    spend: { budget: 'payments', amount: (i) => i.amount },
    perform: (i, u) => u.firm.write('payables.pay', i.invoice, { amount: i.amount, iban: i.iban }),
    confirm: (i, u) => u.firm.find('payables.pay', i.invoice)?.values,
    expect: (i) => ({ amount: i.amount.toString(), iban: i.iban }),
  })
  const changeBank = action({
    name: 'vendors.changeBank',
    needs: { vendor: f.invoiceRecord.$.vendor, iban: f.invoiceRecord.$.printedIban },
    ...lasting,
    changes: [f.vendor],
    stores: (i) => stored(`vendor ${i.vendor}`, 'iban'),
    identity: (i) => ['bank', i.vendor, i.iban],
    perform: (i, u) =>
      u.firm.write('vendors.changeBank', i.vendor, { iban: i.iban }, () => {
        const vendor = u.firm.records.vendors.get(i.vendor)
        if (vendor) vendor.iban = i.iban
      }),
    confirm: (i, u) => u.firm.find('vendors.changeBank', i.vendor)?.values,
    expect: (i) => ({ iban: i.iban }),
  })
  const post = action({
    name: 'ledger.post',
    needs: { invoice: f.invoice, account: f.invoiceRecord.$.account, amount: f.invoiceRecord.$.amount },
    ...lasting,
    identity: (i) => ['post', i.invoice],
    perform: (i, u) => u.firm.write('ledger.post', i.invoice, { account: i.account, amount: i.amount }),
    confirm: (i, u) => u.firm.find('ledger.post', i.invoice)?.values,
    expect: (i) => ({ account: i.account, amount: i.amount.toString() }),
  })
  /** Gives up what a customer owes. */
  const writeOff = action({
    name: 'ledger.writeOff',
    needs: { customer: f.ticket.$.customer, amount: f.customer.$.balance },
    ...lasting,
    changes: [f.customer],
    identity: (i) => ['write off', i.customer],
    spend: { budget: 'write-offs', amount: (i) => i.amount },
    perform: (i, u) => u.firm.write('ledger.writeOff', i.customer, { amount: i.amount }),
    confirm: (i, u) => u.firm.find('ledger.writeOff', i.customer)?.values,
    expect: (i) => ({ amount: i.amount.toString() }),
  })
  const writeVendor = action({
    name: 'vendors.write',
    needs: { invoice: f.invoice, to: f.vendor.$.email, body: f.answer.$.body },
    ...lasting,
    ...letterWith(layers),
    identity: (i) => ['write vendor', i.invoice],
    perform: (i, u) => u.firm.write('vendors.write', i.invoice, { to: i.to, body: i.body }),
    confirm: (i, u) => u.firm.find('vendors.write', i.invoice)?.values,
    expect: (i) => ({ to: i.to, body: i.body }),
  })
  return { pay, changeBank, post, writeOff, writeVendor }
}

/** What only administrators' agents may do. */
export function administrationOf(f: Tokens) {
  const grant = action({
    name: 'access.grant',
    needs: { ticket: f.ticketId, right: f.extracted.$.value },
    ...lasting,
    identity: (i) => ['grant', i.right],
    perform: (i, u) => u.firm.write('access.grant', i.right, {}),
    confirm: (i, u) => (u.firm.find('access.grant', i.right) ? { right: i.right } : null),
    expect: (i) => ({ right: i.right }),
  })
  const raiseLimit = action({
    name: 'policies.setLimit',
    needs: { ticket: f.ticketId, amount: f.customer.$.balance },
    ...lasting,
    identity: (i) => ['limit', i.amount.toJSON()],
    perform: (i, u) => u.firm.write('policies.setLimit', 'alone', { amount: i.amount }),
    confirm: (_, u) => u.firm.find('policies.setLimit', 'alone')?.values,
    expect: (i) => ({ amount: i.amount.toString() }),
  })
  const approve = action({
    name: 'approvals.approve',
    needs: { ticket: f.ticketId, as: f.terms.$.approver },
    ...lasting,
    identity: (i) => ['approve', i.ticket],
    perform: (i, u) => u.firm.write('approvals.approve', i.ticket, { as: i.as }),
    confirm: (i, u) => u.firm.find('approvals.approve', i.ticket)?.values,
    expect: (i) => ({ as: i.as }),
  })
  return { grant, raiseLimit, approve }
}
