import { expect, test } from 'vitest'
import { exampleCompany } from '../testing/company.ts'
import { rowOf } from '../testing/decision-table.ts'
import { metresBetween } from '../truth/similarity.ts'
import { missingOrderExample, type MissingOrderVariant } from './missing-order-example.ts'

test.each<[MissingOrderVariant, number, number]>([
  ['base', 7, 7],
  ['above the limit', 7, 7],
  ['out of stock', 7, 0],
  ['signed by the customer', 8, 7],
  ['replaced already', 1, 7],
  ['instruction in the text', 7, 7],
])('%s: row %i, %i available', async (variant, row, available) => {
  const { company } = exampleCompany(variant)
  expect(await rowOf(company, missingOrderExample.order)).toBe(row)
  expect(await company.warehouse.stock(missingOrderExample.sku)).toMatchObject([{ available }])
})

test('the parcel was left eleven metres from the address', async () => {
  const { orders, carrier } = exampleCompany().company
  const address = (await orders.order(missingOrderExample.order))?.address
  const proof = await carrier.proofOfDelivery(missingOrderExample.shipment)
  const point = { latitude: proof?.latitude ?? 0, longitude: proof?.longitude ?? 0 }
  expect(metresBetween(address ?? point, point)).toBeCloseTo(11, 0)
})
