import { expect, test } from 'vitest'
import { allow } from '../../testing/worlds/ledger.ts'
import { levelAgent, levelLedger } from '../../testing/worlds/single-write.ts'
import { Workbench } from '../../testing/workbench.ts'
import type { Reasoner } from '../context.ts'
import type { ReviewSampling } from './review.ts'

const watched = (then = 'allow') => ({
  path: 'p.yaml',
  text: `policy: p\nrules:\n  - { rule: base, for: setLevel, then: ${then} }
autonomy:\n  - { cap: new, for: setLevel, level: shadow }\n`,
})

function bench(policy = watched()) {
  const books = levelLedger()
  return { books, bench: new Workbench({ agents: [levelAgent({}, [policy])], clients: { ledger: books } }) }
}

test.each([
  ['allow', { effect: 'allow' }],
  ['approve by lead', { effect: 'approve', approval: { roles: ['lead'], count: 1 } }],
  ['escalate to lead', { effect: 'escalate', approval: { roles: ['lead'], count: 1 } }],
])(
  'in shadow a call that rules would %s is decided and written down, and nothing is done or asked',
  async (then, would) => {
    const { books, bench: own } = bench(watched(then))
    const state = await own.run('leveller', 'level', { item: 'a' })
    expect(books.written).toEqual([])
    expect((await own.events('run1', 'call.decided')).map(({ decision }) => decision.shadow)).toEqual([would])
    expect(state.settled?.outcome).toBe('shadowed')
    expect(own.open('run1')).toEqual([])
  },
)

test('what rules deny is denied in shadow as well, and another way is sought as ever', async () => {
  const { bench: own } = bench(watched('deny'))
  const state = await own.run('leveller', 'level', { item: 'a' })
  expect((await own.events('run1', 'call.decided')).map(({ decision }) => decision.shadow)).toEqual([undefined])
  expect(state.settled?.outcome).toBe('handed over')
})

const asks = (capability: string) => ({ kind: 'step', capability, scope: [], bound: {} }) as const

test.each([
  ['claims that nothing is left', { kind: 'done' }],
  ['makes the same call again and again', undefined],
] as const)('in shadow a model that %s ends the run as watched, with one decision', async (_, then) => {
  const books = levelLedger()
  const agent = levelAgent({}, [watched()])
  let asked = 0
  const reasoner: Reasoner = {
    propose: async () => {
      const wish = [asks('readWanted'), asks('setLevel')][asked++] ?? then ?? asks('setLevel')
      const call = { said: { tool: wish.kind, input: {} }, asks: wish }
      return { kind: 'proposes', calls: [call], usage: { input: 1, output: 1 } }
    },
  }
  const own = new Workbench({
    agents: [{ ...agent, reasoner: 'model' }],
    clients: { ledger: books },
    reasoner,
  })
  const state = await own.run('leveller', 'level', { item: 'a' })
  expect(state.settled?.outcome).toBe('shadowed')
  expect(books.written).toEqual([])
  expect(await own.events('run1', 'call.decided')).toHaveLength(1)
  expect(own.open('run1')).toEqual([])
})

const all: ReviewSampling = { seed: 's', share: () => 1, roles: ['auditor'], due: 86_400_000 }

function reviewed(policy = allow('setLevel'), reviews: ReviewSampling = all) {
  const books = levelLedger()
  const own = new Workbench({ agents: [levelAgent({}, [policy])], clients: { ledger: books } })
  Object.assign(own.context, { reviews })
  const asked = (run: string) => [...own.store.requests.values()].filter((one) => one.run === run)
  return { own, books, asked }
}

test.each([['allow'], ['deny'], ['escalate to lead']])(
  'a review of a call that was decided %s shows the call and what it rests on, and not the decision',
  async (then) => {
    const text = `policy: p\nrules:\n  - { rule: base, for: setLevel, then: ${then} }\n`
    const { own, asked } = reviewed({ path: 'p.yaml', text })
    await own.run('leveller', 'level', { item: 'a' })
    const [review, ...others] = asked('run1').filter(({ kind }) => kind === 'review')
    expect(others).toEqual([])
    expect(review).toMatchObject({ title: 'Set a to 7', roles: ['auditor'], requester: 'tester' })
    expect(review?.shown).toMatchObject({
      action: 'setLevel',
      arguments: { id: 'a', level: 7 },
      facts: expect.arrayContaining([{ fact: 'wanted []', value: { level: 7 }, from: 'readWanted' }]) as unknown,
    })
    expect(JSON.stringify(review?.shown)).not.toMatch(/allow|deny|denied|escalate|base|p\.yaml/)
  },
)

test('a call that a person approved is not reviewed: it was no decision of the rules alone', async () => {
  const text = 'policy: p\nrules:\n  - { rule: base, for: setLevel, then: approve by lead }\n'
  const { own, asked } = reviewed({ path: 'p.yaml', text })
  await own.run('leveller', 'level', { item: 'a' })
  await own.decide('run1', 'approved')
  expect(asked('run1').map(({ kind }) => kind)).toEqual(['approve'])
})

/** The runs, of 200, that a draw with this seed falls on at a share of a fifth. */
async function drawn(seed: string) {
  const { own, books, asked } = reviewed(allow('setLevel'), { ...all, seed, share: () => 0.2 })
  const ids = Array.from({ length: 200 }, (_, index) => `run${index}`)
  for (const id of ids) {
    books.set('wanted', id, { level: 7 })
    await own.run('leveller', 'level', { item: id }, id)
  }
  return ids.filter((id) => asked(id).length > 0)
}

test('the draw hangs on the seed and the call: the same runs are drawn again, and about the share of them', async () => {
  const first = await drawn('one')
  expect(await drawn('one')).toEqual(first)
  expect(await drawn('two')).not.toEqual(first)
  expect(first.length).toBeGreaterThan(20)
  expect(first.length).toBeLessThan(65)
})
