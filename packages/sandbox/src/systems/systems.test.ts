import { expect, test } from 'vitest'
import { openCompany } from '../company.ts'
import { addSupplier } from '../records/add-stock.ts'
import { exampleCompany, temporaryDirectory } from '../testing/company.ts'
import { createEmptyCompany } from '../world/create-empty-company.ts'
import { missingOrderExample } from '../world/missing-order-example.ts'

const { order, line, shipment, ticket } = missingOrderExample

test('refunds stop at what was captured', async () => {
  const { payments } = exampleCompany().company
  const refund = { order, line, cause: 'lost', amount: { amount: '40.00', currency: 'GBP' } }
  const paid = await payments.refund(refund, 'key-1')
  expect(await payments.findRefund({ order, line, cause: 'lost' })).toEqual(paid)
  await expect(payments.refund(refund, 'key-2')).rejects.toMatchObject({ code: 'above-captured', field: 'amount' })
  const wrong = { ...refund, amount: { amount: '1.00', currency: 'EUR' } }
  await expect(payments.refund(wrong, 'key-3')).rejects.toMatchObject({ code: 'wrong-currency' })
  expect(await payments.paymentOf(order)).toMatchObject({ captured: { amount: '64.00' }, refunds: [paid] })
})

test('a reply sets the status and sends one e-mail, both in the ledger', async () => {
  const { desk, mail, ledger } = exampleCompany().company
  const request = { ticket, template: 'replaced', body: 'A new one is on its way.', status: 'solved' } as const
  const reply = await desk.reply(request, 'key-1')
  expect(await desk.findReply({ ticket, template: 'replaced' })).toEqual(reply)
  expect(await desk.ticket(ticket)).toMatchObject({ status: 'solved' })
  expect(await desk.openTickets()).toEqual([])
  expect(await mail.findMail({ key: 'key-1' })).toMatchObject({ to: 'cus-7@example.com', ticket, body: request.body })
  expect((await ledger.writes()).map(({ system, operation }) => `${system}.${operation}`)).toEqual([
    'mail.send',
    'desk.reply',
  ])
})

test('notes, follow-ups and carrier cases are found again', async () => {
  const { desk, carrier, mail } = exampleCompany().company
  const note = await desk.addNote({ ticket, body: 'Unit 4D on the proof' }, 'key-1')
  expect(await desk.findNote({ ticket, body: 'Unit 4D on the proof' })).toEqual(note)
  const followUp = await desk.scheduleFollowUp({ ticket, on: '2026-10-23', about: 'parcel' }, 'key-2')
  expect(await desk.findFollowUp({ ticket, about: 'parcel' })).toEqual(followUp)
  expect(await carrier.findClaim(shipment)).toBeNull()
  const claim = await carrier.openClaim({ shipment, reason: 'other unit' }, 'key-3')
  expect(await carrier.findClaim(shipment)).toEqual(claim)
  expect(await carrier.findTrace(shipment)).toBeNull()
  const sent = await mail.send({ to: 'a@example.com', subject: 'Hello', body: 'Hello' }, 'key-4')
  expect(await mail.findMail({ key: 'key-4' })).toEqual(sent)
})

test('purchasing refuses codes that are unknown or merged', async () => {
  const directory = temporaryDirectory()
  const database = createEmptyCompany({ directory, asOf: '2026-10-21T10:00:00Z' })
  addSupplier(database, { code: 'SUP-0031', name: 'Halden Tools AS' })
  addSupplier(database, { code: 'SUP-0012', name: 'Halden Hardware', mergedInto: 'SUP-0031' })
  database.close()
  const company = openCompany({ directory })
  const { purchasing } = company
  const wanted = {
    sku: 'SKU-20',
    quantity: 768,
    price: { amount: '9.00', currency: 'EUR' },
    reviewDate: '2026-10-21',
  }
  await expect(purchasing.createPurchaseOrder({ ...wanted, supplier: 'SUP-0012' }, 'key-1')).rejects.toThrow('merged')
  await expect(purchasing.createPurchaseOrder({ ...wanted, supplier: 'SUP-0O31' }, 'key-2')).rejects.toMatchObject({
    code: 'unknown-supplier',
    field: 'supplier',
  })
  expect(await purchasing.searchSuppliers('halden')).toHaveLength(2)
  const made = await purchasing.createPurchaseOrder({ ...wanted, supplier: 'SUP-0031' }, 'key-3')
  const { sku, reviewDate } = wanted
  expect(await purchasing.findPurchaseOrder({ supplier: 'SUP-0031', sku, reviewDate })).toEqual(made)
  await company.close()
})

test('the company keeps its own clock', async () => {
  const { company, directory } = exampleCompany()
  await company.controls.setClock('2026-10-23T08:00:00Z')
  const second = openCompany({ directory, countReads: true })
  expect(await second.controls.clock()).toBe('2026-10-23T08:00:00.000Z')
  await second.desk.ticket(ticket)
  expect(await company.ledger.reads()).toEqual([{ system: 'desk', operation: 'ticket', reads: 1 }])
  await second.close()
})
