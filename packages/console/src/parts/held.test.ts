import { expect, test } from 'vitest'
import { held } from './held.ts'

const row = (id: string, title = id) => ({ id, title })

test('rows that are shown stay where they are; new ones wait, and what is gone is said', () => {
  const now = [row('new'), row('c', 'changed'), row('a')]
  const { rows, added, gone } = held([row('a'), row('b'), row('c')], now)
  expect([rows, added, [...gone]]).toEqual([[row('a'), row('b'), row('c', 'changed')], 1, ['b']])
  expect(held(undefined, now)).toEqual({ rows: now, added: 0, gone: new Set() })
  expect(held([], now).rows).toBe(now)
})
