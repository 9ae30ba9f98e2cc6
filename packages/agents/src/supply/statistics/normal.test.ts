import { expect, test } from 'vitest'
import { cumulative, loss, quantile } from './normal.ts'

test.each([
  [0, 0.5],
  [1, 0.841344746068543],
  [-1.959963984540054, 0.025],
  [3, 0.9986501019683699],
  [4, 0.999968328758167],
  [-6, 9.86587645037698e-10],
])('Phi(%d) is %d', (z, share) => {
  expect(cumulative(z) / share).toBeCloseTo(1, 10)
})

test('the distribution has no step where its two forms meet', () => {
  for (const z of [-3, 3]) expect(cumulative(z + 1e-9) - cumulative(z - 1e-9)).toBeCloseTo(0, 10)
})

test('the loss function has the value that stockpyl gives', () => {
  expect(loss(1.3)).toBeCloseTo(0.04552796208651397, 12)
})

test('the loss function of what lies far below is the distance', () => {
  expect(loss(-20)).toBeCloseTo(20, 12)
})

test.each([
  [0.95, 1.6448536269514722],
  [0.9, 1.2815515655446004],
  [0.001, -3.090232306167813],
])('the quantile of %d is %d', (share, z) => {
  expect(quantile(share)).toBeCloseTo(z, 9)
})

test.each([0, 1, -0.1, Number.NaN])('there is no quantile of %d', (share) => {
  expect(() => quantile(share)).toThrow('between 0 and 1')
})
