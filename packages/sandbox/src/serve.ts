import { serveCompany } from './network/serve-company.ts'

const [directory, port = '0'] = process.argv.slice(2)
if (directory === undefined)
  throw new Error('Usage: [WORLD_SEED=… WORLD_KEY=… [WORLD_PLAN=…]] serve.ts <directory> [port]')
const { WORLD_SEED: seed, WORLD_KEY: key, WORLD_PLAN: planFile } = process.env
if ((seed === undefined) !== (key === undefined)) throw new Error('WORLD_SEED and WORLD_KEY belong together')
if (seed !== undefined && !/^\d+$/.test(seed))
  throw new Error(`WORLD_SEED is ${JSON.stringify(seed)}; expected a whole number`)
const world =
  seed === undefined || key === undefined
    ? {}
    : { world: { seed: Number(seed), key, ...(planFile === undefined ? {} : { planFile }) } }
const server = await serveCompany({ directory, port: Number(port), ...world })
console.log(server.url)
