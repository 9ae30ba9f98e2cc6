import {
  addRefund,
  createEmptyCompany,
  createMissingOrderExample,
  missingOrderExample,
  openDatabase,
  type Company,
  type CompanyDatabase,
  type MissingOrderVariant,
} from '@operant/sandbox'
import type { Workbench } from 'operant/testing'
import { expect, test } from 'vitest'
import {
  addOneOrder,
  answersOf,
  asOf,
  benchOf,
  opened,
  operationsOf,
  scan,
  temporaryDirectory,
} from './test-company.ts'

const { order, line, warehouse } = missingOrderExample
const carrierCases = ['carrier.openClaim', 'carrier.requestRetrieval']
const told = ['desk.addNote', 'desk.reply']

interface Desk {
  readonly company: Company
  readonly bench: Workbench
  readonly ticket: string
  /** Changes the company's data by hand, as somebody in its own systems would. */
  readonly byHand: (work: (database: CompanyDatabase) => void) => void
}

async function deskOf(directory: string, ticket: string): Promise<Desk> {
  const company = opened(directory)
  const bench = await benchOf(company)
  await bench.run('support', 'resolve ticket', { ticket }, 'run')
  return {
    company,
    bench,
    ticket,
    byHand(work) {
      const database = openDatabase(directory)
      work(database)
      database.close()
    },
  }
}

/** The delivery to another unit, whose replacement a support lead has to approve. */
async function waiting(variant: MissingOrderVariant = 'above the limit'): Promise<Desk> {
  const directory = temporaryDirectory()
  createMissingOrderExample({ directory, variant })
  const desk = await deskOf(directory, missingOrderExample.ticket)
  expect(await operationsOf(desk.company)).toEqual(carrierCases)
  return desk
}

/** A parcel that was never handed over, says the carrier, and was, says the warehouse: a person decides. */
async function contradicted(): Promise<Desk> {
  const directory = temporaryDirectory()
  const database = createEmptyCompany({ directory, asOf })
  const announced = { state: 'InfoReceived' as const, events: [scan('2026-10-08T16:00:00.000Z', 'InfoReceived')] }
  addOneOrder(database, { shipment: { ...announced, dock: 'handed over' } })
  database.close()
  const desk = await deskOf(directory, 'TIC-1')
  expect([(await desk.bench.state('run')).settled?.outcome, await operationsOf(desk.company)]).toEqual([
    'handed over',
    [],
  ])
  return desk
}

const outcomeOf = async ({ bench }: Desk) => (await bench.state('run')).settled?.outcome
const letterOf = async ({ company, ticket }: Desk) => (await answersOf(company, ticket)).join('\n')

test('a person sends the replacement by hand: it is found, nobody is asked any more, and the customer hears of it', async () => {
  const desk = await waiting()
  await desk.bench.take('run')
  const sent = { parent: order, line, quantity: 1, warehouse, signature: true, cause: 'not received' }
  const { trackingNumber } = await desk.company.orders.createReplacement(sent, 'by hand')
  await desk.bench.giveBack('run', 'I have sent it myself')
  expect(await outcomeOf(desk)).toBe('met')
  expect(await operationsOf(desk.company)).toEqual([...carrierCases, 'orders.createReplacement', ...told])
  expect(await letterOf(desk)).toContain(trackingNumber)
  expect(desk.bench.open('run')).toEqual([])
})

test('the lead says no, and a person pays back instead: nothing is sent, and the run ends', async () => {
  const desk = await waiting()
  await desk.bench.decide('run', 'rejected')
  expect(await outcomeOf(desk)).toBe('partly')
  const amount = { amount: '164.00', currency: 'GBP' as const }
  await desk.company.payments.refund({ order, line, cause: 'not received', amount }, 'by hand')
  await desk.bench.giveBack('run', 'paid back, as agreed with the lead')
  expect(await outcomeOf(desk)).toBe('met')
  expect(await operationsOf(desk.company)).toEqual([...carrierCases, 'payments.refund', ...told])
})

test('a person corrects the address: the replacement is asked for anew, and goes there', async () => {
  const desk = await waiting()
  await desk.bench.take('run')
  desk.byHand((database) => database.run("UPDATE sales_order SET street = '99 New Lane' WHERE id = ?", order))
  await desk.bench.giveBack('run', 'the customer has moved')
  expect(await operationsOf(desk.company)).toEqual(carrierCases)
  await desk.bench.decide('run', 'approved')
  expect(await outcomeOf(desk)).toBe('met')
  expect(await operationsOf(desk.company)).toEqual([...carrierCases, 'orders.createReplacement', ...told])
  expect(await letterOf(desk)).toContain('99 New Lane')
})

test('a person pays back what was handed over: it is told as settled, and nothing is paid twice', async () => {
  const desk = await contradicted()
  desk.byHand((database) =>
    addRefund(database, {
      id: 'REF-9',
      order: 'ORD-2001',
      line: 'ORD-2001-1',
      cause: 'not received',
      amountMinor: 4000,
      at: '2026-10-21T09:00:00.000Z',
    }),
  )
  await desk.bench.giveBack('run', 'refunded by finance')
  expect(await outcomeOf(desk)).toBe('declined')
  expect(await operationsOf(desk.company)).toEqual(told)
  expect(await letterOf(desk)).toContain('40.00 GBP was paid back')
})

test('a person cancels the order: nothing is sent any more, and the customer hears so', async () => {
  const desk = await contradicted()
  desk.byHand((database) => {
    database.run("UPDATE sales_order SET status = 'cancelled' WHERE id = 'ORD-2001'")
    database.run("UPDATE payment SET status = 'void' WHERE order_id = 'ORD-2001'")
    // It never left: the label is void as well.
    for (const table of ['tracking_event', 'shipment_line'])
      database.run(`DELETE FROM ${table} WHERE shipment_id IN (SELECT id FROM shipment WHERE order_id = 'ORD-2001')`)
    database.run("DELETE FROM shipment WHERE order_id = 'ORD-2001'")
  })
  await desk.bench.giveBack('run', 'cancelled on the phone')
  expect(await outcomeOf(desk)).toBe('declined')
  expect(await operationsOf(desk.company)).toEqual(told)
})

test('a person corrects what the warehouse had written down: the agent sends it again by itself', async () => {
  const desk = await contradicted()
  desk.byHand((database) => database.run("UPDATE shipment SET dock = 'on dock' WHERE order_id = 'ORD-2001'"))
  await desk.bench.giveBack('run', 'it stands on the dock')
  expect(await outcomeOf(desk)).toBe('met')
  expect(await operationsOf(desk.company)).toEqual(['orders.createReplacement', ...told])
})

test('nothing was set right: it is handed over again, nothing is done, and what was said is kept', async () => {
  const desk = await contradicted()
  await desk.bench.giveBack('run', 'please look again')
  expect([await outcomeOf(desk), await operationsOf(desk.company)]).toEqual(['handed over', []])
  expect((await desk.bench.state('run')).returns.map(({ note }) => note)).toEqual(['please look again'])
})
