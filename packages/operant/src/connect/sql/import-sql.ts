import type { ConnectionSource } from '../source/connection-file.ts'
import { checkedName } from '../source/connection-name.ts'
import { everythingIn } from '../source/everything-in.ts'
import { ImportMistake } from '../source/import-mistake.ts'
import { docComment, text } from '../source/literal.ts'
import { UniqueNames } from '../source/names.ts'
import type { Catalogue } from './catalogue.ts'
import type { WrittenStatement } from './table-parts.ts'
import { writeTable } from './write-table.ts'

export interface SqlImport {
  /** The connection's name. */
  readonly name: string
  readonly catalogue: Catalogue
  /** The variable that holds the connection string, or the file as seen from the connection's own. */
  readonly place: { readonly variable: string } | { readonly file: string }
  /** Tables that may be written. */
  readonly writes: readonly string[]
}

export interface ImportedSql {
  readonly source: ConnectionSource
  readonly operations: readonly WrittenStatement[]
  readonly leftOut: readonly { readonly operation: string; readonly reason: string }[]
}

/** The tables of a database as the source of a connection. */
export function importSql({ name, catalogue, place, writes }: SqlImport): ImportedSql {
  checkedName(name)
  const { tables } = catalogue
  const stray = writes.find((one) => !tables.some((table) => table.name === one && table.key.length > 0))
  if (stray !== undefined)
    throw new ImportMistake(
      `--writes ${stray}`,
      'there is no such table with a primary key',
      `name some of ${tables
        .filter(({ key }) => key.length > 0)
        .map((table) => table.name)
        .join(', ')}`,
    )
  const names = new UniqueNames([name, `${name}System`, 'sqlClient', 'rowsOf', 'given', 'readWith', 'recordText'])
  const scope = { connection: name, names, facts: new UniqueNames(), place: catalogue.place, writes: new Set(writes) }
  const made = tables.map((table) => ({ table, ...writeTable(table, scope) }))
  const used = made.filter(({ statements }) => statements.length > 0)
  if (used.length === 0)
    throw new ImportMistake(
      catalogue.title,
      'it has no table with a key that could be read',
      'give a table a primary key, or write queries by hand',
    )
  const operations = used.flatMap(({ statements }) => statements)
  return {
    source: {
      name,
      from: catalogue.title,
      body: bodyOf(
        name,
        catalogue.title,
        place,
        used.map(({ declared, statements }) => [declared, ...statements.map(({ source }) => source)].join('\n\n')),
        operations,
      ),
      operations: new Map(operations.map(({ capability, source }) => [capability, source])),
    },
    operations,
    leftOut: made
      .filter(({ statements }) => statements.length === 0)
      .map(({ table }) => ({ operation: table.name, reason: 'it has neither a primary nor a foreign key' })),
  }
}

function bodyOf(
  name: string,
  title: string,
  place: SqlImport['place'],
  tables: readonly string[],
  operations: readonly WrittenStatement[],
): string {
  const all = tables.join('\n')
  const has = (word: string): boolean => new RegExp(`\\b${word}\\(`).test(all)
  const operant = [
    'argument',
    'connector',
    'fact',
    'query',
    ...['readWith', 'recordText', 'unprovenAction'].filter(has),
  ]
  const connect = ['given', 'rowsOf'].filter(has)
  const where =
    'file' in place ? `file: new URL(${text(place.file)}, import.meta.url)` : `url: secret(${text(place.variable)})`
  const secrets = 'file' in place ? [] : ['secret']
  return [
    [
      "import { z } from 'zod'",
      `import { ${operant.filter((word) => word === 'connector' || has(word)).join(', ')} } from 'operant'`,
      `import { ${[...connect, ...secrets, 'sqlClient'].join(', ')} } from 'operant/connect'`,
    ].join('\n'),
    `${docComment(`Rows of ${title}. Strings of which nothing is said count as written by people outside: mark those that the system gives out itself with recordId() or recordText().`)}export const ${name}System = connector({ name: ${text(name)}, open: () => sqlClient({ ${where} }) })`,
    ...tables,
    everythingIn(name, operations),
  ].join('\n\n')
}
