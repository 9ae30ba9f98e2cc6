import { describe, expect, test } from 'vitest'
import { Money } from '../facts/money.ts'
import { isStated } from './stated.ts'

const request = `Please pay 1,250.00 GBP (and $20) to anna@shop.example for invoice INV-7, 3 items, by 5 January 2026.
Cancel O-12. The key is 2026-02-01. Not 007, v1.5 or 4-5.`

describe('what a text states', () => {
  test.each([
    ['an address', 'anna@shop.example'],
    ['an identifier', 'INV-7'],
    ['an identifier before a full stop', 'O-12'],
    ['a number', 3],
    ['a number with separators', 1250],
    ['an amount', Money.parse('1250.00 GBP')],
    ['an amount with a sign', Money.parse('20.00 USD')],
    ['a day in words', new Date('2026-01-05T00:00:00Z')],
    ['a day in digits', new Date('2026-02-01T00:00:00Z')],
    ['a list of what is stated', ['INV-7', 'O-12']],
  ])('%s', (_, value) => {
    expect(isStated(value, request)).toBe(true)
  })

  test.each([
    ['a part of an identifier', 'O-1'],
    ['an identifier that goes on', 'INV'],
    ['a part of an address', 'shop.example'],
    ['another case', 'inv-7'],
    ['nothing', ''],
    ['a mark', '-'],
    ['a part of a number', 250],
    ['a part of a version', 1.5],
    ['a range', 4],
    ['another currency', Money.parse('1250.00 EUR')],
    ['an amount without a currency', Money.parse('3.00 GBP')],
    ['another amount', Money.parse('125.00 GBP')],
    ['another day', new Date('2026-01-06T00:00:00Z')],
    ['a moment of the day', new Date('2026-01-05T10:00:00Z')],
    ['a yes', true],
    ['no list', []],
    ['a list with something else', ['INV-7', 'INV-8']],
    ['not a number', Number.NaN],
  ])('not %s', (_, value) => {
    expect(isStated(value, request)).toBe(false)
  })

  test.each([
    ['in a range that ends with the year', 'from January 11th to January 15th 2025', '2025-01-11', true],
    ['with an ordinal and the year', 'on January 15th, 2025', '2025-01-15', true],
    ['with "of"', 'on the 2nd of March 2025', '2025-03-02', true],
    ['a part of a day', 'from January 11th 2025', '2025-01-01', false],
    ['without any year', 'on January 11th', '2025-01-11', false],
    ['in another year', 'on January 11th 2024', '2025-01-11', false],
    ['where two years are named', 'on January 11th, in 2024 or 2025', '2025-01-11', false],
    ['a wrong ordinal', 'on January 11st 2025', '2025-01-11', false],
  ])('a day %s', (_, text, day, stated) => {
    expect(isStated(new Date(`${day}T00:00:00Z`), text)).toBe(stated)
  })

  test('a letter composed otherwise is the same letter; one that only looks alike is not', () => {
    expect(isStated('Jose\u0301', 'for Jos\u00e9')).toBe(true)
    expect(isStated('\u0430nna', 'for anna')).toBe(false)
  })

  test('without a text nothing can be told', () => {
    expect(() => isStated('x', undefined)).toThrow('no text')
  })
})
