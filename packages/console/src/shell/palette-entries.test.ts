import { expect, test } from 'vitest'
import { entriesFor, type Places } from './palette-entries.ts'

const places: Places = {
  pages: [
    { to: '/runs', label: 'Runs' },
    { to: '/inbox', label: 'Inbox' },
  ],
  agents: [{ name: 'support', title: 'Ticket resolution' }],
  runs: [{ id: 'run_1', asked: 'Resolve ticket T-1', agent: 'support' }],
  requests: [{ id: 'req/1', title: 'Refund 12.00 GBP for ticket T-1' }],
}
const ids = (words: string) => entriesFor(words, places).map(({ id }) => id)

test('without words there are the pages; with words whatever has all of them, and a goal last', () => {
  expect(ids('')).toEqual(['page /runs', 'page /inbox'])
  expect(ids('TICKET')).toEqual(['agent support', 'run run_1', 'request req/1', 'goal'])
  expect(ids('refund ticket')).toEqual(['run run_1', 'request req/1', 'goal'])
  expect(ids('inb')).toEqual(['page /inbox', 'run run_1', 'goal'])
})

test('addresses hold ids and words whole', () => {
  const to = entriesFor('refund & more', { ...places, requests: [{ id: 'a/b?c', title: 'refund & more' }] }).map(
    (one) => one.to,
  )
  expect(to).toContain('/inbox?request=a%2Fb%3Fc')
  expect(to.at(-1)).toBe('/start?words=refund+%26+more')
})
