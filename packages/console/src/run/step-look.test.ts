import { expect, test } from 'vitest'
import type { Step } from './queries.ts'
import { groupSteps, lookOf, matters } from './step-look.ts'

const at = '2026-03-02T12:00:00.000Z'
const step = (number: number, more: Partial<Step> = {}): Step => ({
  number,
  seq: number,
  at,
  until: at,
  title: `Step ${number}`,
  capability: 'look',
  kind: 'query',
  about: '',
  serves: [],
  instead: [],
  rests: [],
  failures: [],
  decisions: [],
  requests: [],
  effects: [],
  ...more,
})
const read = (number: number) => step(number, { gave: { facts: [], how: 'read', declines: false, took: 1 } })
const failed = (number: number, more: object = {}) =>
  step(number, { failures: [{ kind: 'fault', reason: 'down', ...more }] })

test('what only looked something up is put together, and never what failed or is chosen', () => {
  const groups = groupSteps([read(1), read(2), read(3), failed(4), read(5), read(6)], undefined)
  expect(groups.map((group) => (group.kind === 'quiet' ? group.steps.length : group.step.number))).toEqual([3, 4, 5, 6])
  expect(groupSteps([read(1), read(2), read(3)], 2)).toHaveLength(3)
  expect([matters(failed(1)), matters(read(1)), matters(step(1))]).toEqual([true, false, true])
})

test('a step is told by the last thing that came of it', () => {
  expect(lookOf(read(1)).word).toBe('Known')
  expect(lookOf(failed(1))).toEqual({ word: 'Failed', tone: 'bad' })
  expect(lookOf(failed(1, { retryAt: at })).tone).toBe('warn')
  expect(lookOf(step(1, { gave: { facts: [], how: 'derived', rule: 'r', declines: true, took: 0 } })).word).toBe(
    'Declined',
  )
  expect(lookOf(step(1)).word).toBe('Under way')
  const asked = { request: 'r', kind: 'approve', title: 't', expiresAt: at }
  expect(lookOf(step(1, { requests: [asked] })).word).toBe('Waits for approval')
})
