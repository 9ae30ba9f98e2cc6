import { list, type Code } from '../layout.ts'
import { literal, text } from '../literal.ts'
import { numberIn, piece, textIn, type Keywords, type Piece } from './piece.ts'

/** Formats of text that zod checks as the format's own specification has it; others are told in a comment. */
const formats: Readonly<Record<string, string>> = {
  date: 'z.iso.date()',
  'date-time': 'z.iso.datetime({ offset: true })',
  uuid: 'z.guid()',
  ipv4: 'z.ipv4()',
  ipv6: 'z.ipv6()',
  byte: 'z.base64()',
  binary: 'z.base64()',
}

/** A text. `binary` content is carried as base64. */
export function stringPiece(schema: Keywords): Piece {
  const format = textIn(schema, 'format') ?? (textIn(schema, 'contentEncoding') === 'base64' ? 'byte' : undefined)
  const known = format !== undefined && Object.hasOwn(formats, format) ? formats[format] : undefined
  const notes: string[] = []
  if (format === 'binary') notes.push('bytes, in base64')
  if (format !== undefined && known === undefined) notes.push(`format: ${format}`)
  // Lengths of bytes in base64 are not those that the document means.
  const measured = format !== 'byte' && format !== 'binary'
  const least = measured ? numberIn(schema, 'minLength') : undefined
  const most = measured ? numberIn(schema, 'maxLength') : undefined
  const pattern = textIn(schema, 'pattern')
  const checked = pattern === undefined ? undefined : expressionOf(pattern)
  if (pattern !== undefined && checked === undefined) notes.push(`pattern, not checked: ${pattern}`)
  return piece(
    [
      known ?? 'z.string()',
      least === undefined || least === 0 ? '' : `.min(${least})`,
      most === undefined ? '' : `.max(${most})`,
      checked === undefined ? '' : `.regex(${checked})`,
    ],
    'string',
    notes,
  )
}

/** A regular expression as source; undefined for one that JavaScript does not know, or that could run for very long. */
function expressionOf(pattern: string): string | undefined {
  if (pattern.length > 500 || /[+*}]\)*[+*{]|\([^()]*[+*|][^()]*\)[+*{]/.test(pattern.replaceAll(/\\./g, '')))
    return undefined
  for (const flags of ['u', '']) {
    try {
      void new RegExp(pattern, flags)
      return `new RegExp(${text(pattern)}${flags === '' ? '' : ", 'u'"})`
    } catch {
      continue
    }
  }
  return undefined
}

export function numberPiece(schema: Keywords, whole: boolean): Piece {
  const format = textIn(schema, 'format')
  const base = whole ? (format === 'int32' ? 'z.int32()' : 'z.int()') : 'z.number()'
  const { exclusiveMinimum: above, exclusiveMaximum: below } = schema
  const least = numberIn(schema, 'minimum')
  const most = numberIn(schema, 'maximum')
  const multiple = numberIn(schema, 'multipleOf')
  // In 3.0 the exclusive bound is a word about the other; since 3.1 it is a number of its own.
  const checks = [
    least === undefined ? '' : above === true ? `.gt(${least})` : `.min(${least})`,
    typeof above === 'number' ? `.gt(${above})` : '',
    most === undefined ? '' : below === true ? `.lt(${most})` : `.max(${most})`,
    typeof below === 'number' ? `.lt(${below})` : '',
    multiple === undefined || multiple <= 0 ? '' : `.multipleOf(${multiple})`,
  ]
  const notes =
    format === undefined || ['int32', 'int64', 'float', 'double'].includes(format) ? [] : [`format: ${format}`]
  return piece([base, ...checks], 'number', notes)
}

/** A closed set of values. */
export function enumPiece(values: readonly unknown[]): Piece {
  const scalars = [...new Set(values)].filter((one) => isScalar(one))
  if (values.length === 0 || values.some((one) => !isScalar(one)))
    return piece('z.unknown()', 'unknown', ['one of a list of values, not checked'])
  const type = scalars.map((one) => typeText(one)).join(' | ')
  const items: readonly Code[] = scalars.map(literal)
  const [only] = items
  if (scalars.every((one) => typeof one === 'string') && scalars.length > 1)
    return piece(list('z.enum([', items, '])'), type)
  return piece(scalars.length === 1 && only ? ['z.literal(', only, ')'] : list('z.literal([', items, '])'), type)
}

function typeText(value: unknown): string {
  return typeof value === 'string' ? text(value) : String(value)
}

function isScalar(value: unknown): boolean {
  return value === null || ['string', 'boolean', 'number'].includes(typeof value)
}
