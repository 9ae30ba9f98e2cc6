import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  agreesWith,
  between,
  calculation,
  condition,
  defineAgent,
  DefinitionError,
  fact,
  goal,
  instant,
  money,
  Money,
  notOlder,
  query,
  question,
} from '../../index.ts'
import { Workbench } from '../../testing/workbench.ts'

const item = fact('item', z.string())
const quote = fact('quote', z.object({ price: money(), asOf: instant(), units: z.number() }))
const catalogue = fact('catalogue', z.object({ price: money() }))
const total = fact('total', money())
const gbp = (amount: string) => Money.of(amount, 'GBP')

interface Source {
  readonly price?: string
  readonly asOf?: string
  readonly units?: number
}
function source(name: string, given: Source, cost: number, expects: Parameters<typeof readQuote>[3]) {
  return readQuote(name, given, cost, expects)
}
function readQuote(
  name: string,
  { price = '10.00', asOf = '2026-01-05T08:00:00Z', units = 3 }: Source,
  cost: number,
  expects: readonly ReturnType<typeof between<number, 'quote'>>[],
) {
  return query({
    name,
    needs: { item },
    gives: quote,
    cost,
    expects,
    read: () => ({ price: gbp(price), asOf: new Date(asOf), units }),
  })
}
const priced = condition({ name: 'priced', needs: { quote }, holds: () => true })

function house(first: Source, second: Source | undefined, expects: Parameters<typeof readQuote>[3]) {
  const can = [
    source('first', first, 1, expects),
    ...(second ? [source('second', second, 5, expects)] : []),
    question({
      name: 'askQuote',
      needs: { item },
      gives: quote,
      cost: 50,
      ask: () => ({ to: 'operator', text: 'What is the price?' }),
    }),
    query({ name: 'readCatalogue', needs: { item }, gives: catalogue, read: () => ({ price: gbp('10.00') }) }),
  ]
  const agent = defineAgent({
    name: 'buyer',
    goals: [goal({ name: 'price', ask: 'Price {item}', input: { item }, doneWhen: [priced], unmet: 'keep' })],
    can,
  })
  return new Workbench({ agents: [agent], clients: {} })
}
const expected = [
  between(quote.$.price, { least: gbp('0.01'), most: gbp('100.00') }),
  between(quote.$.units, { least: 1 }),
  notOlder(quote.$.asOf, '2h'),
  agreesWith(quote.$.price, catalogue.$.price, { within: 0.2 }),
]

test('what is as expected is known', async () => {
  const bench = house({}, undefined, expected)
  expect((await bench.run('buyer', 'price', { item: 'A' })).settled?.outcome).toBe('met')
  expect(await bench.events('run1', 'step.failed')).toEqual([])
})

test.each<readonly [string, Source, string, string, string]>([
  ['too much', { price: '100.01' }, 'quote.price', '100.01 GBP', 'at most 100.00 GBP'],
  ['too little', { price: '0.00' }, 'quote.price', '0.00 GBP', 'at least 0.01 GBP'],
  ['too few', { units: 0 }, 'quote.units', '0', 'at least 1'],
  ['too old', { asOf: '2026-01-05T06:59:59Z' }, 'quote.asOf', '2026-01-05T06:59:59.000Z', 'no longer ago than 2h'],
  [
    'not what the other source says',
    { price: '12.51' },
    'quote.price',
    '12.51 GBP',
    'what catalogue.price says (10.00 GBP)',
  ],
])('#45 %s: never known, reported, and another source is asked', async (_, first, about, found, wanted) => {
  const bench = house(first, { price: '11.00' }, expected)
  const state = await bench.run('buyer', 'price', { item: 'A' })
  expect(state.settled?.outcome).toBe('met')
  expect(state.facts.get('quote []')).toMatchObject({ giver: { capability: 'second' }, version: 1 })
  const failures = await bench.events('run1', 'step.failed')
  expect(failures.map(({ step, failure }) => [step.capability, failure.kind, failure.quality])).toEqual([
    ['first', 'quality', { fact: about, found, expected: wanted }],
  ])
})

test('where no source is left, a person is asked', async () => {
  const bench = house({ units: 0 }, { units: -1 }, expected)
  await bench.run('buyer', 'price', { item: 'A' })
  expect(bench.open('run1', 'answer').map(({ title }) => title)).toEqual(['What is the price?'])
})

test('a hand-over tells what was not as expected', async () => {
  const agent = defineAgent({
    name: 'buyer',
    goals: [goal({ name: 'price', ask: 'Price {item}', input: { item }, doneWhen: [priced], unmet: 'keep' })],
    can: [source('first', { units: 0 }, 1, [between(quote.$.units, { least: 1 })])],
  })
  const bench = new Workbench({ agents: [agent], clients: {} })
  const state = await bench.run('buyer', 'price', { item: 'A' })
  expect(state.settled?.outcome).toBe('handed over')
  expect(state.settled?.why).toContain('quote.units is 0, expected at least 1')
  expect(bench.open('run1', 'take over')[0]?.shown).toMatchObject({
    tried: [{ result: 'quality', reason: 'quote.units is 0, expected at least 1' }],
  })
})

test('a calculation is held to what it promises', async () => {
  const known = condition({ name: 'known', needs: { total }, holds: () => true })
  const agent = defineAgent({
    name: 'buyer',
    goals: [goal({ name: 'sum', ask: 'Sum {item}', input: { item }, doneWhen: [known], unmet: 'keep' })],
    can: [
      calculation({
        name: 'sumUp',
        needs: { item },
        gives: total,
        compute: () => gbp('-1.00'),
        expects: [between(total, { least: gbp('0.00') })],
      }),
    ],
  })
  const bench = new Workbench({ agents: [agent], clients: {} })
  const state = await bench.run('buyer', 'sum', { item: 'A' })
  expect(state.facts.has('total []')).toBe(false)
  expect(state.settled?.why).toContain('total is -1.00 GBP, expected at least 0.00 GBP')
})

test.each<readonly [string, () => unknown, string]>([
  ['a bound that is none', () => between(quote.$.units, {}), '"least" or "most"'],
  ['a share above all', () => agreesWith(quote.$.price, catalogue.$.price, { within: 1 }), 'a share from 0'],
  [
    'another fact',
    () =>
      query({
        name: 'read',
        needs: { item },
        gives: catalogue,
        // @ts-expect-error -- what is expected is about what it gives
        expects: [between(quote.$.units, { least: 1 })],
        read: () => ({ price: gbp('1.00') }),
      }),
    'a field of "catalogue"',
  ],
])('is refused: %s', (_, define, says) => {
  expect(define).toThrow(DefinitionError)
  expect(define).toThrow(says)
})
