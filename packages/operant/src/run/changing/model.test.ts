import { afterEach, expect, test } from 'vitest'
import { modelReasoner } from '../../reasoning/model/model-reasoner.ts'
import { startScriptedModel, type ScriptedModel } from '../../testing/scripted-model-server.ts'
import type { ScriptedReply } from '../../testing/scripted-model.ts'
import { Workbench } from '../../testing/workbench.ts'
import { Ledger } from '../../testing/worlds/ledger.ts'
import { Mortal } from '../../testing/worlds/mortal.ts'
import { outliving } from '../../testing/worlds/outliving.ts'
import { pricePolicy } from '../../testing/worlds/price-bench.ts'
import { priceDesk, wantPrices } from '../../testing/worlds/price-desk.ts'
import { call } from '../../testing/worlds/scripted-model-bench.ts'

let model: ScriptedModel | undefined
afterEach(async () => {
  await model?.close()
  model = undefined
})

/** The price desk with an agent that reasons by a scripted model, in processes that die at these touches. */
async function worked(
  says: readonly ScriptedReply[],
  chosen: readonly string[] | undefined,
  deaths: readonly number[],
) {
  model ??= await startScriptedModel({ '*': says })
  const books = new Ledger()
  wantPrices(books, [100, 2_000, 90_000, 3_000])
  const process = new Mortal(...deaths)
  const bench = new Workbench({
    agents: [{ ...priceDesk(pricePolicy(), { limits: { tokens: 100_000 } }), reasoner: 'model' }],
    clients: { ledger: books },
    people: [
      { name: 'tester', roles: ['operator'] },
      { name: 'bea', roles: ['buyer'] },
    ],
    reasoner: modelReasoner({ baseURL: model.url, model: 'scripted' }),
    through: (store) => process.through(store),
  })
  process.haunt(books)
  const alive = outliving(process, bench, '3h')
  await alive(() => bench.run('prices', 'reprice', { list: 'L1' }, 'run1'))
  const before = [...books.written]
  for (let asked = bench.open('run1', 'approve').length; asked > 0; asked = bench.open('run1', 'approve').length)
    await alive(() => bench.decide('run1', 'approved', 'bea', undefined, chosen))
  return { books, bench, process, before }
}

const prepares = [call('readList'), call('putIntoEffect')]

test('a model that calls for a set prepares it and no more: the rules decide each element, and people the whole', async () => {
  const { books, bench, before } = await worked(prepares, undefined, [])
  expect(before).toEqual([])
  expect(books.written.toSorted()).toEqual(['price i0', 'price i1', 'price i3'])
  expect((await bench.events('run1', 'set.ended'))[0]?.why).toMatch(/^3 done, 1 not: 1 denied/)
  expect((await bench.events('run1', 'step.proposed')).map(({ step }) => step.capability)).toEqual([
    'readList',
    'putIntoEffect',
  ])
})

test('a model that calls for elements by themselves, or for the set again, does nothing beyond what was approved', async () => {
  const alone = { item: 'i2', price: '900.00 EUR' }
  const says = [
    call('readList'),
    call('setPrice', alone),
    call('putIntoEffect', { elements: ['i2'] }),
    call('putIntoEffect'),
    call('putIntoEffect'),
    call('setPrice', alone),
  ]
  const { books, before } = await worked(says, ['i1'], [])
  expect([before, books.written]).toEqual([[], ['price i1']])
})

test('killed anywhere, what a model has called for is there once', async () => {
  const { process } = await worked(prepares, undefined, [])
  expect(process.touches).toBeGreaterThan(25)
  for (let touch = 1; touch <= process.touches; touch += 2) {
    const { books } = await worked(prepares, undefined, [touch])
    expect([touch, books.written.toSorted()]).toEqual([touch, ['price i0', 'price i1', 'price i3']])
  }
}, 120_000)
