import { isMap, isSeq, LineCounter, parseDocument, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import type { PolicyText } from '../store/policy-versions.ts'
import { sourceOf } from './text/edits.ts'

/** Where something begins in a file, both from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** A decision table as its file has it, whether it can be used or not. */
export interface TableText {
  readonly file: string
  readonly policy: string
  readonly table: string
  /** Names of actions, or `*`. */
  readonly for: readonly string[]
  readonly hit: string
  readonly columns: readonly { readonly name: string; readonly expression: string }[]
  readonly rows: readonly RowText[]
  /** The comments above it. */
  readonly note: string
  /** False where it says more, or otherwise, than rows and columns can show: then it is changed as text. */
  readonly plain: boolean
}

export interface RowText {
  readonly name: string
  /** One for each column. */
  readonly cells: readonly string[]
  readonly outcome: string
  readonly note: string
  readonly at: Place
  /** Where its name, its cells and its outcome begin. */
  readonly places: readonly Place[]
}

const known = ['table', 'for', 'inputs', 'hit', 'rows']

/** The tables of policy files, in the order in which they stand. A file that is no YAML has none. */
export function tablesIn(files: readonly PolicyText[]): readonly TableText[] {
  return files.flatMap(({ name, text }) => {
    const lines = new LineCounter()
    const document = parseDocument(text, { lineCounter: lines })
    if (document.errors.length > 0) return []
    const policy = sourceOf(document.get('policy', true)) ?? name
    return tableNodes(document).map((node, at) => ({
      ...tableOf(name, policy, node, placesBy(lines)),
      note: noteOf(node, document.get('tables'), at),
    }))
  })
}

/** The maps in the list of tables of a document. */
export function tableNodes(document: { get(key: string): unknown }): readonly YAMLMap[] {
  const tables = document.get('tables')
  return isSeq(tables) ? tables.items.filter((one) => isMap(one)) : []
}

type PlaceOf = (node: Node) => Place

function placesBy(lines: LineCounter): PlaceOf {
  return (node) => {
    const { line, col } = lines.linePos(node.range?.[0] ?? 0)
    return { line, column: col }
  }
}

function tableOf(file: string, policy: string, node: YAMLMap, placeOf: PlaceOf): Omit<TableText, 'note'> {
  const inputs = node.get('inputs')
  const rows = node.get('rows')
  const columns = isMap(inputs) ? inputs.items.map(columnOf) : []
  const read = isSeq(rows) ? rows.items.map((row, at) => rowOf(row, rows, at, placeOf)) : []
  const texts = read.filter((row) => row !== undefined)
  const actions = node.get('for', true)
  const plain =
    node.items.every(({ key }) => known.includes(sourceOf(key) ?? '')) &&
    isMap(inputs) &&
    isSeq(rows) &&
    columns.every((column) => column !== undefined) &&
    texts.length === read.length &&
    texts.every(({ cells }) => cells.length === columns.length)
  return {
    file,
    policy,
    table: sourceOf(node.get('table', true)) ?? '',
    for: isSeq(actions) ? actions.items.map((one) => sourceOf(one) ?? '') : listed(sourceOf(actions)),
    hit: sourceOf(node.get('hit', true)) ?? 'first',
    columns: columns.filter((column) => column !== undefined),
    rows: texts,
    plain,
  }
}

function columnOf({ key, value }: Pair): TableText['columns'][number] | undefined {
  const [name, expression] = [sourceOf(key), sourceOf(value)]
  return name === undefined || expression === undefined ? undefined : { name, expression }
}

function rowOf(row: unknown, list: YAMLSeq, at: number, placeOf: PlaceOf): RowText | undefined {
  if (!isSeq(row) || row.items.length < 2) return undefined
  const nodes = (row as YAMLSeq<Node>).items
  const texts = nodes.map(sourceOf)
  if (!texts.every((text) => text !== undefined)) return undefined
  const [name = '', ...rest] = texts
  const places = nodes.map(placeOf)
  const cells = rest.slice(0, -1)
  return { name, cells, outcome: rest.at(-1) ?? '', note: noteOf(row, list, at), at: placeOf(row), places }
}

function listed(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(',').map((name) => name.trim())
}

/** The comments above an item of a list; those above the first belong to the list, as YAML has it. */
function noteOf(node: Node, list: unknown, at: number): string {
  const comment = node.commentBefore ?? (at === 0 && isSeq(list) ? list.commentBefore : undefined) ?? ''
  return comment
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
    .trim()
}
