import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import { quoted, type Catalogue, type Column, type ColumnKind, type Table } from './catalogue.ts'

const columnShape = z.object({
  name: z.string(),
  type: z.string(),
  notnull: z.number(),
  dflt_value: z.string().nullable(),
  pk: z.number(),
  hidden: z.number(),
})
const foreignShape = z.object({ id: z.number(), table: z.string(), from: z.string() })

/**
 * Reads the catalogue of a SQLite file.
 * @throws Error where there is no such file, or it is no database.
 */
export async function readSqlite(file: string): Promise<Catalogue> {
  if (!existsSync(file)) throw new Error(`there is no file ${file}`)
  const { DatabaseSync } = await import('node:sqlite')
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const names = database
      .prepare(
        "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name",
      )
      .all()
    const tables = names.map(({ name }): Table => {
      const columns = database
        .prepare('SELECT * FROM pragma_table_xinfo(?)')
        .all(String(name))
        .map((row) => columnShape.parse(row))
      const foreign = database
        .prepare('SELECT * FROM pragma_foreign_key_list(?)')
        .all(String(name))
        .map((row) => foreignShape.parse(row))
      return tableOf(String(name), columns, foreign)
    })
    return { title: `the database ${basename(file)}`, tables, place: () => '?' }
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  } finally {
    database.close()
  }
}

type CatalogueColumn = z.infer<typeof columnShape>

function tableOf(
  name: string,
  columns: readonly CatalogueColumn[],
  foreign: readonly z.infer<typeof foreignShape>[],
): Table {
  const key = columns.filter(({ pk }) => pk > 0).toSorted((one, other) => one.pk - other.pk)
  // The row's own number: filled in where it is left out.
  const rowId = key.length === 1 && key[0]?.type.toUpperCase() === 'INTEGER' ? key[0].name : undefined
  return {
    quoted: quoted(name),
    name,
    comment: '',
    columns: columns.filter(({ hidden }) => hidden !== 1).map((column) => columnOf(column, column.name === rowId)),
    key: key.map((column) => column.name),
    foreign: [...Map.groupBy(foreign, ({ id }) => id).values()].map((all) => ({
      columns: all.map(({ from }) => from),
      to: all[0]?.table ?? '',
    })),
  }
}

function columnOf({ name, type, notnull, dflt_value: standard, pk, hidden }: CatalogueColumn, rowId: boolean): Column {
  const optional = notnull === 0 && !rowId && !(pk > 0)
  return {
    name,
    holds: kindOf(type),
    optional,
    filled: hidden > 0 ? 'always' : rowId || optional || standard !== null ? 'if left out' : 'never',
    comment: '',
  }
}

/** By the affinity that SQLite gives a declared type. What a column really holds is looked at when it is read. */
function kindOf(declared: string): ColumnKind {
  const type = declared.toUpperCase()
  if (type.includes('INT')) return { kind: 'whole' }
  if (/CHAR|CLOB|TEXT|DATE|TIME|UUID|JSON/.test(type)) return { kind: 'text' }
  if (/REAL|FLOA|DOUB|NUMERIC|DECIMAL|BOOL/.test(type)) return { kind: 'number' }
  return { kind: 'other', type: declared === '' ? 'no type' : declared }
}
