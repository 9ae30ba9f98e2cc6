import { describe, expect, test } from 'vitest'
import { Money } from '../../index.ts'
import { shopAgent, SmallShop } from '../worlds/small-shop.ts'
import { withFaults } from '../faults.ts'
import { evaluation, type EvaluationCase } from './evaluation.ts'
import { runEvaluation } from './run-evaluation.ts'

const agent = shopAgent('shop')

interface Clients extends Readonly<Record<string, unknown>> {
  readonly shop: SmallShop
}

function clients(total = '20.00 GBP'): Clients {
  const shop = new SmallShop()
  shop.tickets.set('T1', { id: 'T1', orders: ['O1'], body: 'My parcel has not arrived.' })
  shop.orders.set('O1', { id: 'O1', status: 'paid', total: Money.parse(total) })
  return { shop }
}

/** The first refund happens, and is never answered. */
function faulty(): Clients {
  const { shop } = clients()
  return { shop: withFaults(shop, [{ method: 'refund', kind: 'time-out after', calls: [1] }]) }
}

const people = [{ name: 'lena', roles: ['lead'] }]
const refunded: EvaluationCase<Clients> = {
  name: 'a lost parcel is refunded',
  goal: 'resolve',
  input: { ticketId: 'T1' },
  expect: { outcome: 'met', done: ['refund', 'reply'], where: ({ shop }) => shop.refunds.length === 1 },
}
const approved: EvaluationCase<Clients> = {
  ...refunded,
  name: 'a large refund is approved',
  people: [{ to: 'refund', approve: true, as: 'lena' }],
}

describe('a case', () => {
  test('is right where the run ends as expected and the systems are as they should be', async () => {
    const result = await runEvaluation(evaluation({ agents: [agent], clients, cases: [refunded] }))
    expect(result).toMatchObject({ right: 1, asked: 0, tokens: 0, missed: [] })
  })

  test('carries the answers of people', async () => {
    const suite = evaluation({ agents: [agent], people, clients: () => clients('200.00 GBP'), cases: [approved] })
    expect(await runEvaluation(suite)).toMatchObject({ right: 1, asked: 1, missed: [] })
  })

  test('without the answer ends when the request expires, and is wrong', async () => {
    const suite = evaluation({ agents: [agent], people, clients: () => clients('200.00 GBP'), cases: [refunded] })
    const { cases, missed } = await runEvaluation(suite)
    expect(cases[0]?.wrong).toEqual([
      'it ends partly, expected met',
      'refund was not confirmed',
      'the systems are not as expected (where)',
    ])
    expect(missed).toEqual(['right: 0 of 1, at least 100 % wanted'])
  })

  test('says what was never asked, and what was made and must not be', async () => {
    const wrong: EvaluationCase<Clients> = { ...approved, expect: { outcome: 'met', not: ['reply'] } }
    const { cases } = await runEvaluation(evaluation({ agents: [agent], people, clients, cases: [wrong] }))
    expect(cases[0]?.wrong).toEqual(['reply was made', 'lena was never asked by refund'])
  })

  test('meets systems that fail as planned', async () => {
    const suite = evaluation({ agents: [agent], clients: faulty, cases: [refunded] })
    expect(await runEvaluation(suite)).toMatchObject({ right: 1 })
  })

  test('is not answered by somebody who may not', async () => {
    const strangers = [{ name: 'lena', roles: ['clerk'] }]
    const suite = evaluation({
      agents: [agent],
      people: strangers,
      clients: () => clients('200.00 GBP'),
      cases: [approved],
    })
    await expect(runEvaluation(suite)).rejects.toThrow('"lena" may not answer')
  })
})

describe('thresholds', () => {
  test('hold shares, tokens and steps', async () => {
    const large = { people, clients: () => clients('200.00 GBP'), cases: [approved] }
    const thresholds = { right: 0.5, asked: 0, tokens: 10, steps: 2 }
    const { missed } = await runEvaluation(evaluation({ agents: [agent], ...large, thresholds }))
    expect(missed).toEqual([
      'asked: people in 1 of 1 cases, at most 0 % wanted',
      expect.stringMatching(/^steps: \d+ in "a large refund is approved", at most 2 wanted$/),
    ])
  })

  test('are missed where nothing was played', async () => {
    const suite = evaluation({ agents: [agent], clients, cases: [refunded] })
    expect((await runEvaluation(suite, { only: 'another' })).missed).toEqual(['no case was played'])
  })
})

function suiteWith(one: Partial<EvaluationCase<Clients>>) {
  return () => evaluation({ agents: [agent], people, clients, cases: [{ ...refunded, ...one }] })
}

test('a suite that cannot be meant is refused with what to mend', () => {
  expect(suiteWith({ goal: 'solve' })).toThrow('agent "shop" has no goal "solve"; it has resolve')
  expect(suiteWith({ expect: { outcome: 'met', done: ['pay'] } })).toThrow('agent "shop" has no capability "pay"')
  expect(suiteWith({ people: [{ to: 'refund', approve: true, as: 'ben' }] })).toThrow(
    '"ben" is none of the evaluation\'s people',
  )
  expect(suiteWith({ agent: 'other' })).toThrow('there is no agent "other"')
  expect(() => evaluation({ agents: [agent], clients, cases: [] })).toThrow('at least one case')
  expect(() => evaluation({ agents: [agent], clients, cases: [refunded, refunded] })).toThrow('two cases are called')
  expect(() => evaluation({ agents: [agent], clients, cases: [refunded], thresholds: { right: 2 } })).toThrow(
    'thresholds.right: expected a share from 0 to 1',
  )
})
