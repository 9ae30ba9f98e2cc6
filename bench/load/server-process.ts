import { serveApi } from '../support/serve-api.ts'
import { chain, SlowSystem } from './agent.ts'

await serveApi({ agents: [chain], clients: () => ({ system: new SlowSystem() }) })
