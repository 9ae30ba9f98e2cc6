import { expect, test } from 'vitest'
import { findDays } from './find-days.ts'
import { readAnswerText } from './read-answer.ts'

const lines = [
  { id: 'PUR-2001-1', sku: 'SKU-1' },
  { id: 'PUR-2001-2', sku: 'SKU-2' },
]
const asked = { order: 'PUR-2001', lines, late: lines, aboutOrder: true }
const both = (day: string) => ({ kind: 'dates', dates: lines.map(({ id: line }) => ({ line, day })) })

test.each([
  ['It comes on 2026-10-14.', both('2026-10-14')],
  ['Sorry. It comes on 14 October 2026. Regards', both('2026-10-14')],
  ['PUR-2001 will be here on October 14th, 2026', both('2026-10-14')],
  ['die Ware kommt am 14. Oktober 2026.', both('2026-10-14')],
  [
    'SKU-1 is ready and comes on 2026-10-14; SKU-2 has no date yet.',
    { kind: 'dates', dates: [{ line: 'PUR-2001-1', day: '2026-10-14' }] },
  ],
  [
    'PUR-2001-2 comes on 2026-10-14. For PUR-2001-1 we know nothing.',
    { kind: 'dates', dates: [{ line: 'PUR-2001-2', day: '2026-10-14' }] },
  ],
  [
    'Our lead time for all new orders is 28 days from 2026-11-01 on. PUR-2001 will be here on 2026-10-14.',
    both('2026-10-14'),
  ],
  ['We hope to know more soon.', { kind: 'none' }],
  ['We have no order PUR-2001 from you.', { kind: 'disowned' }],
  ['It comes on 14 October 2026 or on 21 October 2026.', { kind: 'unclear' }],
  ['SKU-1 comes on 2026-10-14. SKU-1 comes on 2026-10-21.', { kind: 'unclear' }],
  ['PUR-77 comes on 2026-10-14.', { kind: 'unclear' }],
])('%s', (text, reading) => {
  expect(readAnswerText(text, asked)).toEqual(reading)
})

test('a mail that does not say what it is about is for a person', () => {
  expect(readAnswerText('It comes on 2026-10-14.', { ...asked, aboutOrder: false })).toEqual({ kind: 'unclear' })
})

test.each([
  ['31.12.2026', ['2026-12-31']],
  ['25/12/2026', ['2026-12-25']],
  ['05/12/2026', []],
  ['31 February 2026', []],
  ['el 3 de noviembre de 2026', ['2026-11-03']],
  ['15 października 2026', ['2026-10-15']],
])('days in "%s"', (text, days) => {
  expect(findDays(text)).toEqual(days)
})
