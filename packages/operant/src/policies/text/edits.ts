import { isScalar, type Node } from 'yaml'

/** A part of a text that is replaced. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The text with all edits made; they may not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce((whole, { start, end, text: part }) => `${whole.slice(0, start)}${part}${whole.slice(end)}`, text)
}

/** Where a node of a document stands in its text, without the space behind it. */
export function spanOf(text: string, node: Node): { readonly start: number; readonly end: number } {
  const [start, end] = node.range ?? [0, 0]
  return { start, end: start + text.slice(start, end).trimEnd().length }
}

/**
 * The items of a list that is written line by line, each with the comments before it: together they are the whole
 * lines that the list takes.
 */
export interface Chunk extends Edit {
  /** Where the item itself begins and ends, within the whole text. */
  readonly item: { readonly start: number; readonly end: number }
}

/** The chunks of a list whose first item stands on a line below its name; undefined where two items share a line. */
export function chunksOf(text: string, items: readonly Node[]): readonly Chunk[] | undefined {
  const chunks: Chunk[] = []
  for (const node of items) {
    const item = spanOf(text, node)
    const line = text.lastIndexOf('\n', item.start - 1) + 1
    const before = chunks.at(-1)
    if (before && line < before.end) return undefined
    const start = before ? before.end : firstLine(text, line)
    const newline = text.indexOf('\n', item.end)
    const end = newline === -1 ? text.length : newline + 1
    chunks.push({ start, end, text: text.slice(start, end), item })
  }
  return chunks
}

/** Where the comments before a line begin. */
function firstLine(text: string, line: number): number {
  let start = line
  while (start > 0) {
    const before = text.lastIndexOf('\n', start - 2) + 1
    if (!/^\s*#/.test(text.slice(before, start))) break
    start = before
  }
  return start
}

/** A scalar as one writes it between brackets: plain where that says the same, else in quotes. */
export function flowText(value: string): string {
  const plain = /^[A-Za-z][\w.-]*( [\w.-]+)*$/.test(value) && !/^(true|false|null|yes|no|on|off)$/i.test(value)
  return plain ? value : `'${value.replaceAll("'", "''")}'`
}

/** The text of a scalar exactly as it was written, so that 100.00 keeps its zeros; undefined for anything else. */
export function sourceOf(node: unknown): string | undefined {
  return isScalar(node) && node.value !== null ? (node.source ?? JSON.stringify(node.value)).trim() : undefined
}
