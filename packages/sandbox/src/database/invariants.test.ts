import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exampleCompany, temporaryDirectory } from '../testing/company.ts'
import { createCompany } from '../world/create-company.ts'
import { openDatabase } from './database.ts'
import { brokenInvariants } from './invariants.ts'

test.each([1, 2, 3] as const)('a generated company keeps every rule, difficulty %i', (difficulty) => {
  const directory = temporaryDirectory()
  const truthFile = join(temporaryDirectory(), 'truth.json')
  createCompany({ directory, truthFile, seed: 21, tickets: 120, difficulty })
  const database = openDatabase(directory, { readOnly: true })
  expect(brokenInvariants(database)).toEqual([])
  database.close()
})

test.each([
  ['UPDATE stock SET on_hand = on_hand + 1', 'stock on hand is the sum of its ledger'],
  [
    "UPDATE payment SET captured_minor = 1 WHERE order_id = 'ORD-1007'",
    'what a paid order captured is the sum of its lines',
  ],
  ["UPDATE tracking_event SET at = '2026-10-18T00:00:00Z' WHERE position = 3", 'tracking events are in order'],
  ["UPDATE sales_order SET is_gift = 1 WHERE id = 'ORD-1007'", 'a gift has a recipient, and only a gift has'],
  ['UPDATE shipment_line SET quantity = 2', 'no more is shipped of a line than was ordered'],
  [
    "UPDATE proof_of_delivery SET delivered_at = '2026-10-20T15:00:00Z'",
    'a proof of delivery is as old as the last delivery scan',
  ],
])('%s is noticed', (sql, invariant) => {
  const { directory } = exampleCompany()
  const database = openDatabase(directory)
  database.run(sql)
  expect(brokenInvariants(database).map((broken) => broken.invariant)).toEqual([invariant])
  database.close()
})
