import { onTestFinished } from 'vitest'
import { type Company, openCompany } from '../company.ts'
import type { CompanyDatabase } from '../database/database.ts'
import { addCustomer } from '../records/add-customer.ts'
import { addOrder } from '../records/add-order.ts'
import { addBatch, addKnownIssue, addProduct } from '../records/add-product.ts'
import { setStock } from '../records/add-stock.ts'
import { addReturnRequest } from '../records/returns.ts'
import { createEmptyCompany } from '../world/create-empty-company.ts'
import { reached, temporaryDirectory, type Way } from './company.ts'

export const gift = { recipientName: 'Ida Holm', recipientEmail: 'ida@example.com' }

/** A mug given as a present; batch B-1 is on hold, B-2 is not. */
export async function giftCompany(
  way: Way,
  fill: (database: CompanyDatabase) => void = () => {},
): Promise<{ company: Company; directory: string }> {
  const directory = temporaryDirectory()
  const database = createEmptyCompany({ directory, asOf: '2026-10-21T10:00:00Z' })
  addCustomer(database, { id: 'CUS-1', name: 'Jon Berg', damagedClaims12Months: 1, returnedOrders12Months: 2 })
  addProduct(database, { sku: 'MUG', title: 'Mug', returnWindowDays: 14 })
  addBatch(database, { code: 'B-1', sku: 'MUG', madeOn: '2026-02-01', onHold: true })
  addBatch(database, { code: 'B-2', sku: 'MUG', madeOn: '2026-03-01' })
  addKnownIssue(database, { id: 'KI-1', sku: 'MUG', batch: 'B-1', symptom: 'glaze cracks', openedOn: '2026-10-01' })
  setStock(database, { warehouse: 'WH1', sku: 'MUG', batch: 'B-1', onHand: 50 })
  setStock(database, { warehouse: 'WH1', sku: 'MUG', batch: 'B-2', onHand: 3, reserved: 1 })
  const lines = [{ sku: 'MUG', title: 'Mug', price: '18.50', batch: 'B-1', quantity: 2 }]
  addOrder(database, {
    id: 'ORD-1',
    customerId: 'CUS-1',
    placedOn: '2026-09-01',
    promisedOn: '2026-09-05',
    gift,
    lines,
  })
  addReturnRequest(database, {
    id: 'RET-1',
    order: 'ORD-1',
    line: 'ORD-1-1',
    requester: 'gift_recipient',
    reason: 'damaged on delivery',
    reportedAt: '2026-10-20T09:00:00Z',
    photos: [
      { sha256: 'a1', finding: 'parcel crushed', subject: 'parcel', takenAt: '2026-09-05T15:00:00Z' },
      { sha256: 'b2', finding: 'handle broken off' },
    ],
  })
  fill(database)
  database.close()
  const company = openCompany({ directory })
  onTestFinished(() => company.close())
  return reached(way, { company, directory })
}
