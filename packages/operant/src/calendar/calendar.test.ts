import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addBusinessDays,
  businessCalendar,
  businessDaysBetween,
  isBusinessDay,
  isBusinessTime,
  type BusinessCalendar,
} from './business-calendar.ts'
import { dayOfNumber, timeOfMinutes, weekdays, type Day, type TimeOfDay } from './day.ts'
import { dueAt, requireDue, type Due } from './due.ts'
import { holidaysOf } from './holidays.ts'
import { dayIn, instantAt } from './zone.ts'

const berlin = businessCalendar({
  name: 'berlin',
  zone: 'Europe/Berlin',
  hours: { from: '09:00', to: '17:00' },
  holidays: ['01-01', 'easter-2', 'easter+1', '05-01', 'easter+39', 'easter+50', '10-03', '12-25', '12-26'],
})

/** Easter Sundays as they are published. */
const published = `
  1818-03-22 1943-04-25 1954-04-18 1981-04-19 2000-04-23 2001-04-15 2002-03-31 2003-04-20 2004-04-11 2005-03-27
  2006-04-16 2007-04-08 2008-03-23 2009-04-12 2010-04-04 2011-04-24 2012-04-08 2013-03-31 2014-04-20 2015-04-05
  2016-03-27 2017-04-16 2018-04-01 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20
  2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09 2035-03-25
  2036-04-13 2037-04-05 2038-04-25 2039-04-10 2040-04-01 2049-04-18 2076-04-19 2079-04-23 2100-03-28 2285-03-22`
  .trim()
  .split(/\s+/)

describe('holidays', () => {
  test.each(published)('Easter Sunday is %s', (day) => {
    expect([...holidaysOf(Number(day.slice(0, 4)), ['easter'])]).toEqual([day])
  })

  test('a 29th of February comes in leap years alone, and a day far from Easter falls into its year', () => {
    expect([2023, 2024, 2100, 2000].map((year) => holidaysOf(year, ['02-29']).size)).toEqual([0, 1, 0, 1])
    expect([...holidaysOf(2027, ['easter+300'])]).toEqual(['2027-01-30'])
  })
})

/** From 2001 to 2039: Easter Sundays of the years around it are published above. */
const anyDay = fc.integer({ min: 11_400, max: 25_500 }).map(dayOfNumber)
const anyCalendar = fc
  .record({
    weekend: fc.subarray([...weekdays], { maxLength: 3 }),
    holidays: fc.array(
      fc.oneof(
        anyDay,
        fc.integer({ min: -100, max: 100 }).map((days) => `easter${days < 0 ? days : `+${days}`}`),
        anyDay.map((day) => day.slice(5)),
      ),
      { maxLength: 12 },
    ),
  })
  .map((parts) => businessCalendar({ name: 'any', zone: 'UTC', ...parts }))

/** Counts the days one by one, by the calendar's own words. */
function worked(day: Day, { weekend, holidays }: BusinessCalendar): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).toLocaleDateString('en-US', { weekday: 'long', timeZone: 'UTC' })
  if (weekend.some((one) => one === weekday.toLowerCase())) return false
  return !holidays.some((holiday) =>
    holiday.startsWith('easter')
      ? published.some((easter) => following(easter, Number(holiday.slice(6))) === day)
      : day.endsWith(holiday),
  )
}

