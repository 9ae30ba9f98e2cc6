import { expect, test } from 'vitest'
import { connector } from './connector.ts'

test('limits of a system are whole numbers', () => {
  expect(connector({ name: 'shop', open: () => ({}), limits: { atOnce: 3 } }).limits).toEqual({ atOnce: 3 })
  for (const perMinute of [0, 0.5, Number.NaN])
    expect(() => connector({ name: 'shop', open: () => ({}), limits: { perMinute } })).toThrow(
      /connector "shop": expected "limits\.perMinute" to be a whole number from 1/,
    )
})
