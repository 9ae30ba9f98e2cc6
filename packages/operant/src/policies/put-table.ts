import { isMap, isSeq, parseDocument, type Node, type YAMLMap } from 'yaml'
import type { PolicyText } from '../store/policy-versions.ts'
import { tableNodes, tablesIn, type TableText } from './tables.ts'
import { chunksOf, edited, flowText, sourceOf, spanOf, type Edit } from './text/edits.ts'

/** A table as somebody wants it. */
export interface NewTable extends Pick<TableText, 'table' | 'for' | 'hit' | 'columns'> {
  readonly rows: readonly NewRow[]
}

export interface NewRow {
  readonly name: string
  readonly cells: readonly string[]
  readonly outcome: string
  /** The row that it was, counted from 0; null for a new one. So its comments go with it. */
  readonly was: number | null
}

/**
 * Writes a table into its file: what did not change stays as it was written, comments included. Whether it can be used is
 * for whoever loads it.
 */
export function putTable(
  files: readonly PolicyText[],
  place: { readonly file: string; readonly table: string },
  wanted: NewTable,
): { readonly files: readonly PolicyText[] } | { readonly problem: string } {
  const file = files.find(({ name }) => name === place.file)
  const before = tablesIn(files).find((one) => one.file === place.file && one.table === place.table)
  if (!file || !before) return { problem: `${place.file} has no table "${place.table}"` }
  const unequal = wanted.rows.find(({ cells }) => cells.length !== wanted.columns.length)
  if (unequal)
    return { problem: `row ${unequal.name} has ${unequal.cells.length} cells for ${wanted.columns.length} columns` }
  const text = before.plain ? written(file.text, before, wanted) : undefined
  const put = files.map((one) => (one === file && text !== undefined ? { name: one.name, text } : one))
  // Closed: what does not read as it was meant is not written at all.
  const read = tablesIn(put).find((one) => one.file === place.file && one.table === wanted.table)
  if (text === undefined || !read || said(read) !== said(wanted))
    return { problem: `table "${place.table}" is written in a way that only its text can be changed` }
  return { files: put }
}

function said({ table, for: actions, hit, columns, rows }: NewTable | TableText): string {
  return JSON.stringify([
    table,
    actions,
    hit,
    columns.map(({ name, expression }) => [name, expression]),
    rows.map(({ name, cells, outcome }) => [name, cells, outcome]),
  ])
}

function written(text: string, before: TableText, wanted: NewTable): string | undefined {
  const node = tableNodes(parseDocument(text)).find((one) => sourceOf(one.get('table', true)) === before.table)
  if (!node) return undefined
  const rows = rowEdits(text, node, before, wanted)
  if (!rows) return undefined
  const edits = [
    ...replaced(text, node, 'table', before.table === wanted.table ? undefined : flowText(wanted.table)),
    ...replaced(text, node, 'for', same(before.for, wanted.for) ? undefined : flowText(wanted.for.join(', '))),
    ...replaced(text, node, 'inputs', same(before.columns, wanted.columns) ? undefined : columnsText(wanted)),
    ...hitEdits(text, node, before, wanted),
    ...rows,
  ]
  return edited(text, edits)
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function replaced(text: string, node: YAMLMap, key: string, by: string | undefined): readonly Edit[] {
  const value = node.get(key, true)
  return by === undefined || !value ? [] : [{ ...spanOf(text, value), text: by }]
}

function columnsText({ columns }: NewTable): string {
  return `{ ${columns.map(({ name, expression }) => `${flowText(name)}: ${flowText(expression)}`).join(', ')} }`
}

/** How a row is picked is left out where it is the usual way, and then stands before the rows once it is another. */
function hitEdits(text: string, node: YAMLMap, before: TableText, wanted: NewTable): readonly Edit[] {
  if (before.hit === wanted.hit) return []
  if (node.has('hit')) return replaced(text, node, 'hit', wanted.hit)
  const key = node.items.find((pair) => sourceOf(pair.key) === 'rows')?.key as Node | undefined
  const start = key ? spanOf(text, key).start : 0
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1))
  return [{ start, end: start, text: `hit: ${wanted.hit}\n${indent}` }]
}

function rowEdits(text: string, node: YAMLMap, before: TableText, wanted: NewTable): readonly Edit[] | undefined {
  const list = node.get('rows', true)
  if (!isSeq(list)) return undefined
  const unchanged = wanted.rows.length === before.rows.length && wanted.rows.every((row, at) => isRow(row, before, at))
  if (unchanged) return []
  const nodes = list.items.filter((one): one is Node => isSeq(one) || isMap(one))
  const chunks = list.flow === true ? undefined : chunksOf(text, nodes)
  const [first] = chunks ?? []
  if (!chunks || !first) return [{ ...spanOf(text, list), text: `[${wanted.rows.map(rowText).join(', ')}]` }]
  const indent = /[ \t]*$/.exec(text.slice(0, text.lastIndexOf('-', first.item.start)))?.[0] ?? ''
  const lines = wanted.rows.map((row) => {
    const chunk = row.was === null ? undefined : chunks[row.was]
    if (!chunk || row.was === null) return `${indent}- ${rowText(row)}\n`
    if (isRow(row, before, row.was)) return withNewline(chunk.text)
    const { start, end } = chunk.item
    return withNewline(edited(chunk.text, [{ start: start - chunk.start, end: end - chunk.start, text: rowText(row) }]))
  })
  const last = chunks.at(-1) ?? first
  return [{ start: first.start, end: last.end, text: lines.length > 0 ? lines.join('') : `${indent}[]\n` }]
}

/** Whether a row says what row `at` said, and was that one. */
function isRow({ was, name, cells, outcome }: NewRow, before: TableText, at: number): boolean {
  const row = before.rows[at]
  return row !== undefined && was === at && same([name, cells, outcome], [row.name, row.cells, row.outcome])
}

function rowText({ name, cells, outcome }: NewRow): string {
  return `[${[name, ...cells, outcome].map(flowText).join(', ')}]`
}

function withNewline(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}
