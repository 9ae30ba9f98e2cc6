import { expect, test } from 'vitest'
import {
  freeName,
  saysTheSame,
  toBeEdited,
  toBeSent,
  withColumn,
  withColumnChanged,
  withColumnMoved,
  withCopy,
  withoutColumn,
  withoutRow,
  withRow,
  withRowMoved,
  withText,
} from './edited-table.ts'

const row = (name: string, cells: string[], outcome: string) => ({ id: `p/t/${name}`, name, cells, outcome, note: '' })
const table = toBeEdited({
  file: 'p.yaml',
  policy: 'p',
  table: 't',
  for: ['refund'],
  hit: 'first',
  columns: [{ name: 'Amount', expression: 'arguments.amount', is: null }],
  rows: [row('small', ['<= 50.00 GBP'], 'allow'), row('large', ['-'], 'deny')],
  note: '',
  plain: true,
})
const saved = table.rows.map(({ key }) => key)
const [small = '', large = ''] = saved
const sent = (edited: typeof table) => toBeSent(edited, saved).rows.map(({ name, was }) => [name, was])

test('a text is changed where it is meant, and nowhere else', () => {
  const changed = withText(withText(table, small, 0, '<= 20.00 GBP'), large, 'outcome', 'escalate to lead')
  expect(changed.rows).toEqual([
    { key: small, name: 'small', cells: ['<= 20.00 GBP'], outcome: 'allow' },
    { key: large, name: 'large', cells: ['-'], outcome: 'escalate to lead' },
  ])
  expect(saysTheSame(changed, table)).toBe(false)
  expect(saysTheSame(withText(changed, 'none', 'name', 'x'), changed)).toBe(true)
})

test('rows are added, copied, moved and taken away; the server is told which row each was', () => {
  const added = withRow(withCopy(table, small, 'copy'), 0, 'new')
  expect(sent(added)).toEqual([
    ['new row', null],
    ['small', 0],
    ['small 2', null],
    ['large', 1],
  ])
  expect(added.rows[0]).toMatchObject({ cells: ['-'], outcome: 'deny' })
  expect(sent(withRowMoved(table, large, -1))).toEqual([
    ['large', 1],
    ['small', 0],
  ])
  expect(withRowMoved(table, small, -1).rows).toEqual(table.rows)
  expect(sent(withoutRow(table, small))).toEqual([['large', 1]])
})

test('columns take their cells with them', () => {
  const wide = withColumn(table, { key: 'new', name: 'Risk', expression: 'customer.risk' })
  const filled = withText(wide, small, 1, '< 0.7')
  const turned = withColumnMoved(filled, 1, -1)
  expect(turned.columns.map(({ name }) => name)).toEqual(['Risk', 'Amount'])
  expect(turned.rows[0]?.cells).toEqual(['< 0.7', '<= 50.00 GBP'])
  expect(withColumnMoved(turned, 0, -1)).toEqual(turned)
  expect(withoutColumn(turned, 0).rows.map(({ cells }) => cells)).toEqual([['<= 50.00 GBP'], ['-']])
  expect(withColumnChanged(turned, 0, { name: 'R', expression: 'r' }).columns[0]).toMatchObject({
    name: 'R',
    expression: 'r',
  })
})

test('a name that is taken gets a number', () => {
  expect([freeName('a', []), freeName('a', ['a']), freeName('a 2', ['a', 'a 2'])]).toEqual(['a', 'a 2', 'a 3'])
})
