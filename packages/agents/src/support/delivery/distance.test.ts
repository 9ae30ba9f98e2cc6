import { expect, test } from 'vitest'
import { metresBetween } from './distance.ts'

test('a thousandth of a degree of latitude is 111 metres', () => {
  expect(metresBetween({ latitude: 53, longitude: -1 }, { latitude: 53.001, longitude: -1 })).toBeCloseTo(111.2, 1)
})

test('a thousandth of a degree of longitude shrinks with the latitude', () => {
  expect(metresBetween({ latitude: 60, longitude: 10 }, { latitude: 60, longitude: 10.001 })).toBeCloseTo(55.6, 1)
})

test('London to Paris, and half around the world', () => {
  const london = { latitude: 51.5074, longitude: -0.1278 }
  expect(metresBetween(london, { latitude: 48.8566, longitude: 2.3522 }) / 1000).toBeCloseTo(343.6, 0)
  expect(metresBetween({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 }) / 1000).toBeCloseTo(20_015, 0)
})
