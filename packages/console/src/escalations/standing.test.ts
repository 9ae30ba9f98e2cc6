import { expect, test } from 'vitest'
import { headline, shortTitle, standingOf } from './standing.ts'

const item = { state: 'open', holder: null, takenSince: null, youMay: true } as const

test('who has it decides what one may do with it', () => {
  expect(standingOf(item, 'olga')).toEqual({ kind: 'free', mayClaim: true })
  expect(standingOf({ ...item, youMay: false }, 'vera')).toEqual({ kind: 'free', mayClaim: false })
  expect(standingOf({ ...item, holder: ' Olga' }, 'olga')).toEqual({ kind: 'mine', inControl: false })
  expect(standingOf({ ...item, holder: 'olga', takenSince: '2026-03-02T12:00:00Z' }, 'olga')).toEqual({
    kind: 'mine',
    inControl: true,
  })
  expect(standingOf({ ...item, holder: 'max' }, 'olga')).toEqual({ kind: 'held', by: 'max' })
  expect(standingOf({ ...item, state: 'withdrawn', holder: 'olga' }, 'olga')).toEqual({ kind: 'over' })
})

test('a title says what was asked, and why it stopped where there is room', () => {
  expect(headline('T: x', 'Resolve T-1', ['no way', 'denied'])).toBe('Resolve T-1: no way; denied')
  expect([headline('T', '', ['x']), headline('T', 'Resolve T-1', [])]).toEqual(['T', 'Resolve T-1'])
  expect([shortTitle('Resolve T-1: no way: x'), shortTitle('Resolve T-1')]).toEqual(['Resolve T-1', 'Resolve T-1'])
})
