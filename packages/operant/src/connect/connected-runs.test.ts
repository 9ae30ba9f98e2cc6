import { expect, test } from 'vitest'
import { z } from 'zod'
import { condition, connector, defineAgent, fact, goal, query } from '../index.ts'
import { Workbench } from '../testing/workbench.ts'
import { bearer, httpClient, secret, type Transport } from './index.ts'

const orderId = fact('orderId', z.string())
const Order = z.object({ id: z.string(), total: z.number(), note: z.string() })
const order = fact('order', Order)
const known = condition({ name: 'known', needs: { order }, holds: () => true })

function bench(transport: Transport) {
  const shop = connector({
    name: 'shop',
    open: () =>
      httpClient({
        base: 'https://shop.example.com',
        schemes: { token: bearer(secret('SHOP_TOKEN')) },
        security: ['token'],
        environment: { SHOP_TOKEN: 'tok-123456' },
        transport,
      }),
  })
  const readOrder = query({
    name: 'shop.readOrder',
    needs: { id: orderId },
    gives: order,
    uses: { shop },
    read: (i, u, say) =>
      u.shop.read(i, say, { method: 'GET', path: '/orders/{id}', parameters: { id: { in: 'path' } }, answer: Order }),
  })
  const agent = defineAgent({
    name: 'clerk',
    goals: [goal({ name: 'look', ask: 'Look at {orderId}', input: { orderId }, doneWhen: [known], unmet: 'keep' })],
    can: [readOrder],
  })
  return new Workbench({ agents: [agent], clients: { shop: shop.open({}) } })
}

const answering =
  (status: number, value: unknown): Transport =>
  async ({ headers }) => ({
    status,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(value).replace('HEADERS', JSON.stringify(headers).replaceAll('"', ''))),
  })

test('what a system answers becomes a fact, and no credential the journal', async () => {
  const run = bench(answering(200, { id: 'A-1', total: 12, note: 'you sent HEADERS' }))
  const state = await run.run('clerk', 'look', { orderId: 'A-1' })
  expect(state.settled?.outcome).toBe('met')
  const journal = JSON.stringify(await run.store.read('run1'))
  expect(journal).toContain('Bearer [secret]')
  expect(journal).not.toContain('tok-123456')
})

test('a system that lies is a matter of data quality: never a fact, reported, handed over', async () => {
  const run = bench(answering(200, { id: 'A-1', total: 'a lot', note: '' }))
  const state = await run.run('clerk', 'look', { orderId: 'A-1' })
  expect(state.settled?.outcome).toBe('handed over')
  const [failed] = await run.events('run1', 'step.failed')
  expect(failed?.failure).toMatchObject({
    kind: 'quality',
    quality: { fact: 'order.total', found: 'a text of 5 characters', expected: 'number' },
  })
})

test('what is not there is no fault', async () => {
  const run = bench(answering(404, {}))
  await run.run('clerk', 'look', { orderId: 'A-9' })
  const [failed] = await run.events('run1', 'step.failed')
  expect(failed?.failure).toMatchObject({ kind: 'missing' })
})
