import { expect, test } from 'vitest'
import { type DeliveryFacts, evidenceOf, isOtherUnit } from './evidence.ts'

const ordinary: DeliveryFacts = {
  address: { unit: '4B', multiUnit: true, area: 'urban', latitude: 53.7965, longitude: -1.5478 },
  proof: { unit: '4B', point: { latitude: 53.7965, longitude: -1.5478 }, signedBy: null, leftAt: null },
  parcel: { declaredGrams: 1000, scannedGrams: 1000 },
  customer: { name: 'Helen Marsh', household: ['Tom Marsh'] },
  reports: 0,
  frequentClaims: false,
}

const scoreOf = (facts: DeliveryFacts): number => evidenceOf(facts).reduce((sum, { weight }) => sum + weight, 0)
const withProof = (proof: Partial<DeliveryFacts['proof']>): DeliveryFacts => ({
  ...ordinary,
  proof: { ...ordinary.proof, ...proof },
})
const metresNorth = (metres: number) => ({ latitude: 53.7965 + metres / 111_195, longitude: -1.5478 })

test('a delivery as it should be has no sign against it', () => {
  expect(evidenceOf(ordinary)).toEqual([])
})

test.each([
  ['another unit', withProof({ unit: '4D' }), 4],
  ['76 metres off in a town', withProof({ point: metresNorth(76) }), 2],
  ['74 metres off in a town', withProof({ point: metresNorth(74) }), 0],
  ['signed by a stranger', withProof({ signedBy: 'Walter Quilty' }), 1],
  ['signed by the household', withProof({ signedBy: 'T. Marsh' }), 0],
  ['left with a neighbour', withProof({ leftAt: 'neighbour' }), 2],
  ['other reports on the route', { ...ordinary, reports: 3 }, 2],
  ['claims often', { ...ordinary, frequentClaims: true }, -3],
  ['another unit, claims often', { ...withProof({ unit: '4D' }), frequentClaims: true }, 1],
] as const)('%s', (_, facts, score) => {
  expect(scoreOf(facts)).toBe(score)
})

test('in the country 250 metres count, and an address without its unit', () => {
  const rural = { ...withProof({ point: metresNorth(240), unit: null }) }
  expect(scoreOf({ ...rural, address: { ...rural.address, area: 'rural' } })).toBe(0)
  expect(
    scoreOf({ ...ordinary, address: { ...ordinary.address, unit: null }, proof: { ...rural.proof, point: null } }),
  ).toBe(2)
})

test.each([
  [1000, 880, 2],
  [1000, 900, 0],
  [500, 401, 0],
  [3000, 2750, 0],
  [1000, null, 0],
])('declared %i g, weighed %s g', (declaredGrams, scannedGrams, score) => {
  expect(scoreOf({ ...ordinary, parcel: { declaredGrams, scannedGrams } })).toBe(score)
})

test('units are compared beyond their spelling', () => {
  expect(isOtherUnit('4B', 'Flat 4b')).toBe(false)
  expect(isOtherUnit('Unit 4 B', '4-B')).toBe(false)
  expect(isOtherUnit('4B', '4D')).toBe(true)
  expect(isOtherUnit(null, '4D')).toBe(true)
  expect(isOtherUnit('4B', null)).toBe(false)
})
