import { expect, test } from 'vitest'
import { find } from '../../agent/judgements/find.ts'
import { findField } from './find-fields.ts'

const asOf = new Date('2026-01-07T12:00:00Z')
const found = async (finder: Parameters<typeof findField>[0], text: string): Promise<string> => {
  const one = await findField(finder, text, asOf)
  return one.kind === 'one' ? String(one.value) : one.kind
}

test.each([
  ['I paid €12.50', '12.50 EUR'],
  ['12,50 EUR were taken', '12.50 EUR'],
  ['a total of 1.250,00 EUR', '1250.00 EUR'],
  ['GBP 1,250', '1250.00 GBP'],
  ['it cost 20 euros', '20.00 EUR'],
  ['it cost 12.50', '12.50 CHF'],
  ['¥1200', '1200 JPY'],
  ['order 1250 of 3 pieces', 'nothing'],
  ['€5 or €6', 'several'],
  ['€5.00, I repeat 5 EUR', '5.00 EUR'],
])('amount in "%s": %s', async (text, amount) => {
  expect(await found(find.amount('CHF'), text)).toBe(amount)
})

test.each([
  ['bought on 2 January 2026', '2026-01-02'],
  ['bought 2026-01-02', '2026-01-02'],
  ['it came yesterday', '2026-01-06'],
  ['three days ago', '2026-01-04'],
  ['last Monday', '2026-01-05'],
  ['in January', 'nothing'],
  ['at 5 pm', 'nothing'],
  ['on 2 January 2026, not on 3 January 2026', 'several'],
])('day in "%s": %s', async (text, day) => {
  expect(await found(find.date(), text)).toBe(day)
})

test('patterns take their group, words their name; the first may be asked for', async () => {
  expect(await found(find.pattern(/order (\w+)/i), 'Order X7, order X7')).toBe('X7')
  expect(await found(find.pattern(/\bX\d\b/, { take: 'first' }), 'X7 or X8')).toBe('X7')
  expect(await found(find.word({ late: /late|delayed/i, lost: /lost/i }), 'it is delayed')).toBe('late')
  expect(await found(find.word({ late: /late|delayed/i, lost: /lost/i }), 'delayed or lost')).toBe('several')
})
