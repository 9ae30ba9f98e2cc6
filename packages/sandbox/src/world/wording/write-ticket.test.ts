import { expect, test } from 'vitest'
import { drawsOf } from '../../random.ts'
import { families, type Family } from './reason.ts'
import { mistype } from './reference.ts'
import { type TicketFacts, writeTicket } from './write-ticket.ts'

const facts: Omit<TicketFacts, 'family'> = {
  difficulty: 1,
  name: 'Helen Marsh',
  city: 'Leeds',
  item: 'Kettle, brushed steel',
  placedOn: '2026-10-01',
  numbers: ['ORD-123456'],
  injection: false,
  quotable: true,
}
const written = (family: Family, changes: Partial<TicketFacts> = {}, entity = 0): string =>
  writeTicket(drawsOf(1, JSON.stringify(family), entity), { ...facts, family, ...changes }).body

test('every family writes in its own way, with all slots filled', () => {
  const texts = families.map((family) => written(family))
  expect(new Set(texts).size).toBe(families.length)
  expect(families.length).toBeGreaterThanOrEqual(700)
  expect(new Set(families.map(({ reason, mood, level }) => [reason, mood, level].join())).size).toBeGreaterThanOrEqual(
    180,
  )
  for (const text of texts) {
    expect(text).toContain('ORD-123456')
    expect(text).not.toMatch(/[{}]|undefined|NaN/)
  }
})

test('what is left open stays open', () => {
  const family = { reason: 'whereIs', mood: 'calm', level: 'plain', channel: 'email' } as const
  for (let entity = 0; entity < 50; entity++) {
    const changes = { item: null, numbers: [], difficulty: 3, quotable: false } as const
    expect(written(family, changes, entity).toLowerCase()).not.toMatch(/ord-|kettle|october/)
  }
})

test('noise spares the order numbers', () => {
  for (const family of families) expect(written(family, { difficulty: 3 })).toContain('ORD-123456')
})

test('a mistyped number is another number with the same digits', () => {
  for (let entity = 0; entity < 20; entity++) {
    const typed = mistype(drawsOf(1, 'typed', entity), 'ORD-112345')
    expect(typed).not.toBe('ORD-112345')
    expect(Array.from(typed).toSorted().join('')).toBe(Array.from('ORD-112345').toSorted().join(''))
  }
})
