import { expect, test } from 'vitest'
import { drawn, placeAt } from './time-scale.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2) + seconds * 1_000).toISOString()
const now = new Date(at(100_000))

test('a long wait leaves room for the work around it, and says that it is cut', () => {
  const stretches = drawn(
    [
      { kind: 'working', from: at(0), until: at(10) },
      { kind: 'waiting', from: at(10), until: at(90_000), by: 'requests' },
      { kind: 'working', from: at(90_000), until: at(90_010) },
    ],
    now,
  )
  expect(stretches.map(({ cut }) => cut)).toEqual([false, true, false])
  expect(stretches.at(-1)?.to).toBeCloseTo(1)
  const widths = stretches.map(({ from, to }) => to - from)
  expect(widths[1]).toBeLessThan(widths[0] ?? 0)
  const places = [at(-5), at(5), at(10), at(45_000), at(90_005), at(99_999)].map((one) => placeAt(stretches, one, now))
  expect(places.toSorted((one, other) => one - other)).toEqual(places)
  expect([places[0], places.at(-1)]).toEqual([0, 1])
})

test('what lasts is drawn until now, and nothing is divided by nothing', () => {
  const [open] = drawn([{ kind: 'queued', from: at(0), until: null }], now)
  expect([open?.from, open?.to]).toEqual([0, 1])
  expect(drawn([], now)).toEqual([])
  const same = drawn([{ kind: 'working', from: at(0), until: at(0) }], now)
  expect(placeAt(same, at(0), now)).toBe(0)
})
