import { expect, test } from 'vitest'
import { errorText } from './error-text.ts'

const frame = ['  25 |   gives: ticket,', '> 26 |   uses: { desk },,', '     |                  ^']
const message = [
  'agent.ts cannot be loaded: Unexpected token. Expected an identifier',
  'agent.ts:26:18',
  ...frame,
].join('\n')

test('in a terminal sentences are broken between words, and code stands as it is', () => {
  expect(errorText(message, 40).split('\n')).toEqual([
    'operant: agent.ts cannot be loaded:',
    '  Unexpected token. Expected an',
    '  identifier',
    'agent.ts:26:18',
    ...frame,
  ])
})

test('a command to copy is not broken', () => {
  const choice = "  operant goal 'settle the claim for order A-1' --unchecked 'make them happy'"
  expect(errorText(`Start?\n${choice}`, 40).split('\n')).toEqual(['operant: Start?', choice])
})

test('elsewhere than in a terminal each problem is one line', () => {
  expect(errorText(message, undefined)).toBe(`operant: ${message}`)
})
