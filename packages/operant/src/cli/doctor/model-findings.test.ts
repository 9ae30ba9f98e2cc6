import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { claims } from '../../../../../examples/small-shop/agent.ts'
import type { ProjectDefinition } from '../../project/define-project.ts'
import { formats } from '../../reasoning/providers/testing/providers-bench.ts'
import { startProvider, type ProviderServer } from '../../testing/model-server/provider-server.ts'
import { loadAgent } from '../../run/loading/load-agent.ts'
import type { Database } from '../../store/database.ts'
import { testDatabase } from '../../store/testing/test-database.ts'
import { modelFindings } from './model-findings.ts'

let database: Database
let servers: ProviderServer[] = []
beforeAll(async () => {
  database = await testDatabase()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await Promise.all(servers.map((server) => server.close()))
  servers = []
})
afterAll(() => database.close())

async function findings(more: Partial<ProjectDefinition>, ask: boolean) {
  vi.stubEnv('OPERANT_MODEL', '')
  vi.stubEnv('ANTHROPIC_API_KEY', '')
  const definition = { agents: [claims], principals: [], ...more }
  const agents = new Map([[claims.name, loadAgent(claims)]])
  return modelFindings({ definition, pool: database.pool, agents }, ask)
}

test('models are listed with what they are for; nobody is asked unless it is wished, and then for a few tokens', async () => {
  const good = await startProvider(formats.compatible, [{ text: 'Yes.', usage: { input: 20, output: 2 } }])
  const bad = await startProvider(formats.openai, [{ status: 401 }])
  servers = [good, bad]
  const price = { input: '1.00 USD', output: '10.00 USD' }
  const models: NonNullable<ProjectDefinition['models']> = {
    fast: { provider: 'openai', model: 'gpt', baseURL: `${bad.url}/v1`, apiKey: 'sk-secret', fallback: 'local' },
    local: { provider: 'compatible', model: 'qwen3', baseURL: `${good.url}/v1`, price },
    keyless: { provider: 'anthropic', model: 'claude' },
  }
  const use = { plan: 'fast', judge: 'local' }
  expect(await findings({ models, use }, false)).toEqual([
    { state: 'well', what: 'model', says: 'fast (openai:gpt); for plan; its key is there; not asked, as --ask would' },
    {
      state: 'well',
      what: 'model',
      says: 'local (compatible:qwen3); for judge, where another fails; not asked, as --ask would',
    },
    {
      state: 'warning',
      what: 'model',
      says: 'keyless (anthropic:claude); for nothing: no use names it; it has no key, set ANTHROPIC_API_KEY',
    },
  ])
  expect([...good.requests, ...bad.requests]).toEqual([])
  const asked = await findings({ models, use }, true)
  expect(asked.map(({ state }) => state)).toEqual(['fault', 'well', 'warning'])
  expect(asked[0]?.says).toContain('it does not answer: the server of the model answered 401: it does not take the key')
  expect(asked[1]?.says).toMatch(/it answers within \d+ ms, 22 tokens for 0\.00004 USD$/)
  expect([good.requests.length, bad.requests.length]).toEqual([1, 1])
  expect((await findings({ models, use }, false))[1]?.says).toContain('within a day 1 question, 22 tokens, 0.00004 USD')
  expect(JSON.stringify(asked)).not.toContain('sk-secret')
})

test('a project without models says so', async () => {
  expect(await findings({}, true)).toEqual([
    { state: 'well', what: 'model', says: 'none is configured, and nothing here needs one' },
  ])
})
