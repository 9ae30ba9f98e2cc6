import { expect, test } from 'vitest'
import { businessCalendar } from '../calendar/business-calendar.ts'
import { seededRandom as random } from '../reasoning/text/random.ts'
import { firesByLooking } from './testing/reference.ts'
import { timesBetween, timesOf, type HolidayPolicy } from './timing.ts'

const hour = 3_600_000
const between = (cron: string, zone: string, from: Date, to: Date): readonly string[] =>
  timesBetween(timesOf({ cron, zone }), from, to, 10_000).map((at) => at.toISOString())

/** Zones that change their clocks in different ways, and around when they did in 2026. */
const changes: readonly (readonly [zone: string, spring: string, autumn: string])[] = [
  ['Europe/Berlin', '2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z'],
  ['America/New_York', '2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z'],
  // By half an hour, and at midnight.
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', '2026-04-04T15:00:00Z'],
  ['America/Santiago', '2026-09-06T04:00:00Z', '2026-04-05T03:00:00Z'],
]

test.each(changes.flatMap(([zone, spring, autumn]) => [[zone, spring] as const, [zone, autumn] as const]))(
  'what looking at every minute finds, around the clock change of %s at %s',
  (zone, change) => {
    const [from, to] = [new Date(Date.parse(change) - 30 * hour), new Date(Date.parse(change) + 30 * hour)]
    const patterns = [
      '30 2 * * *',
      '0 2 * * *',
      '15,45 1-2 * * *',
      '30 0 * * *',
      '0 0,1,2,3 * * *',
      '0 3 * * *',
      '59 23 * * *',
      '*/15 * * * *',
      '30 * * * *',
      '*/30 1-3 * * *',
      '0 */2 * * *',
      '5 2 * * 0',
    ]
    for (const cron of patterns)
      expect([cron, between(cron, zone, from, to)]).toEqual([cron, firesByLooking(cron, zone, from, to)])
  },
)

test('what looking at every minute finds, for patterns and stretches of any kind', () => {
  const next = random(4711)
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item => items[Math.floor(next() * items.length)] ?? items[0]
  const number = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  const field = (least: number, most: number): string =>
    pick([
      () => String(number(least, most)),
      () => [number(least, most), number(least, most)].toSorted((one, other) => one - other).join(','),
      () => [number(least, most), number(least, most)].toSorted((one, other) => one - other).join('-'),
      () => `*/${number(2, Math.max(2, Math.floor(most / 2)))}`,
    ])()
  for (let round = 0; round < 40; round += 1) {
    const [zone, spring, autumn] = pick([changes[0] ?? changes[1], ...changes.slice(1)] as [(typeof changes)[number]])
    const middle = pick([spring, autumn, '2028-02-29T12:00:00Z', '2026-12-31T12:00:00Z', '2026-02-28T12:00:00Z'])
    const cron = [
      field(0, 59),
      field(0, 23),
      pick(['*', '*', 'L', '28-31', field(1, 28)]),
      '*',
      pick(['*', '1-5', '0']),
    ].join(' ')
    const from = new Date(Date.parse(middle) - number(20, 40) * hour)
    const to = new Date(Date.parse(middle) + number(20, 40) * hour)
    expect([cron, zone, between(cron, zone, from, to)]).toEqual([cron, zone, firesByLooking(cron, zone, from, to)])
  }
})

const years = (cron: string, from: string, to: string): readonly string[] =>
  between(cron, 'Europe/Berlin', new Date(from), new Date(to)).map((at) => at.slice(0, 10))

test('the 29th of February comes in leap years, the last day in every month, the 31st in seven', () => {
  expect(years('0 8 29 2 *', '2026-01-01', '2034-01-01')).toEqual(['2028-02-29', '2032-02-29'])
  expect(years('0 8 L * *', '2028-01-01', '2028-05-01')).toEqual([
    '2028-01-31',
    '2028-02-29',
    '2028-03-31',
    '2028-04-30',
  ])
  expect(years('0 8 31 * *', '2026-01-01', '2027-01-01')).toHaveLength(7)
  expect(years('0 8 28-31 2 *', '2026-01-01', '2029-01-01')).toEqual([
    '2026-02-28',
    '2027-02-28',
    '2028-02-28',
    '2028-02-29',
  ])
})