function following(day: Day, days: number): Day {
  const at = new Date(`${day}T12:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

describe('business days', () => {
  test('are counted as somebody counts them who turns the leaves of a calendar', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, fc.integer({ min: -30, max: 30 }).filter(Boolean), (calendar, day, count) => {
        const days = Array.from({ length: 150 }, (_, index) => following(day, (index + 1) * Math.sign(count)))
        const at = days.filter((one) => worked(one, calendar))[Math.abs(count) - 1] ?? ''
        expect(addBusinessDays(day, count, calendar)).toBe(at)
        expect(businessDaysBetween(day, at, calendar)).toBe(count)
        expect(isBusinessDay(at, calendar)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test.each([
    ['2026-04-02', 1, '2026-04-07', 'over Good Friday and Easter Monday'],
    ['2024-02-28', 1, '2024-02-29', 'a leap day is a business day'],
    ['2026-12-24', 1, '2026-12-28', 'over Christmas'],
    ['2026-03-28', 1, '2026-03-30', 'one after Saturday is Monday'],
    ['2026-03-28', 0, '2026-03-30', 'none after Saturday is Monday too'],
    ['2026-03-30', -1, '2026-03-27', 'before Monday is Friday'],
  ])('%s %i → %s: %s', (from, count, to) => {
    expect(addBusinessDays(from, count, berlin)).toBe(to)
  })

  test.each([
    [
      'a zone',
      () => businessCalendar({ name: 'x', zone: 'Europe/Atlantis' }),
      /"x": expected a time zone.*Europe\/Berlin/,
    ],
    ['a name', () => businessCalendar({ name: 'My Office', zone: 'UTC' }), /expected a name such as berlin/],
    ['a weekend', () => businessCalendar({ name: 'x', zone: 'UTC', weekend: [...weekdays] }), /somebody works/],
    ['a holiday', () => businessCalendar({ name: 'x', zone: 'UTC', holidays: ['02-30'] }), /not "02-30".*easter\+1/],
    [
      'hours',
      () => businessCalendar({ name: 'x', zone: 'UTC', hours: { from: '17:00', to: '09:00' } }),
      /"from" before "to"/,
    ],
    ['a day', () => isBusinessDay('2026-02-29', berlin), /day "2026-02-29".*a day that exists/],
    ['a count', () => addBusinessDays('2026-01-01', 1.5, berlin), /whole number/],
    ['no work at all', () => addBusinessDays('2026-01-01', 1, never), /a business day within 1000 days/],
  ])('%s that cannot be is refused with a way to mend it', (_, make, message) => {
    expect(make).toThrow(message)
  })
  const never: BusinessCalendar = { name: 'never', zone: 'UTC', weekend: weekdays, holidays: [] }
})

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/St_Johns',
  'Africa/Casablanca',
  'Pacific/Kiritimati',
]

/** What a clock shows, as another formatter of the platform writes it. */
function shown(instant: number, zone: string): string {
  return new Date(instant).toLocaleString('sv-SE', { timeZone: zone }).slice(0, 16)
}

/** Looks at every quarter of an hour around it: the first that shows the time; where none does, what follows the gap. */
function looked(day: Day, time: string, zone: string): number {
  const wanted = `${day} ${time}`
  const quarter = 900_000
  const middle = Date.parse(`${day}T${time}:00Z`)
  const all = Array.from({ length: 300 }, (_, index) => middle + (index - 150) * quarter)
  const same = all.find((instant) => shown(instant, zone) === wanted)
  if (same !== undefined) return same
  const after = all.find((instant) => shown(instant, zone) > wanted) ?? Number.NaN
  const written = (instant: number): number => Date.parse(`${shown(instant, zone).replace(' ', 'T')}:00Z`)
  const gap = written(after) - written(after - quarter) - quarter
  const forward = new Date(middle + gap).toISOString().slice(0, 16).replace('T', ' ')
  return all.find((instant) => shown(instant, zone) === forward) ?? Number.NaN
}

describe('zones', () => {
  test('an instant is where one finds it who looks at every quarter of an hour', () => {
    const anyTime = fc.integer({ min: 0, max: 95 }).map((quarter) => timeOfMinutes(quarter * 15))
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyDay, anyTime, (zone, day, time) => {
        const instant = instantAt(day, time, zone)
        expect(instant.getTime()).toBe(looked(day, time, zone))
      }),
      { numRuns: 60 },
    )
  })

  test.each<readonly [Day, TimeOfDay, string, string, string]>([
    ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z', 'left out: 03:30'],
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z', 'twice: the first'],
    ['2026-03-08', '02:00', 'America/New_York', '2026-03-08T07:00:00.000Z', 'left out: 03:00'],
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z', 'twice: the first'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z', 'half an hour is left out'],
    ['2011-12-30', '12:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z', 'a whole day is left out'],
    ['2024-02-29', '00:00', 'Asia/Kathmandu', '2024-02-28T18:15:00.000Z', 'a leap day'],
  ])('%s %s %s is %s (%s)', (day, time, zone, instant) => {
    expect(instantAt(day, time, zone).toISOString()).toBe(instant)
    expect(instantAt(day, time, zone).getTime()).toBe(looked(day, time, zone))
  })

  test('an instant lies on different days in different zones', () => {
    const at = new Date('2026-03-27T23:30:00Z')
    expect(['UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati'].map((zone) => dayIn(at, zone))).toEqual([
      '2026-03-27',
      '2026-03-28',
      '2026-03-27',
      '2026-03-28',
    ])
    expect(() => instantAt('2026-03-27', '24:00', 'UTC')).toThrow(/a time of day from 00:00 to 23:59/)
    expect(() => instantAt('2026-03-27', '12:00', 'Mars/Base')).toThrow(/a time zone, not "Mars\/Base"/)
  })
})

describe('due', () => {
  test.each<readonly [string, Due, string, string]>([
    ['2026-03-26T10:00:00Z', '90m', '2026-03-26T11:30:00.000Z', 'clock time'],
    ['2026-03-26T10:00:00Z', '2 business days', '2026-03-30T09:00:00.000Z', 'over a weekend and a clock change: 11:00'],
    ['2026-03-26T20:00:00Z', '1 business day', '2026-03-27T16:00:00.000Z', 'after hours: when work ends'],
    ['2026-03-26T03:00:00Z', '1 business day', '2026-03-27T08:00:00.000Z', 'before hours: when work begins'],
    ['2026-03-28T10:00:00Z', '2 business days', '2026-03-31T09:00:00.000Z', 'from a Saturday'],
    ['2026-04-02T10:00:00Z', { businessDays: 1, at: '09:30' }, '2026-04-07T07:30:00.000Z', 'a time of day'],
    ['2026-03-28T10:00:00Z', { businessDays: 0, at: '09:00' }, '2026-03-30T07:00:00.000Z', 'the next that there is'],
  ])('from %s, %j is %s: %s', (from, due, at) => {
    expect(dueAt(new Date(from), due, berlin).toISOString()).toBe(at)
    expect(() => requireDue('here', 'it', due)).not.toThrow()
  })

  test('is always later than what it is reckoned from, and on the day that was counted', () => {
    const moment = fc.integer({ min: 0, max: 2_000_000 }).map((minutes) => new Date(1.7e12 + minutes * 60_000))
    fc.assert(
      fc.property(fc.constantFrom(...zones), moment, fc.integer({ min: 1, max: 15 }), (zone, from, count) => {
        const calendar = businessCalendar({
          name: 'any',
          zone,
          hours: { from: '08:00', to: '18:00' },
          holidays: ['05-01'],
        })
        const due = dueAt(from, { businessDays: count }, calendar)
        expect(due.getTime()).toBeGreaterThan(from.getTime())
        expect(businessDaysBetween(dayIn(from, zone), dayIn(due, zone), calendar)).toBe(count)
      }),
      { numRuns: 200 },
    )
  })

  test.each(['2 working days', { businessDays: 1.5 }, { businessDays: -1 }, { businessDays: 1, at: '9:00' }])(
    '%j is refused',
    (wrong) => {
      expect(() => requireDue('here', 'it', wrong as Due)).toThrow(/To mend it, write it/)
    },
  )
})

test.each([
  ['2026-10-05T07:00:00Z', true],
  ['2026-10-05T06:59:00Z', false],
  ['2026-10-05T15:00:00Z', true],
  ['2026-10-05T15:01:00Z', false],
  ['2026-10-03T10:00:00Z', false],
  ['2026-10-04T10:00:00Z', false],
])('somebody works in Berlin at %s: %s', (at, works) => {
  expect(isBusinessTime(new Date(at), berlin)).toBe(works)
  const { hours: _, ...wholeDays } = berlin
  expect(isBusinessTime(new Date(at), wholeDays)).toBe(isBusinessDay(at.slice(0, 10), berlin))
})
