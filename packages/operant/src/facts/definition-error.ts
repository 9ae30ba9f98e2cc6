/** A definition that cannot work: where it stands, what was expected, how to mend it. Never retried. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError'
  readonly where: string
  readonly expected: string

  constructor(where: string, what: string, expected: string, mend: string) {
    super(`${where}: ${what}: expected ${expected}. To mend it, ${mend}.`)
    this.where = where
    this.expected = expected
  }
}

const ownFolder = new URL('..', import.meta.url).href

/** File and line of the user's code that called into a definition, or `unknown place`. */
export function definedAt(): string {
  const holder: { stack?: string } = {}
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 30
  Error.captureStackTrace(holder, definedAt)
  Error.stackTraceLimit = limit
  for (const line of (holder.stack ?? '').split('\n').slice(1)) {
    const match = /\(?((?:file:\/\/)?\/[^()]+):(\d+):\d+\)?$/.exec(line.trim())
    if (match?.[1] && !isOwn(match[1])) return `${match[1].replace('file://', '')}:${match[2]}`
  }
  return 'unknown place'
}

function isOwn(file: string): boolean {
  const path = file.replace('file://', '')
  const own = ownFolder.replace('file://', '')
  return path.startsWith(own) && !path.includes('.test.') && !path.includes('/testing/')
}
