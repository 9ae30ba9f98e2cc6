import { supplyExample } from '@operant/sandbox'
import { expect, test } from 'vitest'
import { port, type Port } from './test-port.ts'

const { shipment, line, freight, salesOrders } = supplyExample
const eta = '2026-11-20'

const answer = ({ bench }: Port) => bench.run('shipment delay', 'answer delay', { shipmentId: shipment }, 'run')

test('the best answer is taken and put down with all that it was weighed against', async () => {
  const at = port()
  await answer(at)
  const { inbound } = at.company
  expect(await inbound.findFreight({ shipment, option: freight.air, line })).toMatchObject({ quantity: 40 })
  const decision = await inbound.findDecision({ shipment, eta })
  expect(decision).toMatchObject({ option: `split ${freight.air}`, cost: { amount: '336.80', currency: 'EUR' } })
  expect(decision?.reasons).toContain('wait: 802.00 EUR')
  // By air the goods are there on the very day: the promise is kept, and nobody is told anything.
  expect(await at.writes()).toEqual(['inbound.bookFreight', 'inbound.recordDecision'])
})

test('it is looked at again at each milestone, answers a later date anew, and ends when the goods are here', async () => {
  const at = port()
  await answer(at)
  expect((await at.bench.events('run', 'wait.began')).map(({ until }) => until)).toEqual(['2026-11-19T08:00:00.000Z'])
  at.expect('2026-11-24')
  await at.bench.receive('shipment.reported', shipment)
  expect(await at.company.inbound.findDecision({ shipment, eta: '2026-11-24' })).not.toBeNull()
  at.arrive('2026-11-24')
  await at.bench.pass('20d')
  expect((await at.bench.state('run')).settled?.outcome).toBe('met')
  expect((await at.writes()).filter((one) => one === 'inbound.recordDecision')).toHaveLength(2)
})

test('what the budget does not allow is not done: the best answer that it allows is', async () => {
  const at = port()
  at.leave(50)
  await answer(at)
  expect(await at.company.inbound.findDecision({ shipment, eta })).toMatchObject({ option: 'cancel' })
  expect(await at.writes()).toEqual(['allocations.cancel', 'inbound.recordDecision'])
})

test('a customer whose promise is missed is told once, and again only when it becomes worse', async () => {
  const at = port()
  at.leave(0)
  at.earn(500)
  at.expect('2026-12-10')
  await answer(at)
  expect(await at.company.inbound.findDecision({ shipment, eta: '2026-12-10' })).toMatchObject({ option: 'wait' })
  const told = await at.company.allocations.noticesOf(salesOrders[1])
  expect(told).toMatchObject([{ newDate: '2026-12-13' }])
  await at.bench.receive('shipment.reported', shipment)
  expect(await at.company.allocations.noticesOf(salesOrders[1])).toHaveLength(1)
  at.expect('2026-12-14')
  await at.bench.receive('shipment.reported', shipment)
  expect(await at.company.allocations.noticesOf(salesOrders[1])).toMatchObject([
    { newDate: '2026-12-13' },
    { newDate: '2026-12-17' },
  ])
})

/** The best answer costs more than may be spent alone. */
function dear(): Port {
  const at = port()
  at.earn(2_000)
  at.charge(3_000)
  return at
}

test('what costs more than may be spent alone is asked first, with all options, and done once approved', async () => {
  const at = dear()
  await answer(at)
  expect(await at.writes()).toEqual([])
  const [request] = at.bench.open('run', 'approve')
  expect(request).toMatchObject({ roles: ['supply-lead'], title: expect.stringContaining(`split ${freight.air}`) })
  expect(JSON.stringify(request?.shown)).toContain('"wait"')
  await at.bench.decide('run', 'approved')
  expect(await at.company.inbound.findDecision({ shipment, eta })).toMatchObject({ option: `split ${freight.air}` })
})

test('where the lead says no, the best of what needs no approval is done instead', async () => {
  const at = dear()
  await answer(at)
  await at.bench.decide('run', 'rejected')
  expect(await at.company.inbound.findFreight({ shipment, option: freight.air, line })).toBeNull()
  const decision = await at.company.inbound.findDecision({ shipment, eta })
  expect(decision?.option).toMatch(/^substitute /)
})

test('what nobody answers is asked anew with the figures of that day, and nothing is spent meanwhile', async () => {
  const at = dear()
  await answer(at)
  const [first] = at.bench.open('run', 'approve')
  await at.bench.pass('3d')
  const [second] = at.bench.open('run', 'approve')
  expect(second?.argumentsHash).not.toBe(first?.argumentsHash)
  expect(await at.writes()).toEqual([])
})
