import { expect, test } from 'vitest'
import { awayText, instantText, lengthText } from './moments.ts'

const now = new Date('2026-03-02T12:00:00.000Z')

test('an instant is told by how far away it is', () => {
  const told = [
    '2026-03-02T11:59:30.000Z',
    '2026-03-02T12:00:30.000Z',
    '2026-03-02T11:57:00.000Z',
    '2026-03-04T13:00:00.000Z',
    '2024-01-01T00:00:00.000Z',
  ]
  expect(told.map((one) => awayText(one, now))).toEqual([
    'just now',
    'in a moment',
    '3 min. ago',
    'in 2 days',
    '2 yr. ago',
  ])
})

test('an instant is told where somebody is, with its year where it is another', () => {
  expect(instantText('2026-03-02T12:00:00.000Z', now, 'UTC')).toBe('2 Mar, 12:00')
  expect(instantText('2025-12-31T23:30:00.000Z', now, 'UTC')).toBe('31 Dec 2025, 23:30')
  expect(instantText('2025-12-31T23:30:00.000Z', now, 'Asia/Tokyo')).toBe('1 Jan, 08:30')
})

test('a length of time is told in the unit that people would use', () => {
  expect([400, 12_000, 300_000, 12_000_000, 7_200_000, 200_000_000].map(lengthText)).toEqual([
    '0.4 s',
    '12 s',
    '5 min',
    '3 h 20 min',
    '2 h',
    '2 days',
  ])
})
