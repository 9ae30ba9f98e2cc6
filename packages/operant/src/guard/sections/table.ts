import type { Cell } from './cell.ts'
import { parseCell } from './cell.ts'
import type { Expression } from '../language/expression.ts'
import type { Outcome } from '../outcome.ts'
import type { Part } from './policy-text.ts'
import type { Reading } from './reading.ts'
import { forEachAction, readExpression, readHeading, readName, readOutcome } from './reading.ts'
import { typeText } from '../language/value-type.ts'

/** A decision table, compiled for one action. */
export interface Table {
  readonly id: string
  readonly name: string
  /** `first`: the first row that matches decides. `unique`: exactly one row may match. */
  readonly hit: 'first' | 'unique'
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** For every action there is, none by its name. */
  readonly everything: boolean
}

export interface Column {
  readonly name: string
  readonly input: Expression
}

export interface Row {
  readonly id: string
  readonly name: string
  readonly cells: readonly Cell[]
  /** The cells as written. */
  readonly texts: readonly string[]
  readonly outcome: Outcome
  readonly part: Part
}

/** Reads a table and compiles it for each action it is for; `undefined` where something was reported. */
export function readTable(part: Part, reading: Reading, seen: Set<string>): ReadonlyMap<string, Table> | undefined {
  const heading = readHeading(part, 'table', ['table', 'for', 'inputs', 'hit', 'rows'], reading, seen)
  if (!heading) return undefined
  const { fields, id, name, actions, everything } = heading
  const inputs = fields.get('inputs')?.fields(`The inputs of table ${name}`)
  const rows = fields.get('rows')?.items(`The rows of table ${name}`)
  const hit = fields.get('hit')?.text('hit') ?? 'first'
  if (hit !== 'first' && hit !== 'unique')
    return fields.get('hit')?.report(`"${hit}" is not a way to pick a row (table ${name})`, 'Write first or unique')
  if (!fields.has('inputs') || !fields.has('rows'))
    return part.report(`Table ${name} has no ${fields.has('inputs') ? 'rows' : 'inputs'}`, 'Add them')
  if (!actions || !inputs || !rows) return undefined
  if (rows.length === 0) return part.report(`Table ${name} has no rows`, 'Add one: without rows it denies everything')
  return forEachAction(actions, (action) => {
    const columns = readColumns(inputs, name, action, reading)
    const read = columns && readRows(rows, columns, id, name, reading)
    return read && { id, name, hit, columns, rows: read, everything }
  })
}

function readColumns(
  inputs: ReadonlyMap<string, Part>,
  table: string,
  action: string,
  reading: Reading,
): readonly Column[] | undefined {
  const columns: Column[] = []
  for (const [name, part] of inputs) {
    const input = readExpression(part, `Input ${name} of table ${table}`, action, reading)
    if (!input) continue
    const { type } = input.result
    if (type.kind === 'list' || type.kind === 'other') {
      part.report(
        `Input ${name} of table ${table} is ${typeText(type)}, and a cell holds one value`,
        'Use an expression that gives one value, such as order.lines.size()',
      )
    } else columns.push({ name, input })
  }
  return columns.length === inputs.size ? columns : undefined
}

function readRows(
  parts: readonly Part[],
  columns: readonly Column[],
  id: string,
  table: string,
  reading: Reading,
): readonly Row[] | undefined {
  const seen = new Set<string>()
  const rows = parts.map((part) => readRow(part, columns, id, table, reading, seen))
  if (!rows.every((row) => row !== undefined)) return undefined
  for (const [index, column] of columns.entries()) {
    const cells = rows.map((row) => row.cells[index])
    const handled = cells.some((cell) => cell?.kind === 'missing') || cells.every((cell) => cell?.kind === 'any')
    // Otherwise "not verified → deny" followed by a row of dashes would let a missing value through.
    if (column.input.result.optional && !handled) {
      return parts[0]?.report(
        `${column.input.source} may be missing, and no row of table ${table} says what then`,
        `Add a row with missing in column ${column.name}`,
      )
    }
  }
  return rows
}

function readRow(
  part: Part,
  columns: readonly Column[],
  id: string,
  table: string,
  reading: Reading,
  seen: Set<string>,
): Row | undefined {
  const [first, ...others] = part.items(`A row of table ${table}`) ?? []
  const last = others.pop()
  const name = first && readName(first, part, 'row', seen)
  if (name === undefined) return undefined
  const where = `table ${table}, row ${name}`
  if (!last || others.length !== columns.length) {
    const expected = ['name', ...columns.map((column) => column.name), 'outcome'].join(', ')
    return part.report(
      `${where}: ${others.length + (last ? 2 : 1)} cells where ${columns.length + 2} are expected`,
      `Write [${expected}]; quote a cell that holds a comma`,
    )
  }
  const texts: string[] = []
  const cells: Cell[] = []
  for (const [index, column] of columns.entries()) {
    const cellPart = others[index]
    const text = cellPart?.text(`${where}, column ${column.name}`)
    if (cellPart === undefined || text === undefined) continue
    const cell = parseCell(text, column.input.result, reading.limits)
    if ('mend' in cell) cellPart.report(`${where}, column ${column.name}: ${cell.message}`, cell.mend)
    else {
      texts.push(text)
      cells.push(cell)
    }
  }
  const outcome = readOutcome(last, where)
  return outcome && cells.length === columns.length
    ? { id: `${id}/${name}`, name, cells, texts, outcome, part }
    : undefined
}
