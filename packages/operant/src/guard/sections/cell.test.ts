import { describe, expect, it } from 'vitest'
import { Money } from '../../facts/money.ts'
import { meets, parseCell } from './cell.ts'
import type { Field, ValueType } from '../language/value-type.ts'

const column = (type: ValueType, optional = false): Field => ({ type, optional })
const amount = column({ kind: 'money' })
const number = column({ kind: 'number', whole: false, least: -Infinity, most: Infinity })
const text = column({ kind: 'text', values: ['lost', 'late', 'delivered'] })
const maybe = column({ kind: 'text', values: ['gold'] }, true)
const moment = column({ kind: 'instant' })

function met(cell: string, field: Field, value: unknown): string {
  const parsed = parseCell(cell, field, new Map())
  return 'mend' in parsed
    ? parsed.message
    : meets(parsed, typeof value === 'string' && field === amount ? Money.parse(value) : value)
}

describe('a cell', () => {
  it.each([
    ['-', amount, '1.00 GBP', 'yes'],
    ['<= 100.00 GBP', amount, '100.00 GBP', 'yes'],
    ['< 100.00 GBP', amount, '100.00 GBP', 'no'],
    ['<= 100.00 GBP', amount, '1.00 EUR', 'cannot tell'],
    ['<= 100.00 GBP|90.00 EUR', amount, '95.00 EUR', 'no'],
    ['<= 100.00 GBP', amount, '-1.00 GBP', 'cannot tell'],
    ['< -5.00 GBP', amount, '-6.00 GBP', 'yes'],
    ['-5.00 GBP .. 5.00 GBP', amount, '-5.00 GBP', 'yes'],
    ['10.00 GBP, 20.00 GBP', amount, '20.00 GBP', 'yes'],
    ['not 10.00 GBP', amount, '20.00 EUR', 'cannot tell'],
    ['>= 0.7', number, 0.7, 'yes'],
    ['0.2 .. 0.4', number, 0.41, 'no'],
    ['not 1, 2', number, 3, 'yes'],
    ['not 1, 2', number, 2, 'no'],
    ['lost, late', text, 'late', 'yes'],
    ['"lost"', text, 'lost', 'yes'],
    ['not lost', text, 'late', 'yes'],
    ['missing', maybe, undefined, 'yes'],
    ['not missing', maybe, undefined, 'no'],
    ['not gold', maybe, undefined, 'no'],
    ['-', maybe, undefined, 'yes'],
    ['true', column({ kind: 'boolean' }), true, 'yes'],
    ['>= 2026-01-01T00:00:00Z', moment, new Date('2026-01-01T01:00:00Z'), 'yes'],
    ['yesterday', moment, new Date(0), '"yesterday" is not a moment'],
    ['0.5 GBP .. 1.00 GBP .. 2.00 GBP', amount, '1.00 GBP', '"0.5 GBP .. 1.00 GBP .. 2.00 GBP" is not a range'],
    ['not <= 3', number, 3, '"not" stands before values only'],
    ['1e3', number, 3, '"1e3" is not a number'],
    ['100.00 GBP|90.00 GBP', amount, '1.00 GBP', '"100.00 GBP|90.00 GBP" states a currency twice'],
  ])('%s', (cell, field, value, expected) => {
    expect(met(cell, field, value)).toBe(expected)
  })
})
