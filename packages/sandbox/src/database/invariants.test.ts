import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addOrder } from '../records/add-order.ts'
import { addBatch } from '../records/add-product.ts'
import { addReturnRequest } from '../records/returns.ts'
import { exampleCompany, temporaryDirectory } from '../testing/company.ts'
import { createCompany } from '../world/create-company.ts'
import { missingOrderExample } from '../world/missing-order-example.ts'
import { openDatabase } from './database.ts'
import { brokenInvariants, invariants } from './invariants.ts'
import { bankInvariants } from './bank-invariants.ts'
import { supplyInvariants } from './supply-invariants.ts'

test.each([1, 2, 3] as const)('a generated company keeps every rule, difficulty %i', (difficulty) => {
  const directory = temporaryDirectory()
  const truthFile = join(temporaryDirectory(), 'truth.json')
  createCompany({ directory, truthFile, seed: 21, tickets: 120, difficulty })
  const database = openDatabase(directory, { readOnly: true })
  expect(brokenInvariants(database)).toEqual([])
  database.close()
})

/** One deed against each rule. */
const misdeeds: Readonly<Record<string, string>> = {
  'stock on hand is the sum of its ledger': 'UPDATE stock SET on_hand = on_hand + 1',
  'the stock ledger moves only stock that there is': "UPDATE stock_ledger SET warehouse = 'WH9' WHERE seq = 1",
  'reserved and held stock is on hand': 'UPDATE stock SET hold = on_hand',
  'open reservations are reserved': "UPDATE stock SET reserved = 0 WHERE sku = 'SKU-55'",
  'a batch is stocked and sold as its product': "UPDATE order_line SET batch = 'LOT-SKU-56' WHERE id = 'ORD-1007-1'",
  'a batch with an open hold is on hold': "UPDATE batch SET on_hold = 0 WHERE code = 'B-9'",
  'what a paid order captured is the sum of its lines':
    "UPDATE payment SET captured_minor = 1 WHERE order_id = 'ORD-1007'",
  'no more is paid back than was captured': 'UPDATE refund SET amount_minor = 6401',
  'refunds and shipments name lines of their order': "UPDATE refund SET line_id = 'ORD-2-1'",
  'no more is shipped of a line than was ordered':
    "UPDATE shipment_line SET quantity = 2 WHERE shipment_id = 'SHP-1007'",
  'a replacement is free and has the parent whose line it replaces':
    "UPDATE sales_order SET parent_id = 'ORD-2' WHERE id = 'ORD-1000001'",
  'tracking events are in order': "UPDATE tracking_event SET at = '2026-10-18T00:00:00Z' WHERE position = 3",
  'a proof of delivery is as old as the last delivery scan':
    "UPDATE proof_of_delivery SET delivered_at = '2026-10-20T15:00:00Z'",
  'a gift has a recipient, and only a gift has': "UPDATE sales_order SET is_gift = 1 WHERE id = 'ORD-1007'",
  'a return is about a line of its order, and no more than was bought': 'UPDATE return_request SET quantity = 2',
  'store credit is at most what the line cost': 'UPDATE store_credit SET amount_minor = 501',
  'a return has one decision': `INSERT INTO return_step VALUES ('RST-9', 'RET-1', 'decline', '{}', '2026-10-21')`,
  'policies of one country do not overlap':
    "UPDATE country_policy SET effective_to = '2020-01-01' WHERE effective_to IS NOT NULL",
  'every reference leads somewhere': "DELETE FROM product WHERE sku = 'SKU-55'",
}

/** The example with something of everything in it. */
async function fullCompany(): Promise<string> {
  const { company, directory } = exampleCompany()
  const database = openDatabase(directory)
  addOrder(database, { id: 'ORD-2', customerId: 'CUS-7', ...dates, lines: [{ sku: 'SKU-56', price: '5' }] })
  addBatch(database, { code: 'LOT-SKU-56', sku: 'SKU-56' })
  addBatch(database, { code: 'B-9', sku: 'SKU-56' })
  addReturnRequest(database, {
    id: 'RET-1',
    order: 'ORD-2',
    line: 'ORD-2-1',
    reason: 'defect',
    reportedAt: '2026-10-21',
  })
  // A second time of the same terms, which ends where the first begins.
  database.run(`INSERT INTO country_policy SELECT country, kind, '2005-01-01', effective_from, 0, NULL, 0, 0, 0, basis
    FROM country_policy`)
  database.close()
  const { order, line, warehouse } = missingOrderExample
  const cause = 'lost'
  await company.warehouse.holdBatch({ batch: 'B-9', reason: 'cracks' }, 'h')
  await company.orders.createReplacement({ parent: order, line, quantity: 1, warehouse, signature: true, cause }, 'o')
  await company.payments.refund({ order, line, cause, amount: { amount: '1.00', currency: 'GBP' } }, 'p')
  await company.returns.credit({ request: 'RET-1', amount: { amount: '5.00', currency: 'GBP' }, cause }, 'r')
  return directory
}

const dates = { placedOn: '2026-10-01', promisedOn: '2026-10-05' }

test('every rule is tried', () => {
  const elsewhere = Object.keys({ ...supplyInvariants, ...bankInvariants })
  expect(Object.keys(misdeeds)).toEqual(Object.keys(invariants).filter((name) => !elsewhere.includes(name)))
})

test('the example with everything in it is sound', async () => {
  const database = openDatabase(await fullCompany(), { readOnly: true })
  expect(brokenInvariants(database)).toEqual([])
  database.close()
})

test.each(Object.entries(misdeeds))('who breaks "%s" is noticed', async (invariant, misdeed) => {
  const database = openDatabase(await fullCompany())
  database.execute('PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON')
  database.execute(misdeed)
  expect(brokenInvariants(database).map((broken) => broken.invariant)).toContain(invariant)
  database.close()
})
