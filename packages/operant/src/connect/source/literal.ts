import { list, type Code } from './layout.ts'

/**
 * Text from a document that somebody else wrote, as source text that stays what it is: it can neither end its literal
 * or comment, nor look like something else to whoever reads the file.
 */

/** What must not stand in source text as it is: control characters, line ends, and what turns the direction of writing. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu

/** A string literal in single quotes. */
export function text(value: string): string {
  const escaped = value.replaceAll(/[\\']/g, (one) => `\\${one}`).replaceAll('\n', '\\n')
  return `'${escaped.replaceAll(hidden, escapedCharacter)}'`
}

function escapedCharacter(character: string): string {
  const point = character.codePointAt(0) ?? 0
  return point > 0xffff ? `\\u{${point.toString(16)}}` : `\\u${point.toString(16).padStart(4, '0')}`
}

/** Any JSON value as source text. */
export function literal(value: unknown): Code {
  if (typeof value === 'string') return text(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return list('[', value.map(literal), ']')
  if (typeof value !== 'object' || value === null) return 'null'
  const fields = Object.entries(value).map(([name, field]): Code => [`${key(name)}: `, literal(field)])
  return list('{ ', fields, ' }')
}

/** A name before a colon in an object literal. `__proto__: …` would set the prototype, so it is computed. */
export function key(name: string): string {
  if (name === '__proto__') return "['__proto__']"
  return /^[A-Za-z_$][\w$]*$/.test(name) || /^(?:0|[1-9]\d{0,8})$/.test(name) ? name : text(name)
}

/** A member of an object in an expression. */
export function member(object: string, name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `${object}.${name}` : `${object}[${text(name)}]`
}

/** One line that a comment may hold. */
export function plainLine(value: string): string {
  return value.replaceAll(/\s+/gu, ' ').replaceAll(hidden, '\uFFFD').replaceAll('*/', '* /').trim()
}

/** A comment of one line. Text that is too long is cut, for the document has it in full. */
export function comment(value: string, most = 200): string {
  return `// ${shortly(plainLine(value), most)}`
}

/** A comment before a declaration, in lines of at most 110 characters; nothing for no text. */
export function docComment(value: string, indent = 0, most = 600): string {
  const words = shortly(plainLine(value), most).split(' ')
  if (words.join('') === '') return ''
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last === undefined || indent + last.length + word.length > 106) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  const before = ' '.repeat(indent)
  if (lines.length === 1) return `${before}/** ${lines[0]} */\n`
  return `${before}/**\n${lines.map((line) => `${before} * ${line}`).join('\n')}\n${before} */\n`
}

export function shortly(value: string, most: number): string {
  return value.length <= most
    ? value
    : `${value
        .slice(0, most - 1)
        .toWellFormed()
        .trimEnd()}…`
}
