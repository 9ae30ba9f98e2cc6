/** A piece of source text: a text that stays on its line, pieces in a row, or a bracketed list that may break. */
export type Code = string | readonly Code[] | Bracketed | Remarked

interface Bracketed {
  readonly open: string
  readonly items: readonly Code[]
  readonly close: string
  /** One item a line, however short they are. */
  readonly broken: boolean
}

interface Remarked {
  /** Comments, each a line of its own above the code. */
  readonly above: readonly string[]
  readonly code: Code
}

/** Greatest width of a line, where its pieces can be broken. */
const widest = 110

/** A bracketed list: on one line where it fits, else one item a line. */
export function list(open: string, items: readonly Code[], close: string, broken = false): Code {
  return { open, items, close, broken }
}

/** A piece below comments. */
export function remarked(above: readonly string[], code: Code): Code {
  return above.length === 0 ? code : { above, code }
}

/** Source text of a piece, where `used` characters stand before it on its line. */
export function layout(code: Code, used = 0): string {
  return print(code, 0, used)
}

/** `used` is the width that stands on the line before it. */
function print(code: Code, indent: number, used: number): string {
  if (typeof code === 'string') return code
  if (isRow(code)) return printRow(code, indent, used)
  if ('above' in code) return [...code.above, print(code.code, indent, indent)].join(`\n${' '.repeat(indent)}`)
  if (code.items.length === 0) return code.open.trimEnd() + code.close.trimStart()
  const flat = flatText(code)
  if (flat !== undefined && used + flat.length <= widest) return flat
  const inner = ' '.repeat(indent + 2)
  const lines = code.items.map((item) => `${inner}${withComma(print(item, indent + 2, indent + 2))}`)
  return `${code.open.trimEnd()}\n${lines.join('\n')}\n${' '.repeat(indent)}${code.close.trimStart()}`
}

function printRow(row: readonly Code[], indent: number, used: number): string {
  let text = ''
  row.forEach((piece, place) => {
    const before = lastLine(text, used)
    // What follows on the same line must fit as well.
    const after = row
      .slice(place + 1)
      .reduce<number>((sum, next) => sum + (typeof next === 'string' ? next.length : 0), 0)
    text += print(piece, indent, before + after)
  })
  return text
}

function lastLine(text: string, used: number): number {
  const at = text.lastIndexOf('\n')
  return at === -1 ? used + text.length : text.length - at - 1
}

/** A comment ends with its line: nothing may follow it there. */
function withComma(text: string): string {
  const last = text.slice(text.lastIndexOf('\n') + 1).trimStart()
  return last.startsWith('//') ? text : `${text},`
}

function flatText(code: Code): string | undefined {
  if (typeof code === 'string') return code.includes('\n') || code.startsWith('//') ? undefined : code
  if (isRow(code)) return joined(code.map(flatText), '')
  if ('above' in code) return undefined
  if (code.broken) return undefined
  const items = joined(code.items.map(flatText), ', ')
  return items === undefined ? undefined : `${code.open}${items}${code.close}`
}

function joined(texts: readonly (string | undefined)[], by: string): string | undefined {
  return texts.includes(undefined) ? undefined : texts.join(by)
}

function isRow(code: Code): code is readonly Code[] {
  return Array.isArray(code)
}
