import { expect, test } from 'vitest'
import { openDatabase } from '../../database/database.ts'
import { addReceivedMail } from '../../records/supply/mail.ts'
import { broken, reached, ways } from '../../testing/company.ts'
import { exampleOfSupply } from '../../testing/supply-example.ts'
import { supplyExample } from '../../world/supply/supply-example.ts'

const { overdue, overdueOfMerged, received, underWay, shipment, line, sku, substitute, warehouse } = supplyExample
const [first, second] = supplyExample.allocations
const { air } = supplyExample.freight

function receive(directory: string, about: string): string {
  const database = openDatabase(directory)
  const mail = { id: 'RCV-1', from: 'ingrid.solberg@halden-tools.example', inReplyTo: null }
  addReceivedMail(database, { ...mail, subject: `Re: ${about}`, body: '24 November.', at: '2026-11-09T12:00:00.000Z' })
  database.close()
  return mail.id
}

test.each(ways)('what is overdue can be told from what only looks so, %s', async (way) => {
  const { company } = await reached(way, exampleOfSupply())
  const { purchasing, inbound } = company
  expect(await purchasing.promisedBefore('2026-11-09')).toEqual([overdue, overdueOfMerged, received, underWay])
  expect(await purchasing.receiptsOf(received)).toMatchObject([{ line: `${received}-1`, quantity: 60 }])
  expect(await purchasing.receiptsOf(overdue)).toEqual([])
  expect(await inbound.shipmentsOf(underWay)).toMatchObject([{ id: shipment, eta: '2026-11-20', arrivedOn: null }])
  expect(await purchasing.order(overdueOfMerged)).toMatchObject({ supplier: 'SUP-0012', lines: [{ quantity: 120 }] })
  expect(await purchasing.supplier('SUP-0012')).toMatchObject({ mergedInto: 'SUP-0031' })
  const contacts = await purchasing.contactsOf('SUP-0031')
  expect(contacts.map(({ id, active }) => [id, active])).toEqual([
    ['CON-1', true],
    ['CON-2', false],
  ])
  expect(await purchasing.profile('SUP-0031')).toMatchObject({ country: 'NO', domain: 'halden-tools.example' })
  expect(await inbound.disturbed()).toEqual([shipment])
})

test.each(ways)('a date is changed only because of a mail that came in, %s', async (way) => {
  const opened = exampleOfSupply()
  const { company } = await reached(way, opened)
  const { purchasing, mail } = company
  const change = { line: `${overdue}-1`, promisedOn: '2026-11-24', because: 'RCV-1' }
  await expect(purchasing.changePromise(change, 'p')).rejects.toMatchObject({ code: 'unknown-mail' })
  const because = receive(opened.directory, overdue)
  expect(await mail.inbox({ about: overdue })).toMatchObject([{ id: because, inReplyTo: null }])
  expect(await mail.inbox({ after: '2026-11-09T12:00:00.000Z' })).toEqual([])
  const changed = await purchasing.changePromise(change, 'p')
  expect(changed).toMatchObject({ before: '2026-11-05', promisedOn: '2026-11-24' })
  expect(await purchasing.findPromiseChange({ line: change.line, because })).toEqual(changed)
  const promises = (await purchasing.order(overdue))?.lines.map(({ promisedOn }) => promisedOn)
  expect(promises).toEqual(['2026-11-24', '2026-11-05'])
  const lead = { supplier: 'SUP-0031', sku: 'SKU-801', effectiveFrom: '2026-11-09', days: 28, because }
  expect(await purchasing.recordLeadTime(lead, 'l')).toEqual(lead)
  expect(await purchasing.findLeadTime({ supplier: 'SUP-0031', sku: 'SKU-801', because })).toEqual(lead)
  await expect(purchasing.recordLeadTime(lead, 'l')).rejects.toMatchObject({ code: 'already-noted' })
  const note = await purchasing.addNote({ order: overdue, about: 'chase 1', body: 'Asked for a date.' }, 'n')
  expect(await purchasing.findNote({ order: overdue, about: 'chase 1' })).toEqual(note)
  expect(await purchasing.notesOf(overdue)).toEqual([note])
  const escalation = await purchasing.escalate({ order: overdue, reason: 'silent', body: 'No answer.' }, 'e')
  expect(await purchasing.findEscalation({ order: overdue })).toEqual(escalation)
})

