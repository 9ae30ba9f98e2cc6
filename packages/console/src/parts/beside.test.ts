import { expect, test } from 'vitest'
import { beside } from './beside.ts'

test('the next and the previous row end at the ends', () => {
  const rows = [{ id: 'a' }, { id: 'b' }]
  expect([beside(rows, undefined, 1)?.id, beside(rows, undefined, -1)?.id]).toEqual(['a', 'b'])
  expect([beside(rows, 'a', 1)?.id, beside(rows, 'b', 1), beside(rows, 'a', -1)]).toEqual(['b', undefined, undefined])
  expect(beside(rows, 'gone', 1)?.id).toBe('a')
})
