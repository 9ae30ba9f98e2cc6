import { expect, test } from 'vitest'
import { settled } from './settle.ts'

test('a choice settles its doubt, names its agent, and leaves what was settled before', () => {
  const doubt = { about: 'meant', question: 'Which?', choices: [] } as const
  const first = settled({ words: 'x' }, { ...doubt, choices: [] }, { id: 'm1', says: 'a', say: 'a', agent: 'support' })
  expect(first).toEqual({ words: 'x', agent: 'support', settled: { meant: 'm1' } })
  const unchecked = { about: 'unchecked' as const, question: 'Unchecked?', choices: [] }
  const second = settled(first, unchecked, { id: 'u1', says: 'b', say: 'b' })
  expect(settled(second, unchecked, { id: 'u2', says: 'c', say: 'c' }).settled).toEqual({
    meant: 'm1',
    unchecked: ['u1', 'u2'],
  })
})