test.each(ways)('every response to a late shipment is found again, %s', async (way) => {
  const opened = exampleOfSupply()
  const { inbound, planning, allocations, mail, policies } = (await reached(way, opened)).company
  const booking = await inbound.bookFreight({ shipment, option: air, line, quantity: 40 }, 'f')
  expect(booking).toMatchObject({ cost: { amount: '276.00', currency: 'EUR' }, arrivesOn: '2026-11-12' })
  expect(await inbound.findFreight({ shipment, option: air, line })).toEqual(booking)
  const sent = await planning.transfer({ shipment, sku, from: 'KSL1', to: warehouse, quantity: 30 }, 't')
  expect(sent).toMatchObject({ cost: { amount: '84.00' }, arrivesOn: '2026-11-11' })
  expect(await planning.findTransfer({ shipment, sku, from: 'KSL1', to: warehouse })).toEqual(sent)
  expect(await planning.positions(sku)).toMatchObject([{ available: 44 }, { available: 0 }, { available: 400 }])
  expect(await planning.budget({ costCentre: 'CC-410', period: '2026-11' })).toMatchObject({
    committed: { amount: '1860.00' },
  })
  const told = { salesOrder: 'ORD-4001', shipment, newDate: '2026-11-23', body: 'It will be 23 November.' }
  const notice = await allocations.tell(told, 'n')
  expect(await allocations.noticesOf('ORD-4001')).toEqual([notice])
  expect(await mail.sent({ to: 'cus-1@example.com', subject: 'Your order ORD-4001' })).toMatchObject([{ key: 'n' }])
  const asked = await allocations.askConsent({ allocation: first, sku: substitute, body: 'White instead?' }, 'c')
  expect(await allocations.findConsent({ allocation: first, sku: substitute })).toEqual(asked)
  const cancelled = await allocations.cancel({ allocation: second, reason: 'late' }, 'x')
  expect(await allocations.findCancellation({ allocation: second })).toEqual(cancelled)
  const decision = { shipment, eta: '2026-11-20', option: `split ${air}`, cost: booking.cost, reasons: 'Penalty.' }
  const decided = await inbound.recordDecision(decision, 'd')
  expect(await inbound.findDecision({ shipment, eta: '2026-11-20' })).toEqual(decided)
  const reorder = { warehouse: 'KSL1', sku, reorderPoint: 80, because: 'RCV-9' }
  const changed = await planning.changeReorderPoint(reorder, 'r')
  expect(await planning.findReorderChange(reorder)).toEqual(changed)
  expect(await policies.supplyTerms('2026-11-09')).toMatchObject({ chase: { reminderAfter: 2 } })
  expect(broken(opened.directory)).toEqual([])
})

test('what cannot be is refused', async () => {
  const { inbound, planning, allocations } = exampleOfSupply().company
  const freight = { shipment, option: air, line, quantity: 91 }
  await expect(inbound.bookFreight(freight, 'f')).rejects.toMatchObject({ code: 'too-many', field: 'quantity' })
  await expect(inbound.bookFreight({ ...freight, option: 'FRO-9' }, 'f')).rejects.toMatchObject({
    code: 'unknown-option',
  })
  const transfer = { shipment, sku, from: 'KSL1', to: warehouse, quantity: 75 }
  await expect(planning.transfer(transfer, 't')).rejects.toMatchObject({ code: 'not-available' })
  await expect(planning.transfer({ ...transfer, from: 'NOWHERE' }, 't')).rejects.toMatchObject({ code: 'no-lane' })
  await expect(allocations.reallocate({ allocation: first, with: second }, 'r')).rejects.toMatchObject({
    code: 'not-alike',
  })
  await allocations.cancel({ allocation: second, reason: 'late' }, 'x')
  await expect(allocations.cancel({ allocation: second, reason: 'late' }, 'x')).rejects.toMatchObject({
    code: 'already-cancelled',
  })
  const question = { allocation: second, sku: substitute, body: 'White?' }
  await expect(allocations.askConsent(question, 'c')).rejects.toMatchObject({ code: 'not-waiting' })
})
