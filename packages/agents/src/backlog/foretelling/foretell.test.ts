import { expect, test } from 'vitest'
import { type BacklogNow, foretellBacklog, leftAt, settledByPeople } from './foretell.ts'

const handbook = { waiting: 240, hours: 8, arrivals: { perHour: 18, hours: 40 } }

test('240 that wait and 18 an hour: below 100 in 8 hours takes 35.5 an hour; at 42 an hour 48 are left', () => {
  const { neededPerHour } = foretellBacklog({
    ...handbook,
    target: 100,
    withPeople: 0,
    alone: { share: 0.65, of: 500 },
    byPeople: 0,
  })
  expect(neededPerHour).toBe(35.5)
  expect(leftAt(handbook, 35.5)).toBe(100)
  expect(leftAt(handbook, 42)).toBe(48)
  expect(leftAt(handbook, 100)).toBe(0)
})

const now: BacklogNow = {
  ...handbook,
  target: 100,
  withPeople: 0,
  alone: { share: 0.65, of: 500 },
  byPeople: 60,
}

test('what agents do not settle alone is left to people', () => {
  // 384 in all, 35 % of them for people: 134.4, less the 60 that they can do.
  expect(foretellBacklog(now)).toMatchObject({ expected: 74 })
  expect(foretellBacklog({ ...now, byPeople: 0 })).toMatchObject({ expected: 134 })
  expect(foretellBacklog({ ...now, byPeople: 500 })).toMatchObject({ expected: 0, atBest: 0 })
})

test('what agents have looked at in vain is for people alone', () => {
  expect(foretellBacklog({ ...now, waiting: 80, withPeople: 80, arrivals: { perHour: 0, hours: 40 } }).expected).toBe(
    20,
  )
})

test('at best it is fewer than expected, at worst more, and the less was measured, the further off', () => {
  const { expected, atBest, atWorst } = foretellBacklog(now)
  expect(atWorst - expected).toBe(expected - atBest)
  expect(foretellBacklog({ ...now, alone: { share: 0.65, of: 10 } }).atWorst).toBeGreaterThan(atWorst)
  expect(atBest).toBeLessThan(expected)
  expect(atBest).toBeGreaterThan(30)
  expect(foretellBacklog({ ...now, alone: { share: 0.65, of: 10 } }).atBest).toBeLessThan(atBest)
})

const at = (hour: number): string => `2026-10-21T${String(hour).padStart(2, '0')}:00:00.000Z`

test('people settle tickets in their shifts alone', () => {
  const shifts = [
    { beginsAt: at(8), endsAt: at(12), minutesPerTicket: 10 },
    { beginsAt: at(14), endsAt: at(22), minutesPerTicket: 20 },
  ]
  expect(settledByPeople(shifts, new Date(at(10)), new Date(at(17)))).toBe(12 + 9)
  expect(settledByPeople(shifts, new Date(at(12)), new Date(at(14)))).toBe(0)
})
