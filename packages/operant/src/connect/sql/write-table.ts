import { layout, list, remarked, type Code } from '../source/layout.ts'
import { comment, docComment, key, text } from '../source/literal.ts'
import { camelCase, capital, pascalCase, UniqueNames } from '../source/names.ts'
import { quoted, type Column, type Table } from './catalogue.ts'
import { columnCode } from './column-code.ts'
import { needsOf, type TableParts, type TableScope, type WrittenStatement } from './table-parts.ts'
import { writesOf } from './write-writes.ts'

export interface WrittenTable {
  /** The schema of a row, and its fact. */
  readonly declared: string
  readonly statements: readonly WrittenStatement[]
}

/** The queries of a table by its keys, and where it may be written its writes. */
export function writeTable(table: Table, scope: TableScope): WrittenTable {
  const { connection, names } = scope
  const singular = singularOf(table.name)
  const row = names.declare(pascalCase(singular, 'Row'), 'Row')
  const fact = names.declare(camelCase(singular, 'row'), 'Fact')
  const columns = table.columns.filter(isRead)
  const taken = new UniqueNames(['about'])
  const inputs = new Map(columns.map(({ name }) => [name, taken.take(inputName(name))]))
  const parts: TableParts = { table, columns, row, fact, singular, inputs }
  const fields = table.columns.map((column): Code => {
    if (!isRead(column))
      return comment(
        `${column.name}: ${column.holds.kind === 'other' ? column.holds.type : column.holds.kind}, not read`,
      )
    const notes = column.comment === '' ? [] : [comment(column.comment)]
    return remarked(notes, [`${key(column.name)}: `, columnCode(column, column.optional)])
  })
  const declared = [
    docComment(table.comment === '' ? `A row of ${table.name}.` : `A row of ${table.name}: ${table.comment}`),
    `export const ${row} = ${layout(list('z.object({ ', fields, ' })', true))}\n`,
    `export const ${fact} = fact(${text(scope.facts.take(`${connection}${capital(fact)}`))}, ${row})`,
  ].join('')
  const byKey = table.key.length > 0 && table.key.every((name) => inputs.has(name)) ? [byKeyOf(parts, scope)] : []
  const lists = table.foreign
    .filter((one) => one.columns.every((name) => inputs.has(name)))
    .map((one) => listOf(parts, one.columns, scope))
  const [getter] = byKey
  const writes = scope.writes.has(table.name) && getter ? writesOf(parts, getter.constant, scope) : []
  return { declared, statements: [...byKey, ...lists, ...writes] }
}

/** What has a form in JSON, and a name that an object may have. */
function isRead({ name, holds }: Column): boolean {
  return holds.kind !== 'other' && name !== '__proto__'
}

function byKeyOf(parts: TableParts, scope: TableScope): WrittenStatement {
  const { table, singular, fact } = parts
  const name = `get${pascalCase(singular, 'Row')}`
  return statement(parts, scope, {
    name,
    columns: table.key,
    gives: fact,
    before: '',
    method: 'one',
    title: `Reads a row of ${table.name} by its key`,
  })
}

function listOf(parts: TableParts, columns: readonly string[], scope: TableScope): WrittenStatement {
  const { table, row } = parts
  const by = columns.map((column) => pascalCase(column.replace(/_?id$/i, '') || column, 'Key')).join('And')
  const name = `list${pascalCase(table.name, 'Rows')}By${by}`
  const gives = scope.names.declare(`${camelCase(table.name, 'rows')}By${by}`, 'Fact')
  const told = scope.facts.take(`${scope.connection}${capital(gives)}`)
  const before = `export const ${gives} = fact(${text(told)}, rowsOf(${row}))\n`
  return statement(parts, scope, {
    name,
    columns,
    gives,
    before,
    method: 'all',
    title: `Reads the rows of ${table.name} by ${columns.join(' and ')}`,
  })
}

interface Wanted {
  readonly name: string
  readonly columns: readonly string[]
  readonly gives: string
  readonly before: string
  readonly method: 'one' | 'all'
  readonly title: string
}

function statement(
  parts: TableParts,
  scope: TableScope,
  { name, columns, gives, before, method, title }: Wanted,
): WrittenStatement {
  const { connection, place, names } = scope
  const { table, row, inputs } = parts
  const constant = names.declare(name, 'Query')
  const capability = `${connection}.${constant}`
  const selected = parts.columns.map((column) => quoted(column.name)).join(', ')
  const where = columns.map((column, index) => `${quoted(column)} = ${place(index + 1)}`).join(' AND ')
  const order =
    method === 'all' && table.key.length > 0 ? ` ORDER BY ${table.key.map((one) => quoted(one)).join(', ')}` : ''
  const call = list(
    '{ ',
    [
      `sql: ${text(`SELECT ${selected} FROM ${table.quoted} WHERE ${where}${order}`)}`,
      [
        'values: ',
        list(
          '[',
          columns.map((column) => text(inputs.get(column) ?? column)),
          ']',
        ),
      ],
      `answer: ${row}`,
    ],
    ' }',
    true,
  )
  const body: readonly Code[] = [
    `name: ${text(capability)}`,
    ['needs: ', list('{ ', needsOf(parts, columns, false), ' }')],
    `uses: { ${connection}: ${connection}System }`,
    `gives: ${gives}`,
    [`read: (i, u, say) => u.${connection}.${method}(i, say, `, call, ')'],
  ]
  const source = `${before}${docComment(title)}export const ${constant} = ${layout(list('query({ ', body, ' })', true))}`
  return { capability, constant, writes: false, title, source }
}

/** A column as an input: its own name where code can have it. */
function inputName(column: string): string {
  const name = /^[A-Za-z]\w*$/.test(column) ? column : camelCase(column, 'column')
  return name in Object.prototype ? `${name}Column` : name
}

function singularOf(table: string): string {
  if (table.endsWith('ies')) return `${table.slice(0, -3)}y`
  return /[^sui]s$/.test(table) ? table.slice(0, -1) : table
}
