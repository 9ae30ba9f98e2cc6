import { expect, test } from 'vitest'
import { addReceivedMail } from '../records/supply/mail.ts'
import { receiveGoods } from '../records/supply/receive-goods.ts'
import { exampleOfSupply } from '../testing/supply-example.ts'
import { supplyExample } from '../world/supply/supply-example.ts'
import { openDatabase } from './database.ts'
import { brokenInvariants } from './invariants.ts'
import { supplyInvariants } from './supply-invariants.ts'

const { overdue, received, shipment, line, sku, warehouse, freight } = supplyExample

/** One deed against each rule. */
const misdeeds: Readonly<Record<string, string>> = {
  'a purchase line has received no more than its receipts say': `UPDATE purchase_line SET received = 1 WHERE id = '${overdue}-1'`,
  'receipts of a purchase line are no more than was ordered': `UPDATE goods_receipt SET quantity = 61`,
  'a purchase order is received when all its lines are': `UPDATE purchase_order SET status = 'received' WHERE id = '${overdue}'`,
  'a shipment carries lines of its order, and no more than was ordered': `UPDATE inbound_line SET quantity = 91`,
  'milestones are in order, and the last date announced is the one expected': `UPDATE inbound_shipment SET eta = '2026-11-12'`,
  'no more of a line is booked on other ways than the shipment has': `UPDATE freight_booking SET quantity = 91`,
  'an allocation is of the article and within the quantity of the order line': `UPDATE allocation SET quantity = 41 WHERE id = 'ALO-1'`,
  'what is ready for a customer is reserved, and what is cancelled is not': `UPDATE allocation SET status = 'ready'`,
  'a transfer leaves one warehouse once and comes to the other once': `UPDATE transfer SET arrived_at = '2026-11-11T08:00:00.000Z'`,
  'a budget has at least what was booked on it': `UPDATE budget SET committed_minor = 100`,
  'a line is promised for the date that was noted last': `UPDATE purchase_line SET promised_on = '2026-11-05'`,
}

/** The example in which freight was booked, goods were sent, received and promised anew. */
async function busyCompany(): Promise<string> {
  const { company, directory } = exampleOfSupply()
  await company.inbound.bookFreight({ shipment, option: freight.air, line, quantity: 20 }, 'f')
  await company.planning.transfer({ shipment, sku, from: 'KSL1', to: warehouse, quantity: 10 }, 't')
  const database = openDatabase(directory)
  const mail = { id: 'RCV-1', from: 'a@b.example', subject: overdue, body: '1 December', inReplyTo: null }
  addReceivedMail(database, { ...mail, at: '2026-11-09T12:00:00.000Z' })
  const goods = { warehouse, sku, quantity: 25, reason: 'receipt', reference: received } as const
  receiveGoods(database, goods, '2026-11-09T12:00:00.000Z')
  database.close()
  await company.purchasing.changePromise({ line: `${overdue}-1`, promisedOn: '2026-12-01', because: 'RCV-1' }, 'p')
  return directory
}

test('every rule is tried', () => {
  expect(Object.keys(misdeeds)).toEqual(Object.keys(supplyInvariants))
})

test('the busy example is sound, and who needs goods first has them', async () => {
  const database = openDatabase(await busyCompany(), { readOnly: true })
  expect(brokenInvariants(database)).toEqual([])
  // 25 pieces are too few for the first, who needs 40.
  expect(database.all('SELECT id, status FROM allocation ORDER BY id')).toEqual([
    { id: 'ALO-1', status: 'waiting' },
    { id: 'ALO-2', status: 'ready' },
  ])
  database.close()
})

test.each(Object.entries(misdeeds))('who breaks "%s" is noticed', async (invariant, misdeed) => {
  const database = openDatabase(await busyCompany())
  database.execute('PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON')
  database.execute(misdeed)
  expect(brokenInvariants(database).map((broken) => broken.invariant)).toContain(invariant)
  database.close()
})
