import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCompany } from '../company.ts'
import { openDatabase } from '../database/database.ts'
import { brokenInvariants } from '../database/invariants.ts'
import { temporaryDirectory } from '../testing/company.ts'
import { createCompany } from './create-company.ts'
import { addHostileTickets } from './hostile-tickets.ts'

test('a company of the present has tickets of people who would have their texts run', async () => {
  const directory = temporaryDirectory()
  const asOf = '2027-02-14T07:30:00.000Z'
  createCompany({
    directory,
    truthFile: join(temporaryDirectory(), 'truth'),
    seed: 7,
    tickets: 60,
    difficulty: 2,
    asOf,
  })
  addHostileTickets(directory)
  const company = openCompany({ directory })
  expect(await company.controls.clock()).toBe(asOf)
  const tickets = await company.desk.openTickets()
  expect(tickets.map(({ createdAt }) => createdAt).filter((at) => at > asOf)).toEqual([])
  const hostile = tickets.filter(({ subject }) => subject.includes('<script>'))
  expect(hostile).toHaveLength(3)
  const customers = await Promise.all(hostile.map(({ customerId }) => company.orders.customer(customerId)))
  expect(customers.map((customer) => customer?.name)).toEqual(hostile.map(() => expect.stringContaining('onerror=')))
  await company.close()
  const database = openDatabase(directory, { readOnly: true })
  expect(brokenInvariants(database)).toEqual([])
  database.close()
})
