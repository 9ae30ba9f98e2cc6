import { expect, test } from 'vitest'
import { z } from 'zod'
import { entity, fact, fresh, maybe, sure } from '../index.ts'
import { type Broken, errorOf, loose, order, orders, refusesEach } from '../testing/worlds/broken.ts'

const broken: readonly Broken[] = [
  [
    'a fact with spaces in its name',
    () => fact('order total', z.number()),
    'fact "order total": expected a name in camelCase',
    'rename it',
  ],
  ['a fact without a schema', () => fact('total', loose('number')), 'fact "total": expected a zod schema', 'z.object'],
  [
    'a duration that is none',
    () => fact('total', z.number(), { freshFor: loose('soon') }),
    'duration "soon"',
    '30s, 5m',
  ],
  ['a maximum age that is none', () => fresh(order, loose('2 weeks')), 'duration "2 weeks"', '30s, 5m'],
  [
    'an entity of something that is no list',
    () => entity('line', loose(order.$.status), loose('id')),
    'a list at order.status',
    'the path of an array',
  ],
  [
    'an entity of objects without the field that names them',
    () => entity('line', order.$.lines, loose(undefined)),
    'the field that names a member',
    "'id'",
  ],
  [
    'an entity named by a field that is not there',
    () => entity('line', order.$.lines, loose('number')),
    'a field "number" in each member',
    "'id'",
  ],
  [
    'an entity with a name that is none',
    () => entity('1st', orders),
    'entity "1st": expected a name in camelCase',
    'rename it',
  ],
  [
    'an optional need of nothing',
    () => maybe(loose(undefined)),
    'a fact, a path into one, or a condition, but it is undefined',
    'into a third',
  ],
  ['a confidence above one', () => sure(order, 80), 'a confidence between 0 and 1', 'sure(intent, 0.8)'],
]

refusesEach(broken, 'broken-facts')

test('the place of an error is the line that is wrong', () => {
  const before = Number(/:(\d+)$/.exec(errorOf(() => fact('a b', z.string())).where)?.[1])
  const after = Number(/:(\d+)$/.exec(errorOf(() => fact('a b', z.string())).where)?.[1])
  expect(after - before).toBe(1)
})
