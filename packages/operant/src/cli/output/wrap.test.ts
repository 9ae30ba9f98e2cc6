import { expect, test } from 'vitest'
import { dim, wrap, type Part } from './wrap.ts'

const lines = (...parts: readonly Part[]) =>
  wrap(parts, { width: 20, indent: 2, hang: 4, paint: (look, text) => `<${look}>${text}` })

test('lines stay within the width, whatever is in them', () => {
  expect(lines('one two three four five six')).toEqual(['  one two three four', '    five six'])
  for (const line of lines('x'.repeat(70), ' and more')) expect(line.length).toBeLessThanOrEqual(20)
})

test('looks do not count', () => {
  expect(lines('order', dim(' A-1 of nobody'))).toEqual(['  order <dim>A-1 <dim>of', '    <dim>nobody'])
})

test('control characters and turned writing cannot forge a line', () => {
  expect(lines('ok\u001B[2K\nfake \u202Eevil')).toEqual(['  ok\uFFFD[2K fake \uFFFDevil'])
})
