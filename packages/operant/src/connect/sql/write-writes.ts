import { layout, list, type Code } from '../source/layout.ts'
import { docComment, key, text } from '../source/literal.ts'
import { pascalCase } from '../source/names.ts'
import type { Column } from './catalogue.ts'
import { needsOf, type TableParts, type TableScope, type WrittenStatement } from './table-parts.ts'

/**
 * Unproven writes of one row of a table. Their identity is the primary key and they are read back by it: what is
 * missing is what must bear their arguments, and how they are taken back.
 */
export function writesOf(parts: TableParts, getter: string, scope: TableScope): readonly WrittenStatement[] {
  const { table, columns } = parts
  const others = columns.filter(({ name, filled }) => !table.key.includes(name) && filled !== 'always')
  const keyed = columns.filter(({ name }) => table.key.includes(name))
  const givenKey = keyed.every(({ filled }) => filled === 'never')
  return [
    insertOf(parts, getter, scope, others, givenKey),
    ...(others.length > 0 ? [updateOf(parts, getter, scope, others)] : []),
    deleteOf(parts, getter, scope),
  ]
}

/** Where the database gives out the key, nothing says which row was meant before it is there. */
function insertOf(
  parts: TableParts,
  getter: string,
  scope: TableScope,
  others: readonly Column[],
  givenKey: boolean,
): WrittenStatement {
  const { table } = parts
  const keys = givenKey ? table.key : []
  const required = others.filter(({ filled }) => filled === 'never').map(({ name }) => name)
  const optional = others.filter(({ filled }) => filled !== 'never').map(({ name }) => name)
  const terms = givenKey
    ? [...identityOf(parts, 'insert', scope), ...readBackOf(parts, getter, [...required, ...optional])]
    : []
  return writeOf(parts, scope, {
    does: 'insert',
    title: `Adds a row to ${table.name}`,
    needs: [...needsOf(parts, [...keys, ...required], false), ...needsOf(parts, optional, true)],
    key: keys,
    set: [...required, ...optional],
    terms,
  })
}

function updateOf(parts: TableParts, getter: string, scope: TableScope, others: readonly Column[]): WrittenStatement {
  const { table } = parts
  const names = others.map(({ name }) => name)
  return writeOf(parts, scope, {
    does: 'update',
    title: `Changes a row of ${table.name}`,
    needs: [...needsOf(parts, table.key, false), ...needsOf(parts, names, true)],
    key: table.key,
    set: names,
    terms: [...identityOf(parts, 'update', scope), ...readBackOf(parts, getter, names), 'amend: true'],
  })
}

function deleteOf(parts: TableParts, getter: string, scope: TableScope): WrittenStatement {
  const { table } = parts
  return writeOf(parts, scope, {
    does: 'delete',
    title: `Deletes a row of ${table.name}`,
    needs: needsOf(parts, table.key, false),
    key: table.key,
    set: [],
    terms: [
      ...identityOf(parts, 'delete', scope),
      `confirm: async (i, u) => ((await ${readCall(parts, getter)}) === null ? { gone: true } : null)`,
      'expect: () => ({ gone: true })',
    ],
  })
}

function identityOf({ table, inputs }: TableParts, does: string, { connection }: TableScope): readonly Code[] {
  const parts = table.key.map((column) => `i.${inputs.get(column)}`)
  return [['identity: (i) => ', list('[', [text(`${connection}.${table.name} ${does}`), ...parts], ']')]]
}

/** Each column that is written must be found as it was given; of a row that is nothing but its key, the key. */
function readBackOf(parts: TableParts, getter: string, columns: readonly string[]): readonly Code[] {
  const { table, inputs } = parts
  const inputOf = (column: string): string => inputs.get(column) ?? column
  const plain = columns.filter((column) => inputOf(column) === column)
  const renamed = columns.filter((column) => inputOf(column) !== column)
  const fields: readonly Code[] = [
    ...(plain.length > 0 ? [['...', list('given(i, ', plain.map(text), ')')]] : []),
    ...renamed.map(
      (column) => `...(i.${inputOf(column)} === undefined ? {} : { ${key(column)}: i.${inputOf(column)} })`,
    ),
    ...(columns.length === 0 ? table.key.map((column) => `${key(column)}: i.${inputOf(column)}`) : []),
  ]
  const expected: Code =
    renamed.length === 0 && plain.length > 0 ? list('given(i, ', plain.map(text), ')') : list('({ ', fields, ' })')
  return [`confirm: (i, u) => ${readCall(parts, getter)}`, ['expect: (i) => ', expected]]
}

function readCall({ table, inputs }: TableParts, getter: string): string {
  const keys = table.key.map((column) => `${key(inputs.get(column) ?? column)}: i.${inputs.get(column)}`)
  return `readWith(${getter}, { ${keys.join(', ')} }, u)`
}

/** Names the row, where its key is known before. */
function titleOf({ inputs }: TableParts, title: string, keys: readonly string[]): Code {
  if (keys.length === 0) return text(title)
  const values = keys.map((column) => `i.${inputs.get(column) ?? column}`)
  return `(i) => ${text(`${title}: `)} + ${values.join(" + ' ' + ")}`
}

interface Wanted {
  readonly does: 'insert' | 'update' | 'delete'
  readonly title: string
  readonly needs: readonly Code[]
  readonly key: readonly string[]
  readonly set: readonly string[]
  readonly terms: readonly Code[]
}

function writeOf(
  parts: TableParts,
  scope: TableScope,
  { does, title, needs, key: keys, set, terms }: Wanted,
): WrittenStatement {
  const { connection, names } = scope
  const { table, columns, row, fact, inputs, singular } = parts
  const constant = names.declare(`${does}${pascalCase(singular, 'Row')}`, 'Write')
  const capability = `${connection}.${constant}`
  const placed = (wanted: readonly string[]): Code =>
    list(
      '{ ',
      wanted.map((column) => `${key(inputs.get(column) ?? column)}: ${text(column)}`),
      ' }',
    )
  const call = list(
    '{ ',
    [
      `does: ${text(does)}`,
      `table: ${text(table.quoted)}`,
      ['key: ', placed(keys)],
      ...(set.length > 0 ? [['set: ', placed(set)]] : []),
      [
        'returns: ',
        list(
          '[',
          columns.map(({ name }) => text(name)),
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
    ['title: ', titleOf(parts, title, keys)],
    ['needs: ', list('{ ', needs, ' }', needs.length > 1)],
    `uses: { ${connection}: ${connection}System }`,
    ...(does === 'delete' ? [] : [`gives: ${fact}`]),
    ...terms,
    [`perform: (i, u, _key, say) => u.${connection}.write(i, say, `, call, ')'],
  ]
  const source = `${docComment(title)}export const ${constant} = ${layout(list('unprovenAction({ ', body, ' })', true))}`
  return { capability, constant, writes: true, title, source }
}
