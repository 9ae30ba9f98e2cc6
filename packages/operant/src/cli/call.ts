import { runCommand } from 'citty'
import { stripVTControlCharacters } from 'node:util'
import { endingOf } from './exit.ts'
import { errorText } from './output/error-text.ts'
import { terminal } from './output/terminal.ts'
import { program } from './program.ts'
import { showUsage } from './usage.ts'

/** Calls the command that the words name; how it ends is in `process.exitCode`. */
export async function call(words: readonly string[]): Promise<void> {
  const before = words.includes('--') ? words.slice(0, words.indexOf('--')) : words
  try {
    if (before.includes('--help') || before.includes('-h') || words.length === 0)
      await showUsage(
        program,
        before.filter((word) => !word.startsWith('-')),
        terminal(false),
      )
    else await runCommand(program, { rawArgs: [...words] })
  } catch (error) {
    const { code, message } = endingOf(error)
    const text = stripVTControlCharacters(message)
    if (before.includes('--json')) terminal(true).data({ error: { code, message: text } })
    const width = process.stderr.isTTY ? Math.min(process.stderr.columns || 80, 80) : undefined
    process.stderr.write(`${errorText(text, width)}\n`)
    if (before.includes('--verbose') || process.env['DEBUG']) console.error(error)
    process.exitCode = code
  }
}
