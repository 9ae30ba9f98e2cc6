import { expect, test } from 'vitest'
import { Money } from '../../facts/money.ts'
import { wordsProblem } from './check-words.ts'

const template = 'Order A-17 was refunded: 1,250.50 EUR on 5 January 2026. It takes 3 days.'
const facts = { customer: 'Ada Fern', amount: Money.parse('1250.50 EUR'), on: new Date('2026-01-05T10:00:00Z') }
const problem = (words: string): string | undefined => wordsProblem(words, template, facts)

test.each([
  'Dear Ada, we have refunded 1250.50 EUR for A-17 on 5 January 2026. Please allow 3 days.',
  'Hello Ada Fern. Your refund of €1,250.50 for order A-17 was made on January 5th. Within 3 days it is yours.',
])('may go out: %s', (words) => {
  expect(problem(words)).toBeUndefined()
})

test.each([
  ['another amount', 'We refunded 1250.50 EUR for A-17 on 5 January 2026, and 20.00 EUR more, within 3 days.', '20.00'],
  ['another currency', 'We refunded $1250.50 for A-17 on 5 January 2026. It takes 3 days.', '1250.50 USD'],
  ['another day', 'We refunded 1250.50 EUR for A-17 on 6 January 2026. It takes 3 days.', '2026-1-6'],
  ['another year', 'We refunded 1250.50 EUR for A-17 on 5 January 2027. It takes 3 days.', '2027-1-5'],
  ['a weekday', 'We refunded 1250.50 EUR for A-17 on 5 January 2026. It takes 3 days, until Friday.', 'friday'],
  ['another order', 'We refunded 1250.50 EUR for A-18 on 5 January 2026. It takes 3 days.', 'a-18'],
  ['somebody', 'Mr Brown refunded 1250.50 EUR for A-17 on 5 January 2026. It takes 3 days.', 'mr'],
  ['a link', 'We refunded 1250.50 EUR for A-17 on 5 January 2026. It takes 3 days. See evil.com/x', 'evil.com/x'],
  ['a figure in words', 'We refunded 1250.50 EUR for A-17 on 5 January 2026. It takes 3 days, or two weeks.', 'two'],
  ['a deadline left out', 'We refunded 1250.50 EUR for A-17 on 5 January 2026.', '"3" (figure) is left out'],
  ['nothing', ' ', 'empty'],
])('%s may not', (_, words, why) => {
  expect(problem(words)).toContain(why)
})
