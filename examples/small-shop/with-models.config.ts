import { defineProject } from 'operant'
import { claims } from './agent.ts'
import { shopIn } from './shop.ts'

/** The small shop with language models: every field there is. */
export default defineProject({
  agents: [{ ...claims, reasoner: 'model', models: { judge: 'fast' } }],
  clients: ({ folder }) => shopIn(folder),
  principals: [{ name: 'olga', roles: ['operator'] }],
  models: {
    fast: {
      provider: 'openai',
      model: 'gpt-5-mini',
      apiKey: process.env['OPENAI_API_KEY'],
      price: { input: '0.25 USD', output: '2.00 USD', kept: '0.03 USD' },
      timeout: '60s',
      retries: 2,
      answerTokens: 4_000,
      parameters: { reasoning: 'low' },
      limits: { requestsPerMinute: 60, tokensPerMinute: 100_000, atOnce: 4 },
      store: '1d',
      fallback: 'local',
    },
    local: {
      provider: 'compatible',
      baseURL: 'http://localhost:11434/v1',
      model: 'qwen3',
      price: { input: '0 USD', output: '0 USD' },
    },
  },
  use: { plan: 'fast', judge: 'local', word: 'fast' },
  modelLimits: {
    agents: { claims: { tokens: 2_000_000, money: '20.00 USD', every: '1d' } },
    case: { tokens: 50_000, money: '0.50 USD' },
  },
})
