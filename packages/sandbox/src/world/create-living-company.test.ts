import { expect, test } from 'vitest'
import { openCompany } from '../company.ts'
import { openDatabase } from '../database/database.ts'
import { brokenInvariants } from '../database/invariants.ts'
import { temporaryDirectory } from '../testing/company.ts'
import { createLivingCompany } from './create-living-company.ts'

const asOf = '2027-02-14T07:30:00.000Z'

test('tickets come in as time goes by; some are of people who would have their texts run', async () => {
  const directory = temporaryDirectory()
  const wishes = { seed: 7, tickets: 60, difficulty: 2, atOnce: 24, every: 8_000 } as const
  createLivingCompany({ directory, truthFolder: temporaryDirectory(), asOf, ...wishes })
  let now = asOf
  const company = openCompany({ directory, now: () => new Date(now) })
  const counts: number[] = []
  for (const seconds of [0, 8, 16, 62, 3_600]) {
    now = new Date(Date.parse(asOf) + seconds * 1_000).toISOString()
    counts.push((await company.desk.openTickets()).length)
  }
  expect(counts).toEqual([24, 25, 26, 24 + 7 + 3, 63])
  const hostile = (await company.desk.openTickets()).filter(({ subject }) => subject.includes('<script>'))
  expect(hostile).toHaveLength(3)
  const customers = await Promise.all(hostile.map(({ customerId }) => company.orders.customer(customerId)))
  expect(customers.map((customer) => customer?.name)).toEqual(hostile.map(() => expect.stringContaining('onerror=')))
  expect((await company.purchasing.promisedBefore(asOf.slice(0, 10))).length).toBeGreaterThan(0)
  const [euros] = await company.bank.accounts()
  expect(await company.bank.statements({ account: euros?.id ?? '' })).toMatchObject([{ from: '2027-01-01' }])
  await company.close()
  const database = openDatabase(directory, { readOnly: true })
  expect(brokenInvariants(database)).toEqual([])
  database.close()
})
