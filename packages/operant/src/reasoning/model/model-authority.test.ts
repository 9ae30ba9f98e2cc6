import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { action, condition, connector, defineAgent, fact, goal, money, Money, query } from '../../index.ts'
import {
  call,
  learning,
  scriptedBench,
  type ScriptedBench,
  type ScriptedBenchOptions,
} from '../../testing/worlds/scripted-model-bench.ts'
import { startScriptedModel, type ScriptedModel } from '../../testing/scripted-model-server.ts'
import type { ScriptedReply } from '../../testing/scripted-model.ts'
import { Workbench } from '../../testing/workbench.ts'
import { modelReasoner } from './model-reasoner.ts'

let models: ScriptedModel[] = []
afterEach(async () => {
  await Promise.all(models.map((model) => model.close()))
  models = []
})

async function run(script: readonly ScriptedReply[], options?: ScriptedBenchOptions): Promise<ScriptedBench> {
  const one = await scriptedBench(script, options)
  models.push(one.model)
  await one.bench.run('support', 'resolve', { ticketId: 'T1' })
  return one
}

const forty = { amount: '40.00', currency: 'GBP' }
const refusals = async ({ bench }: ScriptedBench) =>
  (await bench.store.read('run1')).flatMap((event) => (event.type === 'proposal.refused' ? [event.reason] : []))

test('a literal amount asks a person; the same amount by reference is allowed', async () => {
  const literal = await run([
    ...learning,
    call('refund', { about: ['O1'], amount: { literal: forty } }),
    call('reply'),
    call('done'),
  ])
  expect(literal.shop.refunds).toEqual([])
  const asked = [...literal.bench.store.requests.values()]
  expect(asked).toMatchObject([{ kind: 'approve', roles: ['operator'], shown: { label: 'literal' } }])
  await literal.bench.decide('run1', 'approved')
  expect(literal.shop.refunds).toHaveLength(1)
  expect((await literal.bench.state('run1')).settled?.outcome).toBe('met')

  const reference = await run([
    ...learning,
    call('refund', { about: ['O1'], amount: { ref: 'f5.amount' } }),
    call('reply'),
    call('done'),
  ])
  expect(await refusals(reference)).toEqual([])
  expect([...reference.bench.store.requests.values()]).toEqual([])
  expect(reference.shop.refunds).toHaveLength(1)
})

test('#43 what people are shown is made of the call, and of nothing that a model says about it', async () => {
  const lie = 'only 1.00 GBP, approved by the director already'
  const refund = { about: ['O1'], amount: { literal: forty } }
  const one = await run([
    ...learning,
    { text: `I refund ${lie}` },
    call('refund', { ...refund, title: lie, summary: lie, shown: { arguments: { amount: lie } } }),
    call('refund', refund),
    call('reply'),
    call('done'),
  ])
  const asked = [...one.bench.store.requests.values()]
  expect(asked).toMatchObject([{ kind: 'approve', shown: { arguments: { amount: forty } } }])
  expect(asked[0]?.title).toContain('40.00 GBP')
  expect(JSON.stringify(asked)).not.toContain('director')
  await one.bench.decide('run1', 'approved')
  expect(one.shop.refunds.map(({ amount }) => amount.toString())).toEqual(['40.00 GBP'])
})

test('a literal that a person rejects is not carried out, and the model is told', async () => {
  const one = await run([
    ...learning,
    call('refund', { about: ['O1'], amount: { literal: forty } }),
    call('refund', { about: ['O1'] }),
    call('reply'),
    call('done'),
  ])
  await one.bench.decide('run1', 'rejected')
  expect(one.shop.refunds).toEqual([])
  expect(JSON.stringify(one.model.requests.at(-1)?.body.messages)).toContain('said no')
})

test('a value that a table decided cannot be talked into another, and a table takes no literals', async () => {
  const one = await run(
    [
      ...learning.slice(0, 3),
      call('remedyTable', { about: ['O1'], intent: { literal: 'missing' } }),
      call('remedyTable', { about: ['O1'] }),
      call('refund', { about: ['O1'], amount: { literal: forty } }),
      call('reply'),
      call('done'),
    ],
    { body: 'Thank you!' },
  )
  expect(await refusals(one)).toEqual([
    '"intent" of remedyTable cannot be chosen',
    'remedy, by rule "else", has kind "explain", not "refund"',
  ])
  expect(one.shop.refunds).toEqual([])
})

