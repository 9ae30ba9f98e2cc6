import { expect, test } from 'vitest'
import { readLeadTime } from './read-lead-time.ts'

const read = (text: string) => readLeadTime([text], ['SKU-20', 'SKU-200'], '2026-10-05')

test.each([
  ['our lead time for SKU-20 has changed from 14 to 28 days, for all orders from 2026-11-02 on.', 28, '2026-11-02'],
  ['The lead time of SKU-20 goes from 2 to 4 weeks.', 28, '2026-10-05'],
  ['unsere Lieferzeit für SKU-20 beträgt ab 2. November 2026 28 statt 14 Tage.', 28, '2026-11-02'],
])('%s', (text, days, from) => {
  expect(read(text)).toEqual({ sku: 'SKU-20', days, from })
})

test.each([
  'Our lead time for SKU-20 and SKU-200 changes from 14 to 28 days.',
  'Our lead time for SKU-20 is longer than usual.',
  'SKU-20 comes 14 to 28 days later.',
])('nothing is announced for certain: %s', (text) => {
  expect(read(text)).toBeNull()
})
