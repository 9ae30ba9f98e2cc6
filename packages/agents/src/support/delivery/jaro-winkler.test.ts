import { expect, test } from 'vitest'
import { jaroWinkler } from './jaro-winkler.ts'

test.each([
  ['MARTHA', 'MARHTA', 0.9611],
  ['DIXON', 'DICKSONX', 0.8133],
  ['DWAYNE', 'DUANE', 0.84],
])('%s and %s', (one, other, expected) => {
  expect(jaroWinkler(one, other)).toBeCloseTo(expected, 4)
  expect(jaroWinkler(other, one)).toBeCloseTo(expected, 4)
})

test('case and blanks do not count', () => {
  expect(jaroWinkler('HELEN  MARSH ', 'Helen Marsh')).toBe(1)
})

test('names without a common letter are not alike', () => {
  expect(jaroWinkler('abc', 'xyz')).toBe(0)
  expect(jaroWinkler('', 'Helen')).toBe(0)
})