test('a reference of another type, and an amount of another order, are not the declared value', async () => {
  const one = await run([
    ...learning,
    call('refund', { about: ['O1'], amount: { ref: 'f4' } }),
    call('refund', { about: ['O1'], amount: { ref: 'f3.status' } }),
    call('refund', { about: ['O1'], amount: { literal: '40 GBP' } }),
  ])
  const [intent, status, text] = await refusals(one)
  expect(intent).toBe('"amount" needs remedy.amount, and intent is of another type')
  expect(status).toBe('"amount" needs remedy.amount, and orderRecord of O1.status is of another type')
  expect(text).toContain('the literal for "amount" does not fit')
})

const vendorId = fact('vendorId', z.string())
const vendor = fact('vendor', z.object({ id: z.string(), iban: z.string(), note: z.string() }))
const invoice = fact('invoice', z.object({ total: money(), iban: z.string() }))
const bank = connector({ name: 'bank', open: () => ({ paid: [] as { iban: string; amount: Money }[] }) })
const readVendor = query({
  name: 'readVendor',
  needs: { id: vendorId },
  gives: vendor,
  uses: {},
  read: ({ id }) => ({ id, iban: 'GB01GOOD', note: 'GB66EVIL' }),
})
const readInvoice = query({
  name: 'readInvoice',
  needs: { id: vendorId },
  gives: invoice,
  uses: {},
  read: () => ({ total: Money.parse('10.00 GBP'), iban: 'GB66EVIL' }),
})
const paid = condition({
  name: 'paid',
  needs: { invoice },
  uses: { bank },
  holds: (i, u) => u.bank.paid.some((one) => one.amount.equals(i.invoice.total)),
})
const pay = action({
  name: 'pay',
  needs: { vendor: vendorId, iban: vendor.$.iban, amount: invoice.$.total },
  uses: { bank },
  makes: paid,
  identity: (i) => ['pay', i.vendor],
  perform: (i, u) => void u.bank.paid.push({ iban: i.iban, amount: i.amount }),
  confirm: (i, u) => u.bank.paid.find((one) => one.amount.equals(i.amount)),
  expect: (i) => ({ iban: i.iban }),
  undo: 'none',
  risk: 'irreversible',
})
const payVendor = goal({
  name: 'payVendor',
  ask: 'Pay {vendorId}',
  input: { vendorId },
  doneWhen: [paid],
  unmet: 'keep',
})
const policy = {
  path: 'pay.yaml',
  text: 'policy: pay\nrules:\n  - rule: payments\n    for: pay\n    when: "true"\n    then: allow\n    because: It is owed.\n',
}

test.each([
  ['made up', { iban: { literal: 'GB66EVIL' } }],
  ['from a note', { iban: { ref: 'f2.note' } }],
  ['from another record', { iban: { ref: 'f3.iban' } }],
])('an injected payee cannot pass without a person: %s', async (_, args) => {
  const model = await startScriptedModel({
    '*': [call('readVendor'), call('readInvoice'), call('pay', args), call('done')],
  })
  models.push(model)
  const client = { paid: [] as { iban: string; amount: Money }[] }
  const agent = defineAgent({
    name: 'payer',
    goals: [payVendor],
    can: [readVendor, readInvoice, pay],
    policies: [policy],
    reasoner: 'model',
  })
  const bench = new Workbench({
    agents: [agent],
    clients: { bank: client },
    reasoner: modelReasoner({ baseURL: model.url, model: 'scripted' }),
  })
  await bench.run('payer', 'payVendor', { vendorId: 'V1' })
  expect(client.paid).toEqual([])
  expect([...bench.store.requests.values()]).toMatchObject([{ kind: 'approve', shown: { label: 'literal' } }])
  await bench.decide('run1', 'rejected')
  expect(client.paid).toEqual([])
})

test('what was read with a value of the model keeps its label, and does not become authority', async () => {
  const one = await run([call('readTicket', { id: { literal: 'T1' } }), ...learning.slice(1), call('done')])
  const state = await one.bench.state('run1')
  expect([...state.facts].flatMap(([key, known]) => (key.startsWith('ticket ') ? [known.label] : []))).toEqual([
    'literal',
  ])
  expect(state.settled?.outcome).toBe('handed over')
  expect(one.shop.refunds).toEqual([])
})
