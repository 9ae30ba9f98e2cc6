import { expect, test } from 'vitest'
import { matchWords } from './match-words.ts'

/** The readings of what was said, best first. */
function best(wording: string, said: string): Readonly<Record<string, string>> | undefined {
  return matchWords(wording, said).toSorted((one, other) => one.slips - other.slips)[0]?.inputs
}

test.each([
  'Resolve ticket 4711',
  'resolve TICKET 4711.',
  'please resolve the ticket number 4711',
  'Resolve ticket #4711!',
  'reslove tiket "4711"',
  'resolve 4711',
])('"%s" asks for a ticket', (said) => {
  expect(best('Resolve ticket {ticket}', said)).toEqual({ ticket: '4711' })
})

test.each(['close ticket 4711', 'resolve', '', 'ticket 4711 resolve it', '4711'])('"%s" does not', (said) => {
  expect(best('Resolve ticket {ticket}', said)).toBeUndefined()
})

test('several inputs, of several words', () => {
  const wording = 'Bring the backlog of {team} below {limit} by {time}'
  expect(best(wording, 'bring backlog of Order Desk below 100 by five')).toEqual({
    team: 'Order Desk',
    limit: '100',
    time: 'five',
  })
  expect(best('Move order#{order} to {place}', 'move order#17 to New York')).toEqual({ order: '17', place: 'New York' })
})
