import type { Code } from '../source/layout.ts'
import { list } from '../source/layout.ts'
import { keywordsIn, type Keywords } from '../source/schema/piece.ts'
import { keeping } from '../source/schema/all-of.ts'
import type { SchemaWriter } from '../source/schema/schema-writer.ts'
import { isJsonType, isTextType } from '../http/serialise.ts'
import type { Pointers } from './pointers.ts'

export interface Answer {
  /** The schema of what is answered; undefined where only a status is. */
  readonly code: Code | undefined
  readonly notes: readonly string[]
  /** Types to ask for, where they are other than JSON. */
  readonly accept: string | undefined
}

interface Kind {
  readonly type: string | undefined
  readonly schema: unknown
}

/** What an operation answers when it did what was asked: that of every status that says so. */
export function answerOf(responses: Keywords, method: string, writer: SchemaWriter, pointers: Pointers): Answer {
  if (method === 'HEAD') return { code: undefined, notes: [], accept: undefined }
  const done = Object.keys(responses).filter((status) => /^2(\d\d|XX)$/i.test(status))
  const used = done.length > 0 ? done : Object.keys(responses).filter((status) => status === 'default')
  const kinds = used.map((status) => kindOf(pointers.follow(responses[status])))
  const given = kinds.filter(({ type }) => type !== undefined)
  if (given.length === 0) return { code: undefined, notes: [], accept: undefined }
  const types = [...new Set(given.flatMap(({ type }) => (type === undefined || isJsonType(type) ? [] : [type])))]
  const accept = types.length === 0 ? undefined : [...new Set(given.map(({ type }) => type ?? ''))].join(', ')
  const pieces = given.map((kind) => pieceOf(kind, writer))
  const distinct = pieces.filter((one, place) => pieces.findIndex((other) => other.key === one.key) === place)
  const nothing = given.length < kinds.length
  const notes = distinct.flatMap((one) => one.notes)
  const [first] = distinct
  if (!first || distinct.some(({ type }) => type === 'unknown')) return { code: 'z.unknown()', notes, accept }
  const code: Code =
    distinct.length === 1
      ? first.code
      : list(
          'z.union([',
          distinct.map((one) => one.loose),
          '])',
        )
  return { code: nothing ? [code, '.nullable()'] : code, notes, accept }
}

/** The JSON of a response where it has some, or else what comes first. */
function kindOf(response: Keywords): Kind {
  const content = keywordsIn(response, 'content')
  const types = Object.keys(content)
  const type = types.find(isJsonType) ?? types.find((one) => one.includes('*')) ?? types[0]
  if (type === undefined) return { type: undefined, schema: undefined }
  return { type: type.includes('*') ? 'application/json' : type, schema: keywordsIn(content, type)['schema'] }
}

function pieceOf({ type = '', schema }: Kind, writer: SchemaWriter) {
  if (!isJsonType(type)) {
    const code = isTextType(type) ? 'z.string()' : 'z.base64()'
    return { key: code, code, loose: code, type: 'string', notes: [`${type}${isTextType(type) ? '' : ', in base64'}`] }
  }
  if (schema === undefined)
    return { key: '', code: '', loose: '', type: 'unknown', notes: ['the document does not say what is in it'] }
  const made = writer.piece(schema)
  return { key: JSON.stringify(schema), code: made.code, loose: keeping(made).code, type: made.type, notes: made.notes }
}
