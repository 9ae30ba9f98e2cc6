import { list, type Code } from '../source/layout.ts'
import { key, plainLine, shortly, text } from '../source/literal.ts'
import type { UniqueNames } from '../source/names.ts'
import type { Catalogue, Column, Table } from './catalogue.ts'
import { columnCode } from './column-code.ts'

export interface TableScope {
  readonly connection: string
  readonly names: UniqueNames
  readonly facts: UniqueNames
  readonly place: Catalogue['place']
  /** Tables that may be written. */
  readonly writes: ReadonlySet<string>
}

/** One capability in the source of a connection. */
export interface WrittenStatement {
  readonly capability: string
  readonly constant: string
  readonly writes: boolean
  readonly title: string
  readonly source: string
}

/** What a table's source is made of. */
export interface TableParts {
  readonly table: Table
  /** Columns that can be read. */
  readonly columns: readonly Column[]
  readonly row: string
  readonly fact: string
  readonly singular: string
  /** Input names by column. */
  readonly inputs: ReadonlyMap<string, string>
}

/** The inputs for these columns; `optional` where each may be left out. */
export function needsOf(
  { table, columns, inputs }: TableParts,
  wanted: readonly string[],
  optional: boolean,
): readonly Code[] {
  return columns
    .filter(({ name }) => wanted.includes(name))
    .map((column): Code => {
      const name = inputs.get(column.name) ?? column.name
      const schema: Code = optional ? [columnCode(column, column.optional), '.optional()'] : columnCode(column, false)
      const said = shortly(
        plainLine(`${table.name}.${column.name}${column.comment === '' ? '' : `: ${column.comment}`}`),
        200,
      )
      return [`${key(name)}: `, list('argument(', [schema, text(said)], ')')]
    })
}
