import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plainLine } from './literal.ts'

/** A file of a connection as it was made: its source, and each operation in it with what describes it. */
export interface ConnectionSource {
  readonly name: string
  /** Where it was read from, for people. */
  readonly from: string
  /** All of the file below its head. */
  readonly body: string
  /** By capability name: the source of each operation. Two imports are compared by them. */
  readonly operations: ReadonlyMap<string, string>
}

/** What became of it. */
export interface WrittenConnection {
  readonly file: string
  /** `written`: there was none, or nobody had edited it. `same`: it stood there already. `beside`: the engineer's file stays. */
  readonly how: 'written' | 'same' | 'beside'
  /** Against the file that was there; all empty for a new one. */
  readonly added: readonly string[]
  readonly gone: readonly string[]
  readonly changed: readonly string[]
}

const mark = '// operant connect:'
const untouched = new RegExp(`^${mark} ([0-9a-f]{64})$`, 'm')
const listed = /^\/\/ {2}([A-Za-z][\w.]*) ([0-9a-f]{12})$/gm

/**
 * Writes `connections/NAME.ts`. A file that somebody edited is never overwritten: the new one is put beside it, as
 * `NAME.new.ts`.
 * @throws Error where that one was edited too.
 */
export function writeConnection(folder: string, source: ConnectionSource): WrittenConnection {
  mkdirSync(folder, { recursive: true })
  const text = fileText(source)
  const file = join(folder, `${source.name}.ts`)
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined
  const difference = differenceOf(before, source)
  if (
    before !== undefined &&
    operationsIn(before) === operationsIn(text) &&
    formless(bodyOf(before)) === formless(bodyOf(text))
  )
    return { file, how: 'same', ...difference }
  if (before === undefined || isUntouched(before)) return { file: put(file, text), how: 'written', ...difference }
  const beside = join(folder, `${source.name}.new.ts`)
  if (existsSync(beside) && !isUntouched(readFileSync(beside, 'utf8')))
    throw new Error(`${file} and ${beside} were both edited; move what you need of the second one and delete it`)
  return { file: put(beside, text), how: 'beside', ...difference }
}

/** Whole or not at all: a full disk must not leave half a file in the place of a good one. */
function put(file: string, text: string): string {
  const draft = `${file}.${process.pid}.tmp`
  writeFileSync(draft, text)
  renameSync(draft, file)
  return file
}

function fileText({ name, from, body, operations }: ConnectionSource): string {
  const rows = [...operations].map(([operation, source]) => `//  ${operation} ${digest(source)}`)
  const rest = [
    `// ${plainLine(name)}: made by operant connect from ${plainLine(from)}. It is yours to edit:`,
    '// when it is made again, an edited file stays as it is, and the new one is put beside it.',
    '',
    body.trim(),
    '',
    '// The operations as they were described, for the next time:',
    ...rows,
    '',
  ].join('\n')
  return `${mark} ${hash('sha256', formless(rest))}\n${rest}`
}

function digest(source: string): string {
  return hash('sha256', source).slice(0, 12)
}

/** Whether a file says what it was made to say. What a formatter or a checkout does to it is no edit. */
export function isUntouched(text: string): boolean {
  const stamped = untouched.exec(text.replaceAll('\r', ''))
  const rest = text.slice(text.indexOf('\n') + 1)
  return stamped?.index === 0 && stamped[1] === hash('sha256', formless(rest))
}

/** Texts and comments, which are kept; and what formatters put in or take away. */
const tokens =
  /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/|(\s+|[;()]|,(?=\s*[)\]}]))/g

/** Source text without what formatters change: spaces, line ends, the kind of quotes, semicolons, the last comma. */
function formless(text: string): string {
  return text.replaceAll(tokens, (token: string, dropped: string | undefined) => {
    if (dropped !== undefined) return ''
    if (token.startsWith('/')) return token.replaceAll(/[\s*]+/g, ' ').trim()
    return token.startsWith('`') ? token : `'${token.slice(1, -1).replaceAll(/\\(['"])/g, '$1')}'`
  })
}

function differenceOf(before: string | undefined, source: ConnectionSource) {
  const old = new Map(
    before === undefined ? [] : [...before.matchAll(listed)].map((one) => [one[1] ?? '', one[2] ?? '']),
  )
  if (before === undefined) return { added: [], gone: [], changed: [] }
  const names = [...source.operations.keys()]
  return {
    added: names.filter((name) => !old.has(name)),
    gone: [...old.keys()].filter((name) => !source.operations.has(name)),
    changed: names.filter((name) => old.has(name) && old.get(name) !== digest(source.operations.get(name) ?? '')),
  }
}

function operationsIn(text: string): string {
  return [...text.matchAll(listed)].map(([row]) => row).join('\n')
}

/** Without the head, which says where it came from. */
function bodyOf(text: string): string {
  return text.split('\n').slice(3).join('\n')
}
