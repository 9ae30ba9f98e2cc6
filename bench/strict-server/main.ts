import { readFileSync } from 'node:fs'
import { startStrictServer } from './server.ts'

/** Serves the OpenAPI document named on the command line: `main.ts DOCUMENT.json [PORT]`. What is created is remembered. */
const [file, port] = process.argv.slice(2)
if (file === undefined) throw new Error('expected the file of an OpenAPI document in JSON')
const server = await startStrictServer(JSON.parse(readFileSync(file, 'utf8')), {
  remembers: true,
  port: Number(port ?? 0),
})
console.log(`serving ${file} at ${server.address}, the document at ${server.document}`)
