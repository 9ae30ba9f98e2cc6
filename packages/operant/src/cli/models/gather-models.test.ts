import { expect, onTestFinished, test } from 'vitest'
import { claims } from '../../../../../examples/small-shop/agent.ts'
import { loadAgent } from '../../run/loading/load-agent.ts'
import { PostgresLedger } from '../../store/model-ledger.ts'
import { testDatabase } from '../../store/testing/test-database.ts'
import { gatherModels } from './gather-models.ts'

test('what was taken is told by model and agent within their time, and by case for ever, the dearest first', async () => {
  const database = await testDatabase()
  onTestFinished(() => database.close())
  const { pool } = database
  const ledger = new PostgresLedger(pool)
  const take = async (model: string, subject: string, millionths: number, hoursAgo: number) => {
    const at = new Date(Date.now() - hoursAgo * 3_600_000)
    const id = crypto.randomUUID()
    const cost = { millionths: 99_999, currency: 'USD' }
    const whose = { agent: 'claims', run: 'run1', subject, model }
    await ledger.claim({ id, at, over: at, ...whose, tokens: 9_999, cost, rate: {}, limits: [] })
    await ledger.settle(id, at, { tokens: 100, millionths })
  }
  await take('fast', 'orderId:A-1', 1_000, 1)
  await take('fast', 'orderId:A-2', 5_000, 30)
  await take('local', 'orderId:A-1', 0, 2)
  const models = { fast: { provider: 'openai', model: 'gpt' }, local: { provider: 'google', model: 'gemini' } } as const
  const limit = { money: '1.00 USD', every: '1d' } as const
  const use = { plan: 'fast', judge: 'fast' }
  const definition = { agents: [claims], principals: [], models, use, modelLimits: { agents: { claims: limit } } }
  const told = await gatherModels({ definition, pool, agents: new Map([['claims', loadAgent(claims)]]) })
  const total = { currency: 'USD', asked: 1, tokens: 100 }
  expect(told).toEqual({
    models: [
      { title: 'fast (openai:gpt)', for: 'plan, judge', took: [{ ...total, of: 'fast', millionths: 1_000 }] },
      {
        title: 'local (google:gemini)',
        for: 'nothing: no use names it',
        took: [{ ...total, of: 'local', millionths: 0 }],
      },
    ],
    agents: [
      {
        agent: 'claims',
        within: '1d',
        limit,
        took: [{ ...total, of: 'claims', asked: 2, tokens: 200, millionths: 1_000 }],
      },
    ],
    cases: {
      limit: undefined,
      dearest: [
        { ...total, of: 'orderId:A-2', millionths: 5_000 },
        { ...total, of: 'orderId:A-1', asked: 2, tokens: 200, millionths: 1_000 },
      ],
    },
  })
})
