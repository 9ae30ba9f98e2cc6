import { relative } from 'node:path'

/** How this command line was called, so that what it prints can be typed as it stands. */
function program(): string {
  const script = process.env['npm_lifecycle_event']
  if (script === 'operant' || script === 'demo') return 'npm run operant --'
  return process.env['npm_command'] === 'exec' ? 'npx operant' : 'operant'
}

/** A command that a person may type next; names the configuration where this call named it. */
export function commandText(words: string, config?: string): string {
  return `${program()} ${words}${config === undefined ? '' : ` --config ${relative(process.cwd(), config) || config}`}`
}

/** A text as one word of a shell's command. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
