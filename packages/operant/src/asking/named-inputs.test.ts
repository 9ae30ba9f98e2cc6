import { expect, test } from 'vitest'
import { z } from 'zod'
import { condition, defineAgent, fact, goal, query } from '../index.ts'
import { currencyIn } from './currencies.ts'
import { periodIn } from './periods.ts'
import { understand } from './understand.ts'
import type { Understanding } from './understanding.ts'

const period = fact('period', z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'expected a month, such as October 2026'))
const quarter = fact('quarter', z.string().regex(/^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$/, 'expected a month or a quarter'))
const currency = fact('currency', z.string().regex(/^[A-Z]{3}$/, 'expected a currency, such as EUR'))
const open = fact('open', z.number())
const isClosed = condition({ name: 'isClosed', needs: { period }, holds: () => true })
const isTold = condition({ name: 'isTold', needs: { quarter }, holds: () => true })
const isBooked = condition({ name: 'isBooked', needs: { period, currency }, holds: () => true })

const books = defineAgent({
  name: 'books',
  goals: [
    goal({ name: 'close', ask: 'Close {period}', input: { period }, doneWhen: [isClosed] }),
    goal({ name: 'tell', ask: 'Tell the sales of {quarter}', input: { quarter }, doneWhen: [isTold] }),
    goal({
      name: 'book',
      ask: ['Book {period} for the {currency} account', 'Book the {currency} account for {period}'],
      input: { period, currency },
      doneWhen: [isBooked],
    }),
    goal({ name: 'ask', ask: 'What is still open on the {currency} account', input: { currency }, answers: [open] }),
  ],
  can: [query({ name: 'readOpen', needs: { currency }, gives: open, read: () => 1 })],
})

/** A Monday in November. */
const moment = { now: new Date('2026-11-23T12:00:00Z'), timeZone: 'Europe/Berlin' }

function told(heard: Understanding): string {
  if (heard.kind === 'nothing') return `nothing: ${heard.why}`
  if (heard.kind === 'doubts') return `doubts: ${heard.doubts.map(({ question }) => question).join(' ')}`
  return `${heard.meant.goal.name}(${Object.values(heard.meant.input).map(String).join(', ')})`
}

test.each([
  ['close October', 'close(2026-10)'],
  ['please close october, thanks', 'close(2026-10)'],
  ['close Oct 2026', 'close(2026-10)'],
  ['close October of 2025', 'close(2025-10)'],
  ['close the month of October', 'close(2026-10)'],
  ['close December', 'close(2025-12)'],
  ['close November', 'close(2026-11)'],
  ['close last month', 'close(2026-10)'],
  ['close May', 'close(2026-05)'],
  ['close March 2026', 'close(2026-03)'],
  ['close 10/2026', 'close(2026-10)'],
  ['close 2026-10', 'close(2026-10)'],
  ['tell the sales of Q3', 'tell(2026-Q3)'],
  ['tell the sales of the third quarter of 2025', 'tell(2025-Q3)'],
  ['tell the sales of last quarter', 'tell(2026-Q3)'],
  ['book October 2026 for the euro account', 'book(2026-10, EUR)'],
  ['book the US dollar account for October', 'book(2026-10, USD)'],
  ['book last month for the EUR account', 'book(2026-10, EUR)'],
  ['what is still open on the euro account?', 'ask(EUR)'],
  ["what's still open on the Swiss franc account?", 'ask(CHF)'],
])('%s → %s', async (said, comes) => {
  expect(told(await understand([books], said, moment))).toBe(comes)
})

test.each([
  ['close Smarch', /nothing: "Smarch" cannot be period/],
  ['close Q3', /nothing: "Q3" cannot be period: expected a month/],
  ['close every month', /^(nothing|doubts)/],
  ['close October and November', /^(nothing|doubts)/],
  ['close October unless it is closed', /nothing: .*makes a condition/],
  ['book October for the money account', /nothing: "money" cannot be currency: expected a currency/],
])('%s starts nothing', async (said, comes) => {
  expect(told(await understand([books], said, moment))).toMatch(comes)
})

test('a month without a year is the latest that has begun, by the clocks of the place', () => {
  const newYear = { now: new Date('2026-12-31T23:30:00Z'), timeZone: 'Europe/Berlin' }
  expect(periodIn('January', newYear)).toBe('2027-01')
  expect(periodIn('January', { ...newYear, timeZone: 'UTC' })).toBe('2026-01')
  expect(periodIn('last month', newYear)).toBe('2026-12')
  expect(periodIn('last month', { ...newYear, timeZone: 'UTC' })).toBe('2026-11')
  expect(periodIn('last quarter', { now: new Date('2026-02-01T00:00:00Z'), timeZone: 'UTC' })).toBe('2025-Q4')
  expect(periodIn('13/2026', newYear)).toBeUndefined()
  expect(periodIn('fifth quarter', newYear)).toBeUndefined()
})

test.each([
  ['euros', 'EUR'],
  ['€', 'EUR'],
  ['pounds', 'GBP'],
  ['Japanese yen', 'JPY'],
  ['usd', 'USD'],
  ['deutsche mark', undefined],
  ['account', undefined],
])('%s is %s', (said, code) => {
  expect(currencyIn(said)).toBe(code)
})
