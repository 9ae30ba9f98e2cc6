import { expect, test } from 'vitest'
import { addBusinessDays, businessDaysBetween } from './calendar.ts'
import { jaroWinkler, metresBetween } from './similarity.ts'

test('business days skip the weekend', () => {
  expect(businessDaysBetween('2026-10-16', '2026-10-19')).toBe(1)
  expect(businessDaysBetween('2026-10-14', '2026-10-21')).toBe(5)
  expect(businessDaysBetween('2026-10-21', '2026-10-21')).toBe(0)
  expect(addBusinessDays('2026-10-16', 1)).toBe('2026-10-19')
  expect(addBusinessDays('2026-10-19', -1)).toBe('2026-10-16')
})

test('Jaro-Winkler gives the published values', () => {
  expect(jaroWinkler('MARTHA', 'MARHTA')).toBeCloseTo(0.9611, 4)
  expect(jaroWinkler('DIXON', 'DICKSONX')).toBeCloseTo(0.8133, 4)
  expect(jaroWinkler('DWAYNE', 'DUANE')).toBeCloseTo(0.84, 4)
})

test('a thousandth of a degree of latitude is 111 metres', () => {
  expect(metresBetween({ latitude: 53, longitude: -1 }, { latitude: 53.001, longitude: -1 })).toBeCloseTo(111.2, 1)
})
