import { afterEach, expect, test } from 'vitest'
import { modelReasoner } from '../../reasoning/model/model-reasoner.ts'
import { startScriptedModel, type ScriptedModel } from '../../testing/scripted-model-server.ts'
import type { ScriptedCall, ScriptedReply } from '../../testing/scripted-model.ts'
import { Workbench } from '../../testing/workbench.ts'
import { findsTheSupplier, partsAgent, partsLedger, type PartsDesk } from '../../testing/worlds/parts-desk.ts'
import { mostFruitless, mostProposals } from '../deciding/when-stuck.ts'

let models: ScriptedModel[] = []
afterEach(async () => {
  await Promise.all(models.map((model) => model.close()))
  models = []
})

async function play(
  script: readonly ScriptedReply[],
  {
    code = 'stale',
    reasoner = 'hybrid',
    firms = 0,
    approved = ['S2', 'S3'],
    ...desk
  }: Partial<PartsDesk> & {
    readonly code?: 'stale' | 'valid'
    readonly firms?: number
    readonly approved?: readonly string[]
  } = {},
) {
  const model = await startScriptedModel({ '*': script })
  models.push(model)
  const books = partsLedger(code)
  books.set('part', 'filter', { codes: approved })
  for (let firm = 0; firm < firms; firm += 1) books.set('supplier', `F${firm}`, { name: `Firm ${firm}` })
  const bench = new Workbench({
    agents: [partsAgent({ reasoner, ...desk })],
    clients: { ledger: books },
    reasoner: modelReasoner({ baseURL: model.url, model: 'scripted' }),
  })
  const state = await bench.run('buyer', 'supply', { requestId: 'R1' }, 'run1')
  const orders = books.entries.filter(({ what }) => what === 'order').map(({ values }) => values['supplier'])
  return { bench, books, state, orders, model, asked: model.requests.length }
}

const call = (tool: string, args: ScriptedCall['arguments'] = {}): ScriptedReply => ({
  calls: [{ tool, arguments: args }],
})

test('where search finds a way, no model is asked: the run is the one of search, event by event', async () => {
  const search = await play([], { code: 'valid', reasoner: 'search' })
  const hybrid = await play([], { code: 'valid' })
  expect(hybrid.state.settled?.outcome).toBe('met')
  expect([hybrid.asked, hybrid.state.tokens]).toEqual([0, 0])
  const typesOf = async ({ bench }: typeof search) => (await bench.store.read('run1')).map(({ type }) => type)
  expect(await typesOf(hybrid)).toEqual(await typesOf(search))
})

test('where search hands over, the model finds the way, and search goes on from there', async () => {
  const search = await play([], { reasoner: 'search' })
  expect(search.state.settled).toMatchObject({ outcome: 'handed over' })
  const hybrid = await play(findsTheSupplier)
  expect(hybrid.state.settled).toMatchObject({ outcome: 'met' })
  expect(hybrid.orders).toEqual(['S2'])
  const proposed = await hybrid.bench.events('run1', 'step.proposed')
  expect(proposed.map(({ step, by }) => [step.capability, by])).toEqual([
    ['findSupplier', 'model'],
    ['order', 'model'],
  ])
  // Told by search: two answers of the model were all that was needed.
  expect(hybrid.books.written).toEqual(['order R1', 'note R1'])
  expect(hybrid.asked).toBe(2)
  expect(hybrid.state.tokens).toBe(220)
})

test('a model that sees nothing left to do is believed once, and search has the last word', async () => {
  const { state, asked, orders } = await play([call('done'), call('findSupplier', { name: 'Acme' })])
  expect([asked, orders]).toEqual([1, []])
  expect(state.settled?.outcome).toBe('handed over')
  expect(state.settled?.why).toMatch(/no supplier S1.*\. The model, asked as well, sees nothing that it could do$/)
})

test.each([
  ['refused each time', Array.from({ length: 30 }, () => call('order', { supplier: { ref: 'f99.code' } }))],
  ['tools that do not exist', Array.from({ length: 30 }, () => call('orderEverything'))],
  ['read again what is known', Array.from({ length: 30 }, () => call('readRequest'))],
])('it is not asked for ever where nothing comes of it: %s', async (_, script) => {
  const { state, asked, orders } = await play(script)
  expect(asked).toBeLessThanOrEqual(mostFruitless + 1)
  expect(orders).toEqual([])
  expect(state.settled?.outcome).toBe('handed over')
  expect(state.settled?.why).toContain('came to nothing')
})

test('reads that always find something else end as well', async () => {
  const script = Array.from({ length: 100 }, (_, index) => call('findSupplier', { name: `Firm ${index}` }))
  const { state, asked } = await play(script, { tokens: 1_000_000, firms: 100 })
  expect(state.settled?.outcome).toBe('handed over')
  expect(asked).toBe(mostProposals)
})

test('search rests on nothing that a model chose: a record it picked is ordered from by nobody', async () => {
  // A record bears it, so that only who proposes the order makes the difference.
  const script = [call('readSupplier', { code: { literal: 'S9' } }), call('done')]
  const { state, orders, books } = await play(script, { approved: ['S9'] })
  expect(state.facts.get('supplier []')).toMatchObject({ value: { code: 'S9' }, label: 'literal' })
  expect([orders, books.written]).toEqual([[], []])
  expect(state.settled?.outcome).toBe('handed over')
})

test('the same guardrail: a supplier that no record bears is not ordered from, whoever found it', async () => {
  const script = [call('findSupplier', { name: 'Crook' }), call('order', { supplier: { ref: 'f4.code' } })]
  const { state, orders } = await play(script)
  expect(orders).toEqual([])
  expect(state.settled?.outcome).toBe('handed over')
})

test('what a person is asked for the sake of a proposal stays asked, and search goes on after the answer', async () => {
  const { bench, books } = await play(findsTheSupplier, { then: 'approve by lead' })
  expect(bench.open('run1').map(({ kind, title }) => [kind, title])).toEqual([['approve', 'Order filter from S2']])
  await bench.pass('1h')
  expect(bench.open('run1')).toHaveLength(1)
  await bench.decide('run1', 'approved')
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  expect(books.written).toEqual(['order R1', 'note R1'])
})

test('what a rule gives to a person, no model is asked about', async () => {
  const { state, asked, orders } = await play(findsTheSupplier, { code: 'valid', then: 'escalate to lead' })
  expect([asked, orders]).toEqual([0, []])
  expect(state.settled?.outcome).toBe('handed over')
})

test.each([
  ['its server fails', [{ status: 500 } as const]],
  ['its key is not taken', [{ status: 401 } as const]],
])('without the model it behaves as search alone, and says so: %s', async (_, script) => {
  const { bench, books } = await play(script)
  await bench.pass('10m')
  const { settled } = await bench.state('run1')
  expect(settled?.outcome).toBe('handed over')
  expect(settled?.why).toMatch(/no supplier S1.*\. The model could not .*asked/)
  expect(bench.open('run1', 'take over')[0]?.title).toContain('Supply R1')
  expect(books.written).toEqual([])
})

test('tokens that are used up end the asking, and not the run', async () => {
  const dear = findsTheSupplier.slice(0, 1).map((reply) => ({ ...reply, usage: { input: 90_000, output: 20_000 } }))
  const { state } = await play([...dear, ...findsTheSupplier.slice(1)])
  expect(state.settled).toMatchObject({ outcome: 'handed over' })
  expect(state.settled?.why).toContain('The model is not asked: 100000 tokens are used up')
})
