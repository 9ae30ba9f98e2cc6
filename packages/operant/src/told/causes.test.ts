import { expect, test } from 'vitest'
import { causesOf } from './causes.ts'

test('what was in the way comes down to its causes, each once', () => {
  const why =
    'settled: refund is no way (Refund 9.00 GBP (late): the rule "large" denies this.). told: tell is no way (it needs settled: refund is no way (Refund 9.00 GBP (late): the rule "large" denies this.))'
  expect(causesOf(why)).toEqual(['Refund 9.00 GBP (late): the rule "large" denies this'])
  expect(causesOf('remedy: ask is no way (nobody answered); table is no way (it needs nothing gives order)')).toEqual([
    'nobody answered',
    'nothing gives order',
  ])
  expect(causesOf('the limit of 300 steps is reached')).toEqual(['the limit of 300 steps is reached'])
})
