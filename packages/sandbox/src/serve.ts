import { serveCompany } from './network/serve-company.ts'

const [directory, port = '0'] = process.argv.slice(2)
if (directory === undefined) throw new Error('Usage: serve.ts <directory> [port]')
const server = await serveCompany({ directory, port: Number(port) })
console.log(server.url)
