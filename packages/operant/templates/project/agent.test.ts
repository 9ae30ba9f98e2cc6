import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Workbench } from 'operant/testing'
import { triage } from './agent.ts'
import { deskOf, sampleTickets } from './desk.ts'

function start() {
  const desk = deskOf(sampleTickets)
  return { desk, bench: new Workbench({ agents: [triage], clients: { desk } }) }
}

test('an invoice goes to billing', async () => {
  const { desk, bench } = start()
  const run = await bench.run('triage', 'assignTicket', { ticketId: 'T-1' })
  assert.equal(run.settled?.outcome, 'met')
  assert.equal(desk.ticket('T-1')?.team, 'billing')
})

test('what is urgent waits for the lead', async () => {
  const { desk, bench } = start()
  await bench.run('triage', 'assignTicket', { ticketId: 'T-2' }, 'run1')
  assert.equal(desk.ticket('T-2')?.team, null)
  await bench.decide('run1', 'approved', 'lena')
  assert.equal(desk.ticket('T-2')?.team, 'shipping')
})

test('what is unclear is asked about', async () => {
  const { desk, bench } = start()
  await bench.run('triage', 'assignTicket', { ticketId: 'T-3' }, 'run1')
  await bench.answer('run1', 'sales')
  assert.equal(desk.ticket('T-3')?.team, 'sales')
})
