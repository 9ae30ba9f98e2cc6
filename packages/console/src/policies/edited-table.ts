import type { Schemas } from '../api/client.ts'

/** A decision table while somebody edits it. */
export interface EditedTable {
  readonly table: string
  readonly for: readonly string[]
  readonly hit: 'first' | 'unique'
  readonly columns: readonly EditedColumn[]
  readonly rows: readonly EditedRow[]
}

export interface EditedColumn {
  /** The same for as long as the column is edited. */
  readonly key: string
  readonly name: string
  readonly expression: string
}

export interface EditedRow {
  /** The same for as long as the row is edited, wherever it is moved. */
  readonly key: string
  readonly name: string
  readonly cells: readonly string[]
  readonly outcome: string
}

/** What fits every value. */
export const any = '-'

/** A table of the server, to be edited. */
export function toBeEdited({ table, for: actions, hit, columns, rows }: Schemas['PolicyTable']): EditedTable {
  return {
    table,
    for: actions,
    hit: hit === 'unique' ? 'unique' : 'first',
    columns: columns.map(({ name, expression }, index) => ({ key: `column ${index}`, name, expression })),
    rows: rows.map(({ name, cells, outcome }, index) => ({ key: `row ${index}`, name, cells, outcome })),
  }
}

/** What the server is sent; `saved` are the keys of the rows in the order in which it has them. */
export function toBeSent({ rows, for: actions, columns, ...rest }: EditedTable, saved: readonly string[]) {
  return {
    ...rest,
    for: [...actions],
    columns: columns.map(({ name, expression }) => ({ name, expression })),
    rows: rows.map(({ key, name, cells, outcome }) => {
      const was = saved.indexOf(key)
      return { name, cells: [...cells], outcome, was: was < 0 ? null : was }
    }),
  }
}

/** Whether a table says what another says, whatever its rows are called inside. */
export function saysTheSame(one: EditedTable, other: EditedTable): boolean {
  return JSON.stringify(toBeSent(one, [])) === JSON.stringify(toBeSent(other, []))
}

/** Which text of a row is meant: its name, its outcome, or the cell of a column. */
export type Place = 'name' | 'outcome' | number

export function withText(table: EditedTable, row: string, place: Place, text: string): EditedTable {
  const rows = table.rows.map((one) => {
    if (one.key !== row) return one
    if (typeof place !== 'number') return { ...one, [place]: text }
    return { ...one, cells: one.cells.map((cell, index) => (index === place ? text : cell)) }
  })
  return { ...table, rows }
}

/** With one row more, before the one at `index`: it fits everything, and asks nobody for anything yet. */
export function withRow(table: EditedTable, index: number, key: string): EditedTable {
  const name = freeName(
    'new row',
    table.rows.map((row) => row.name),
  )
  const row = { key, name, cells: table.columns.map(() => any), outcome: 'deny' }
  return { ...table, rows: table.rows.toSpliced(index, 0, row) }
}

/** With a copy of a row behind it. */
export function withCopy(table: EditedTable, row: string, key: string): EditedTable {
  const index = table.rows.findIndex((one) => one.key === row)
  const found = table.rows[index]
  if (!found) return table
  const name = freeName(
    found.name,
    table.rows.map((one) => one.name),
  )
  return { ...table, rows: table.rows.toSpliced(index + 1, 0, { ...found, key, name }) }
}

export function withoutRow(table: EditedTable, row: string): EditedTable {
  return { ...table, rows: table.rows.filter((one) => one.key !== row) }
}

/** With a row moved up (-1) or down (1); at the end it stays. */
export function withRowMoved(table: EditedTable, row: string, by: -1 | 1): EditedTable {
  return {
    ...table,
    rows: moved(
      table.rows,
      table.rows.findIndex((one) => one.key === row),
      by,
    ),
  }
}

/** With one column more, at the end; every row fits whatever it says. */
export function withColumn(table: EditedTable, column: EditedColumn): EditedTable {
  const rows = table.rows.map((row) => ({ ...row, cells: [...row.cells, any] }))
  return { ...table, columns: [...table.columns, column], rows }
}

export function withColumnChanged(
  table: EditedTable,
  index: number,
  column: Pick<EditedColumn, 'name' | 'expression'>,
): EditedTable {
  return { ...table, columns: table.columns.map((one, at) => (at === index ? { ...one, ...column } : one)) }
}

export function withoutColumn(table: EditedTable, index: number): EditedTable {
  const rows = table.rows.map((row) => ({ ...row, cells: row.cells.filter((_, at) => at !== index) }))
  return { ...table, columns: table.columns.filter((_, at) => at !== index), rows }
}

/** With a column moved to the left (-1) or right (1), its cells with it. */
export function withColumnMoved(table: EditedTable, index: number, by: -1 | 1): EditedTable {
  const rows = table.rows.map((row) => ({ ...row, cells: moved(row.cells, index, by) }))
  return { ...table, columns: moved(table.columns, index, by), rows }
}

function moved<Item>(items: readonly Item[], index: number, by: -1 | 1): readonly Item[] {
  const item = items[index]
  const to = index + by
  if (item === undefined || to < 0 || to >= items.length) return items
  return items.toSpliced(index, 1).toSpliced(to, 0, item)
}

/** A name that none has yet: `small`, `small 2`. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const base = wanted.replace(/ \d+$/, '')
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base} ${number}`
    if (!taken.includes(name)) return name
  }
}
