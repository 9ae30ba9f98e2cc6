import { serveCompany } from '@operant/sandbox'
import { openDoor } from './door.ts'

/** The world as a process of its own: what a killed worker had begun there goes on. */
const { directory } = JSON.parse(process.argv[2] ?? '{}') as { directory: string }
const server = await serveCompany({ directory, port: 0 })
console.log(JSON.stringify({ url: await openDoor(server.url) }))
// It ends with whoever started it.
process.stdin.on('end', () => process.exit()).resume()
