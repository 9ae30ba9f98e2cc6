import { serveApi } from '../support/serve-api.ts'

await serveApi()
