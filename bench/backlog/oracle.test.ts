import { expect, test } from 'vitest'
import type { Expected } from '@operant/sandbox/planter'
import { type KnownDay, leftAtBest } from './oracle.ts'

const at = (minutes: number): string => new Date(Date.UTC(2026, 9, 21, 10, minutes)).toISOString()

/** One person, ten minutes for a ticket, and tickets that come in so many minutes after ten. */
function day(...tickets: readonly (readonly [Expected, number])[]): KnownDay {
  const named = tickets.map(([expected, minutes], index) => ({ ticket: `T-${index}`, expected, at: at(minutes) }))
  const plain = { customer: '', class: '', reason: '', orders: [], row: null, decoyOf: null, identifiable: true }
  return {
    truth: {
      asOf: at(0),
      tickets: named.map(({ ticket, expected }) => ({
        ...plain,
        ticket,
        expected,
        marks: [],
        writes: [],
        tolerated: [],
      })),
    },
    shifts: [{ person: 'Ann', beginsAt: at(0), endsAt: at(120), minutesPerTicket: 10 }],
    cameAt: new Map(named.map((one) => [one.ticket, one.at])),
  }
}

const left = (minutes: number, known: KnownDay): number => leftAtBest(known, Date.parse(at(minutes)))

test('what needs no person is gone at once; the rest is done one by one', () => {
  expect(left(0, day(['settle', 0], ['decline', 0], ['ask', 0]))).toBe(0)
  const three = day(['handOver', 0], ['handOver', 0], ['handOver', 0])
  expect([left(9, three), left(15, three), left(30, three)]).toEqual([3, 2, 0])
})

test('an approval is quicker, and comes first', () => {
  const both = day(['handOver', 0], ['approval', 0])
  expect([left(2, both), left(3, both), left(13, both)]).toEqual([2, 1, 0])
})

test('the best moment counts, though more come in after it', () => {
  const later = day(['handOver', 0], ['handOver', 12], ['handOver', 13], ['handOver', 14])
  expect([left(11, later), left(14, later)]).toEqual([0, 0])
})

test('nobody works before their shift, nor after it', () => {
  const known = day(['handOver', 0], ['handOver', 0])
  const short = { ...known, shifts: known.shifts.map((shift) => ({ ...shift, beginsAt: at(20), endsAt: at(25) })) }
  expect([left(25, short), left(60, short)]).toEqual([2, 1])
})
