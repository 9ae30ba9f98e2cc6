import { runCommand } from 'citty'
import { stripVTControlCharacters } from 'node:util'
import { endingOf } from './exit.ts'
import { terminal } from './output/terminal.ts'
import { program } from './program.ts'
import { showUsage } from './usage.ts'

const words = process.argv.slice(2)
const before = words.includes('--') ? words.slice(0, words.indexOf('--')) : words
// A reader such as head may have enough before we are done.
process.stdout.on('error', (error) => process.exit('code' in error && error.code === 'EPIPE' ? 0 : 1))

try {
  if (before.includes('--help') || before.includes('-h') || words.length === 0)
    await showUsage(
      program,
      before.filter((word) => !word.startsWith('-')),
      terminal(false),
    )
  else await runCommand(program, { rawArgs: words })
} catch (error) {
  const { code, message } = endingOf(error)
  const text = stripVTControlCharacters(message)
  if (before.includes('--json')) terminal(true).data({ error: { code, message: text } })
  process.stderr.write(`operant: ${text}\n`)
  if (before.includes('--verbose') || process.env['DEBUG']) console.error(error)
  process.exitCode = code
}
