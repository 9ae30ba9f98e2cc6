import { expect, test } from 'vitest'
import { claims } from '../../../../examples/small-shop/agent.ts'
import { openShop } from '../../../../examples/small-shop/shop.ts'
import { Money } from '../facts/money.ts'
import { Workbench } from '../testing/workbench.ts'
import { spendingOf } from './spending.ts'

test('what a run may still take of language models: its own limits, its subject, its money in millionths', async () => {
  const bench = new Workbench({ agents: [claims], clients: { shop: openShop(':memory:') } })
  const state = await bench.run('claims', 'settleClaim', { orderId: 'A-1' })
  expect(spendingOf(claims, { ...state, tokens: 500 })).toEqual({
    agent: 'claims',
    run: 'run1',
    subject: 'orderId:A-1',
    tokens: 199_500,
  })
  const [goal] = claims.goals.values()
  if (!goal) throw new Error('no goal')
  const modelMoney = [Money.parse('0.05 USD'), Money.parse('12 JPY')]
  const dear = { ...claims, goals: new Map([[goal.name, { ...goal, limits: { ...goal.limits, modelMoney } }]]) }
  const tight = { ...state, tokens: 900, opened: { ...state.opened, limits: { tokens: 800 } } }
  expect(spendingOf(dear, tight)).toMatchObject({
    tokens: 0,
    money: [
      { millionths: 50_000, currency: 'USD' },
      { millionths: 12_000_000, currency: 'JPY' },
    ],
  })
  const unknown = { ...state, opened: { ...state.opened, goal: 'nobodyKnows' } }
  expect(spendingOf(claims, unknown)).toMatchObject({ tokens: 0 })
})
