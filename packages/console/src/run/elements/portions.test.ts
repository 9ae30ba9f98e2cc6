import { expect, test } from 'vitest'
import { portionNames, portionOf, portionQuery, portionsOf, type Collection } from './portions.ts'

const collection: Collection = {
  elements: 20,
  ended: [
    { outcome: 'handed over', count: 3, reasons: [] },
    { outcome: 'met', count: 8, reasons: [] },
  ],
  acting: 2,
  withPeople: 1,
  waits: 0,
  notBegun: 6,
  left: 4,
}

test('each element is in one portion, in a fixed order; those that left are counted apart', () => {
  const portions = portionsOf(collection)
  expect(portions.map(({ name, count }) => `${count} ${name}`)).toEqual([
    '8 met',
    '3 handed over',
    '2 acting',
    '1 with people',
    '6 not begun',
    '4 left',
  ])
  const within = portions.filter(({ name }) => name !== 'left')
  expect(within.reduce((sum, { count }) => sum + count, 0)).toBe(collection.elements)
})

test('a portion is asked for by outcome or by standing', () => {
  expect(portionNames.map((name) => portionQuery(name))).toEqual([
    { outcome: 'met' },
    { outcome: 'partly' },
    { outcome: 'declined' },
    { outcome: 'handed over' },
    { outcome: 'failed' },
    { outcome: 'cancelled' },
    { outcome: 'shadowed' },
    { standing: 'acting' },
    { standing: 'with people' },
    { standing: 'waits' },
    { standing: 'not begun' },
    { standing: 'left' },
  ])
  expect(portionOf({ standing: 'ended', outcome: 'partly' })).toBe('partly')
  expect(portionOf({ standing: 'waits' })).toBe('waits')
})