const berlin = businessCalendar({
  name: 'berlin',
  zone: 'Europe/Berlin',
  holidays: ['easter-2', 'easter+1', '05-01', '12-25', '12-26'],
})
const moved = (cron: string, holiday: HolidayPolicy, from: string, to: string): readonly string[] =>
  timesBetween(
    timesOf({ cron, zone: 'Europe/Berlin', days: { calendar: berlin, holiday } }),
    new Date(from),
    new Date(to),
    100,
  ).map((at) => at.toISOString().slice(0, 16))

test('on business days alone: holidays are skipped, or moved to the next or the one before', () => {
  // Easter 2026: Friday the 3rd to Monday the 6th of April.
  const [from, to] = ['2026-04-01', '2026-04-09'] as const
  expect(moved('0 8 * * *', 'skip', from, to)).toEqual([
    '2026-04-01T06:00',
    '2026-04-02T06:00',
    '2026-04-07T06:00',
    '2026-04-08T06:00',
  ])
  expect(moved('0 8 * * *', 'next business day', from, to)).toEqual(moved('0 8 * * *', 'skip', from, to))
  expect(moved('0 8 * * 5', 'next business day', from, to)).toEqual(['2026-04-07T06:00'])
  expect(moved('0 8 * * 5', 'previous business day', from, to)).toEqual(['2026-04-02T06:00'])
  expect(moved('0 8,17 * * 6', 'next business day', from, to)).toEqual(['2026-04-07T06:00', '2026-04-07T15:00'])
  expect(moved('0 8 L * *', 'previous business day', '2026-01-01', '2026-06-30')).toEqual([
    '2026-01-30T07:00',
    '2026-02-27T07:00',
    '2026-03-31T06:00',
    '2026-04-30T06:00',
    '2026-05-29T06:00',
  ])
})

test('moved times are those of each day that is meant, put onto a business day, once', () => {
  const next = random(99)
  for (let round = 0; round < 20; round += 1) {
    const holiday = next() < 0.5 ? 'next business day' : 'previous business day'
    const cron = `30 ${Math.floor(next() * 24)} ${next() < 0.5 ? '*' : `1,15,${1 + Math.floor(next() * 28)}`} * ${next() < 0.5 ? '*' : '0,3,6'}`
    const days = { calendar: berlin, holiday } as const
    const times = timesOf({ cron, zone: 'Europe/Berlin', days })
    const [from, to] = [new Date('2026-03-20T10:00:00Z'), new Date('2026-05-20T10:00:00Z')]
    const plain = timesOf({ cron, zone: 'UTC' })
    const meant = timesBetween(plain, new Date('2026-02-01T00:00:00Z'), new Date('2026-07-01T00:00:00Z'), 10_000)
    const put = new Set(
      meant.map(
        (at) =>
          byHand(at.toISOString().slice(0, 10), holiday === 'next business day' ? 1 : -1) +
          at.toISOString().slice(10, 16),
      ),
    )
    const found = timesBetween(times, from, to, 10_000).map((at) => wallText(at))
    expect([cron, found]).toEqual([cron, [...put].toSorted().filter((at) => at > wallText(from) && at <= wallText(to))])
  }
})

/** A day moved until somebody works, day by day. */
function byHand(day: string, step: number): string {
  const free = new Set(['2026-04-03', '2026-04-06', '2026-05-01'])
  const at = new Date(`${day}T00:00:00Z`)
  while ([0, 6].includes(at.getUTCDay()) || free.has(at.toISOString().slice(0, 10)))
    at.setUTCDate(at.getUTCDate() + step)
  return at.toISOString().slice(0, 10)
}

function wallText(at: Date): string {
  return new Date(at.getTime() + (at < new Date('2026-03-29T01:00:00Z') ? 1 : 2) * hour).toISOString().slice(0, 16)
}
