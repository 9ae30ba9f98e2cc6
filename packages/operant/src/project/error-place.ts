import { existsSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DefinitionError } from '../facts/definition-error.ts'

/** A place in a file of the user's. Line and column begin at 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number | undefined
}

/** Where in the user's own files an error arose; undefined where that cannot be told. */
export function placeOf(error: unknown): Place | undefined {
  if (error instanceof DefinitionError) return placeIn(error.where)
  if (!(error instanceof Error)) return undefined
  return headOf(error.stack ?? '') ?? importOf(error) ?? frameOf(error.stack ?? '') ?? placeIn(error.message)
}

/** The first `/path/file:line:column` in a text. */
export function placeIn(text: string): Place | undefined {
  const found = /((?:file:\/\/)?(?:\.{0,2}\/)?[^\s()":]+\.[cm]?[jt]sx?|[^\s()":]+\.ya?ml):(\d+)(?::(\d+))?/.exec(text)
  return found?.[1]
    ? place(found[1], Number(found[2]), found[3] === undefined ? undefined : Number(found[3]))
    : undefined
}

/** Errors of syntax head their stack with the place, the line itself and a mark below the column. */
function headOf(stack: string): Place | undefined {
  const [first = '', ...rest] = stack.split('\n', 8)
  const found = /^(?:file:\/\/)?(\/.*):(\d+)$/.exec(first)
  const mark = rest.find((line) => /^\s*\^+\s*$/.test(line))
  const column = mark === undefined ? undefined : mark.indexOf('^') + 1
  return found?.[1] ? place(found[1], Number(found[2]), column) : undefined
}

/** The import that found nothing. */
function importOf(error: Error): Place | undefined {
  const importer = / imported from (\/.*)$/m.exec(error.message)?.[1]
  if (importer === undefined || !existsSync(importer)) return undefined
  const missing = /^Cannot find (?:module|package) '([^']+)'/.exec(error.message)?.[1] ?? ''
  const lines = readFileSync(importer, 'utf8').split('\n')
  for (const [index, line] of lines.entries())
    for (const [written, , specifier = ''] of line.matchAll(/(['"])([^'"]+)\1/g))
      if (specifier === missing || resolve(dirname(importer), specifier) === missing)
        return { file: importer, line: index + 1, column: line.indexOf(written) + 1 }
  return { file: importer, line: 1, column: undefined }
}

/** Where a file names the first field of a path such as `principals[0].roles`. */
export function fieldPlace(file: string, path: string): Place | undefined {
  const field = /^[A-Za-z]+/.exec(path)?.[0]
  if (field === undefined) return undefined
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    const at = new RegExp(`(?<![.\\w])${field}\\s*[:,}]`).exec(line)
    if (at) return { file, line: index + 1, column: at.index + 1 }
  }
  return undefined
}

const own = fileURLToPath(new URL('..', import.meta.url))

/** The innermost call that stands in a file of the user's. */
function frameOf(stack: string): Place | undefined {
  for (const line of stack.split('\n')) {
    const found = /^\s+at .*?(?:file:\/\/)?(\/[^()]*):(\d+):(\d+)\)?$/.exec(line)
    if (!found?.[1] || found[1].includes('/node_modules/')) continue
    if (found[1].startsWith(own) && !found[1].includes('.test.')) continue
    return place(found[1], Number(found[2]), Number(found[3]))
  }
  return undefined
}

function place(file: string, line: number, column: number | undefined): Place | undefined {
  const path = resolve(file.startsWith('file:') ? fileURLToPath(file) : file)
  return existsSync(path) ? { file: path, line, column } : undefined
}

/** The place as it is printed, and the line with those around it. */
export function frameText({ file, line, column }: Place): string {
  const lines = readFileSync(file, 'utf8').split('\n')
  const width = String(line + 1).length
  const row = (number: number, mark: string): readonly string[] => {
    const text = lines[number - 1]
    return text === undefined ? [] : [`${mark} ${String(number).padStart(width)} | ${text}`.trimEnd()]
  }
  const marked = column === undefined ? [] : [`  ${' '.repeat(width)} | ${' '.repeat(column - 1)}^`]
  return [...row(line - 1, ' '), ...row(line, '>'), ...marked, ...row(line + 1, ' ')].join('\n')
}

/** Whether a line is one of those that `frameText` gives. */
export function isFrameLine(line: string): boolean {
  return /^[ >] +\d* *\|/.test(line)
}

/** `agent.ts:12:3`, seen from the working directory. */
export function placeText({ file, line, column }: Place): string {
  return `${relative(process.cwd(), file) || file}:${line}${column === undefined ? '' : `:${column}`}`
}
