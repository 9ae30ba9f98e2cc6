import { expect, test } from 'vitest'
import { hoursForm, isWithin, localText, nextOpening, parseHours, type Hours } from './hours.ts'

function hours(text: string): Hours {
  const parsed = parseHours(text)
  if (typeof parsed === 'string') throw new Error(parsed)
  return parsed
}

const never: ReadonlySet<string> = new Set()
const within = (text: string, at: string, except = never): boolean => isWithin(hours(text), except, new Date(at))
const next = (text: string, at: string, except = never): string | undefined =>
  nextOpening(hours(text), except, new Date(at))?.toISOString()

const office = 'mon-fri 08:00-20:00 Europe/Berlin'

test.each([
  // 2026-11-23 is a Monday; Berlin is an hour ahead of UTC in winter, two in summer.
  ['2026-11-23T06:59:59Z', false],
  ['2026-11-23T07:00:00Z', true],
  ['2026-11-23T18:59:59Z', true],
  ['2026-11-23T19:00:00Z', false],
  ['2026-11-22T12:00:00Z', false],
  ['2026-07-06T06:00:00Z', true],
  ['2026-07-06T18:00:00Z', false],
])('office hours at %s: %s', (at, is) => {
  expect(within(office, at)).toBe(is)
})

test('#18 hours that cross midnight belong to the day on which they begin', () => {
  const night = 'fri 22:00-06:00 Europe/Berlin'
  expect(within(night, '2026-11-27T20:59:00Z')).toBe(false)
  expect(within(night, '2026-11-27T21:00:00Z')).toBe(true)
  expect(within(night, '2026-11-28T04:59:00Z')).toBe(true)
  expect(within(night, '2026-11-28T05:00:00Z')).toBe(false)
  expect(within(night, '2026-11-27T04:00:00Z')).toBe(false)
  expect(within(night, '2026-11-28T02:00:00Z', new Set(['2026-11-27']))).toBe(false)
  expect(within(night, '2026-11-28T02:00:00Z', new Set(['2026-11-28']))).toBe(true)
})

test('#18 clocks go forward: the hour that is not there is not open, and the day is an hour shorter', () => {
  const early = 'daily 01:30-03:30 Europe/Berlin'
  // 2026-03-29: at 01:00 UTC clocks go from 02:00 to 03:00.
  expect(within(early, '2026-03-29T00:29:00Z')).toBe(false)
  expect(within(early, '2026-03-29T00:30:00Z')).toBe(true)
  expect(within(early, '2026-03-29T01:00:00Z')).toBe(true)
  expect(within(early, '2026-03-29T01:30:00Z')).toBe(false)
  const gone = 'daily 02:00-03:00 Europe/Berlin'
  expect(within(gone, '2026-03-29T00:59:59Z')).toBe(false)
  expect(within(gone, '2026-03-29T01:00:00Z')).toBe(false)
  expect(next(gone, '2026-03-28T12:00:00Z')).toBe('2026-03-30T00:00:00.000Z')
})

test('#18 clocks go back: the hour that comes twice is open both times', () => {
  const early = 'daily 02:00-03:00 Europe/Berlin'
  // 2026-10-25: at 01:00 UTC clocks go from 03:00 to 02:00.
  expect(within(early, '2026-10-25T00:00:00Z')).toBe(true)
  expect(within(early, '2026-10-25T01:00:00Z')).toBe(true)
  expect(within(early, '2026-10-25T01:59:00Z')).toBe(true)
  expect(within(early, '2026-10-25T02:00:00Z')).toBe(false)
  expect(next(early, '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:00:00.000Z')
})

test('the next opening is named, over weekends, holidays and changes of the clocks', () => {
  expect(next(office, '2026-11-23T04:00:00Z')).toBe('2026-11-23T07:00:00.000Z')
  expect(next(office, '2026-11-20T19:00:00Z')).toBe('2026-11-23T07:00:00.000Z')
  expect(next(office, '2026-03-27T19:00:00Z')).toBe('2026-03-30T06:00:00.000Z')
  expect(next(office, '2026-12-24T19:00:00Z', new Set(['2026-12-25', '2026-12-28']))).toBe('2026-12-29T07:00:00.000Z')
  expect(next('mon 09:00-10:00 Pacific/Kiritimati', '2026-11-22T12:00:00Z')).toBe('2026-11-22T19:00:00.000Z')
  expect(next('mon 09:00-10:00 America/New_York', '2026-11-22T12:00:00Z')).toBe('2026-11-23T14:00:00.000Z')
  expect(localText(new Date('2026-11-23T07:00:00Z'), 'Europe/Berlin')).toBe('mon 2026-11-23 08:00 Europe/Berlin')
})

test('every opening named is an opening, whatever the moment', () => {
  for (const text of [
    office,
    'fri-mon 22:00-06:00 Australia/Lord_Howe',
    'daily 00:00-24:00 UTC',
    'sun 02:15-02:45 America/New_York',
  ])
    for (let hour = 0; hour < 24 * 60; hour += 7) {
      const at = new Date(Date.parse('2026-03-01T00:00:00Z') + hour * 3_600_000)
      const opens = nextOpening(hours(text), never, at)
      expect([text, at, opens && isWithin(hours(text), never, opens) && opens > at]).toEqual([text, at, true])
    }
})

test('days are written as people do', () => {
  expect([...hours('fri-mon 00:00-24:00 UTC').days]).toEqual([4, 5, 6, 0])
  expect([...hours('mon,wed 00:00-24:00 UTC').days]).toEqual([0, 2])
  expect(hours('Daily  09:00-10:00  UTC').text).toBe('Daily 09:00-10:00 UTC')
})

test.each([
  ['mon-fri 08:00-20:00', 'is not days, times and a time zone'],
  ['mon-fri 08:00-20:00 Europe/Berlin now', 'is not days, times and a time zone'],
  ['mo-fr 08:00-20:00 UTC', '"mo-fr" is not days of the week'],
  ['mon-wed-fri 08:00-20:00 UTC', '"mon-wed-fri" is not days of the week'],
  ['mon 8-20 UTC', '"8-20" is not a time'],
  ['mon 08:00-24:30 UTC', '"08:00-24:30" is not a time'],
  ['mon 08:60-09:00 UTC', '"08:60-09:00" is not a time'],
  ['mon 24:00-09:00 UTC', '"24:00-09:00" is not a time'],
  ['mon 08:00-09:00-10:00 UTC', 'is not a time'],
  ['mon 08:00-08:00 UTC', 'begins when it ends'],
  ['mon 08:00-20:00 Europe/Berlon', '"Europe/Berlon" is not a time zone'],
])('%s is refused', (text, says) => {
  expect(parseHours(text)).toContain(says)
  expect(hoursForm).toContain('Europe/Berlin')
})
