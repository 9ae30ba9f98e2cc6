import { expect, test } from 'vitest'
import { modelReasoner } from 'operant/model'
import { scriptFromJournal, startScriptedModel, Workbench } from 'operant/testing'
import { claims } from './agent.ts'
import { openShop } from './shop.ts'

test('a language model in the place of the search comes to the same, by the same road', async () => {
  const searching = new Workbench({ agents: [claims], clients: { shop: openShop(':memory:') } })
  await searching.run('claims', 'settleClaim', { orderId: 'A-1' })
  const model = await startScriptedModel(scriptFromJournal(await searching.store.read('run1')))
  const shop = openShop(':memory:')
  const bench = new Workbench({
    agents: [{ ...claims, reasoner: 'model' }],
    clients: { shop },
    reasoner: modelReasoner({ baseURL: model.url, model: 'scripted' }),
  })
  const { settled, tokens } = await bench.run('claims', 'settleClaim', { orderId: 'A-1' })
  await model.close()
  expect(settled?.outcome).toBe('met')
  expect(String(shop.refundOf('A-1')?.amount)).toBe('24.00 GBP')
  expect(tokens).toBeGreaterThan(0)
})
