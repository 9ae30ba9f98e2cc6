import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { putTable, type NewTable } from './put-table.ts'
import { tablesIn, type TableText } from './tables.ts'

const text = `# what it is for
policy: p
tables:
  # refunds
  - table: refunds
    for: refund
    inputs: { Amount: arguments.amount }
    rows:
      # little
      - [small, '<= 50.00 GBP', allow] # by itself
      - [medium, '<= 500.00 GBP', approve by lead]
      # the rest
      - [large, '-', deny]
rules:
  - rule: letters
    for: tell
    then: allow
`
const files = [{ name: 'p.yaml', text }]
const place = { file: 'p.yaml', table: 'refunds' }
const asItIs = ({ table, for: actions, hit, columns, rows }: TableText): NewTable => ({
  table,
  for: actions,
  hit,
  columns,
  rows: rows.map(({ name, cells, outcome }, was) => ({ name, cells, outcome, was })),
})
const [before] = tablesIn(files)
const table: NewTable = before ? asItIs(before) : { table: '', for: [], hit: '', columns: [], rows: [] }
const put = (change: Partial<NewTable>): string => {
  const result = putTable(files, place, { ...table, ...change })
  return 'files' in result ? (result.files[0]?.text ?? '') : result.problem
}
const [small, medium, large] = table.rows

test('a table is read with its comments and with where each cell stands', () => {
  expect(before).toMatchObject({ policy: 'p', note: 'refunds', hit: 'first', plain: true, for: ['refund'] })
  expect(before?.rows.map(({ note }) => note)).toEqual(['little', '', 'the rest'])
  expect(before?.rows[1]).toMatchObject({ at: { line: 11, column: 9 }, cells: ['<= 500.00 GBP'] })
  expect(before?.rows[1]?.places).toEqual([
    { line: 11, column: 10 },
    { line: 11, column: 18 },
    { line: 11, column: 35 },
  ])
})

test('what is put as it was leaves the text as it is', () => {
  expect(put({})).toBe(text)
})

test('a changed cell changes its row alone', () => {
  if (!small || !medium || !large) throw new Error('three rows are expected')
  expect(put({ rows: [{ ...small, cells: ['<= 60.00 GBP'] }, medium, large] })).toBe(
    text.replace("'<= 50.00 GBP'", "'<= 60.00 GBP'"),
  )
})

test('rows are moved with their comments, taken away and added', () => {
  if (!small || !medium || !large) throw new Error('three rows are expected')
  const added = { name: 'gift', cells: ['10.00 GBP .. 20.00 GBP'], outcome: 'approve by lead or finance', was: null }
  expect(put({ rows: [medium, small, added] })).toBe(
    text.replace(
      /      # little[^]*?(?=rules:)/,
      `      - [medium, '<= 500.00 GBP', approve by lead]
      # little
      - [small, '<= 50.00 GBP', allow] # by itself
      - [gift, '10.00 GBP .. 20.00 GBP', approve by lead or finance]
`,
    ),
  )
})

test('columns are added, and the way a row is picked is said once it is another', () => {
  const wider = put({
    hit: 'unique',
    columns: [...table.columns, { name: 'Started by', expression: 'startedBy' }],
    rows: table.rows.map((row) => ({ ...row, cells: [...row.cells, '-'] })),
  })
  expect(wider).toContain(
    '    inputs: { Amount: arguments.amount, Started by: startedBy }\n    hit: unique\n    rows:\n',
  )
  expect(wider).toContain("      - [small, '<= 50.00 GBP', '-', allow] # by itself\n")
})

test.each(['quote \' and "', '100.00', 'true', '- dash', 'a: b', 'a # b', '"finance"', '[x]', '{y}', 'Größe 3'])(
  'a cell that says %s is read back as it was meant',
  (cell) => {
    const rows = table.rows.map((row) => ({ ...row, cells: [cell] }))
    const [read] = tablesIn([{ name: 'p.yaml', text: put({ rows }) }])
    expect(read?.rows.map(({ cells }) => cells)).toEqual([[cell], [cell], [cell]])
  },
)

test('what cannot be shown as rows and columns is not written', () => {
  const odd = [{ name: 'p.yaml', text: text.replace("['small'", '[small').replace('[large, ', '[[large], ') }]
  expect(putTable(odd, place, table)).toEqual({
    problem: 'table "refunds" is written in a way that only its text can be changed',
  })
  expect(putTable(files, { ...place, table: 'none' }, table)).toEqual({ problem: 'p.yaml has no table "none"' })
  expect(put({ rows: [{ name: 'one', cells: [], outcome: 'allow', was: null }] })).toContain('0 cells for 1 columns')
})

test.each(['support/policy.yaml', 'supply/delay/policy.yaml'])('the tables of %s stay as they are written', (path) => {
  const root = join(import.meta.dirname, '../../../agents/src')
  const own = [{ name: 'policy.yaml', text: readFileSync(join(root, path), 'utf8') }]
  const tables = tablesIn(own)
  expect(tables.length).toBeGreaterThan(0)
  for (const one of tables) {
    expect(one.plain).toBe(true)
    expect(putTable(own, { file: 'policy.yaml', table: one.table }, asItIs(one))).toEqual({ files: own })
    const again = putTable(
      own,
      { file: 'policy.yaml', table: one.table },
      { ...asItIs(one), rows: asItIs(one).rows.toReversed() },
    )
    expect(again).toHaveProperty('files')
  }
})
