import type { Code } from '../source/layout.ts'
import { list, remarked } from '../source/layout.ts'
import { comment, key, plainLine, shortly, text } from '../source/literal.ts'
import { camelCase, type UniqueNames } from '../source/names.ts'
import { isKeywords, keywordsIn, listIn, textIn, type Keywords } from '../source/schema/piece.ts'
import type { SchemaWriter } from '../source/schema/schema-writer.ts'
import type { DescribedOperation } from './operations.ts'

/** One input of an operation: what it needs, and where it goes. */
export interface Input {
  readonly name: string
  /** The line under `needs`. */
  readonly need: Code
}

export interface PlacedInput extends Input {
  /** The line under `parameters`. */
  readonly place: Code
}

export interface Parameters {
  readonly inputs: readonly PlacedInput[]
  /** The header that carries the key of the intent. */
  readonly idempotencyKey: string | undefined
  /** Parameters of the path that the document does not describe. */
  readonly undescribed: readonly string[]
}

/** Headers that the client writes itself, or that the specification leaves to the client. */
const ownHeaders = new Set(['accept', 'content-type', 'authorization', 'content-length', 'host', 'connection'])

export function parametersOf(operation: DescribedOperation, writer: SchemaWriter, names: UniqueNames): Parameters {
  const inPath = new Set([...operation.path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name))
  const described = operation.parameters.filter((one) => isSent(one, inPath))
  const writes = operation.method !== 'GET' && operation.method !== 'HEAD'
  const honoured = writes ? described.find(isIdempotencyKey) : undefined
  const named = new Set(described.filter((one) => one['in'] === 'path').map((one) => textIn(one, 'name')))
  const undescribed = [...inPath].filter((name) => !named.has(name))
  const all = [
    ...described.filter((one) => one !== honoured),
    ...undescribed.map((name): Keywords => ({ in: 'path', name, required: true, schema: { type: 'string' } })),
  ]
  return {
    inputs: all.map((parameter) => inputOf(parameter, writer, names)),
    idempotencyKey: textIn(honoured, 'name'),
    undescribed,
  }
}

function isSent(parameter: Keywords, inPath: ReadonlySet<string>): boolean {
  const name = textIn(parameter, 'name') ?? ''
  if (parameter['in'] === 'header') return !ownHeaders.has(name.toLowerCase())
  return parameter['in'] === 'path' ? inPath.has(name) : parameter['in'] === 'query' || parameter['in'] === 'cookie'
}

function isIdempotencyKey(parameter: Keywords): boolean {
  return (
    parameter['in'] === 'header' && /^(x-)?idempoten(cy|t|ce)-?(key|token|id)$/i.test(textIn(parameter, 'name') ?? '')
  )
}

function inputOf(parameter: Keywords, writer: SchemaWriter, names: UniqueNames): PlacedInput {
  const wire = textIn(parameter, 'name') ?? ''
  const name = names.take(inputName(wire, 'input'))
  const [content] = Object.entries(keywordsIn(parameter, 'content'))
  const schema = content ? keywordsIn(parameter, 'content')[content[0]] : parameter
  const where = textIn(parameter, 'in') ?? 'query'
  const style = textIn(parameter, 'x-operant-style') ?? textIn(parameter, 'style')
  const explode = parameter['explode']
  const parts: readonly Code[] = [
    `in: ${text(where)}`,
    ...(wire === name ? [] : [`name: ${text(wire)}`]),
    ...(content ? [`content: ${text(content[0])}`] : writingOf(style, explode, where)),
    ...(parameter['allowReserved'] === true && !content ? ['allowReserved: true'] : []),
  ]
  const required = parameter['required'] === true || where === 'path'
  const inner = isKeywords(schema) ? (schema['schema'] ?? true) : true
  return {
    name,
    need: needOf(name, inner, required, writer, { ...parameter, ...saidIn(inner) }),
    place: [`${key(name)}: `, list('{ ', parts, ' }')],
  }
}

/** What an input is called: not as something that every object has. */
export function inputName(wire: string, otherwise: string): string {
  const name = camelCase(wire, otherwise)
  return name in Object.prototype ? `${name}Input` : name
}

const styles: Readonly<Record<string, readonly string[]>> = {
  path: ['simple', 'label', 'matrix'],
  header: ['simple'],
  cookie: ['form'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'tabDelimited', 'deepObject'],
}

/** A style that the place can have; undefined for any other. */
export function knownStyle(style: unknown, where: string): string | undefined {
  return typeof style === 'string' && styles[where]?.includes(style) ? style : undefined
}

/** Only what is not so by default. */
function writingOf(said: unknown, explode: unknown, where: string): readonly string[] {
  const usual = where === 'query' || where === 'cookie' ? 'form' : 'simple'
  const used = knownStyle(said, where) ?? usual
  return [
    ...(used === usual ? [] : [`style: ${text(used)}`]),
    ...(typeof explode === 'boolean' && explode !== (used === 'form') && used !== 'deepObject'
      ? [`explode: ${explode}`]
      : []),
  ]
}

function saidIn(schema: unknown): Keywords {
  const description = textIn(schema, 'description')
  return description === undefined ? {} : { description }
}

/** The line of an input under `needs`. */
export function needOf(name: string, schema: unknown, required: boolean, writer: SchemaWriter, said: Keywords): Code {
  const made = writer.piece(schema)
  const notes = made.notes.map((note) => comment(note, 140))
  const described = descriptionOf(schema, said)
  // Anything at all could be nothing as well, and what is required must not be left out.
  const code: Code = made.code === 'z.unknown()' ? 'z.json()' : made.code
  const value: Code = required ? code : [made.code, '.optional()']
  const parts = described === '' ? [value] : [value, text(described)]
  return remarked(notes, [`${key(name)}: `, list('argument(', parts, ')')])
}

/** For models and people: what the document says of an input, shortly, with an example of a value. */
function descriptionOf(schema: unknown, said: Keywords): string {
  const description = shortly(
    plainLine(textIn(said, 'description') ?? textIn(schema, 'description') ?? textIn(schema, 'title') ?? ''),
    240,
  )
  const [example] = [said['example'], isKeywords(schema) ? schema['example'] : undefined, listIn(schema, 'examples')[0]]
    .map(shortWord)
    .filter((one) => one !== undefined && !description.includes(one))
  const standard = isKeywords(schema) ? shortWord(schema['default']) : undefined
  const more = [
    ...(example === undefined ? [] : [`such as ${example}`]),
    ...(standard === undefined ? [] : [`${standard} if left out`]),
  ]
  return [description.replace(/\.$/, ''), ...more].filter((one) => one !== '').join(', ')
}

/** A value that fits into a sentence. */
function shortWord(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' && value.trim() !== '' && value.length <= 60 ? plainLine(value) : undefined
}
