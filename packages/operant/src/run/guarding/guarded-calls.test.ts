import { expect, test } from 'vitest'
import { z } from 'zod'
import { condition, defineAgent, fact, goal, hashOf, Money, query } from '../../index.ts'
import { claimsAgent } from '../../testing/worlds/claims-desk.ts'
import { ledger } from '../../testing/worlds/ledger.ts'
import {
  isSet,
  item,
  levelAgent,
  levelGoal,
  levelLedger,
  readWanted,
  setLevel,
} from '../../testing/worlds/single-write.ts'
import { Workbench } from '../../testing/workbench.ts'
import { advance } from '../advance.ts'

function policy(text: string) {
  return { path: 'p.yaml', text: `policy: p\n${text}` }
}
const ask = (who: string) =>
  `rules:\n  - rule: a person looks\n    for: setLevel\n    when: "true"\n    then: approve by ${who}\n    because: Levels matter.\n`

test('an approval is used once; a retry after a call without effect is the same intent and asks nobody again', async () => {
  const books = levelLedger()
  let first = true
  books.onWrite = () => {
    if (!first) return undefined
    first = false
    return 'nothing happens'
  }
  const bench = new Workbench({ agents: [levelAgent({}, [policy(ask('lead'))])], clients: { ledger: books } })
  await bench.run('leveller', 'level', { item: 'a' })
  await bench.decide('run1', 'approved')
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  expect(books.written).toEqual(['level a'])
  const requests = [...bench.store.requests.values()]
  expect(requests.map((one) => one.state)).toEqual(['consumed'])
  const intents = await bench.events('run1', 'effect.intended')
  expect(intents.map((event) => event.approval)).toEqual([requests[0]?.id, requests[0]?.id])
})

test('#33 an approval that was used for an effect is not used for another one', async () => {
  const books = levelLedger()
  books.onWrite = () => {
    books.set('wanted', 'a', { level: 9 })
    return undefined
  }
  const bench = new Workbench({
    agents: [levelAgent({ amend: true }, [policy(ask('lead'))])],
    clients: { ledger: books },
  })
  await bench.run('leveller', 'level', { item: 'a' })
  await bench.decide('run1', 'approved')
  expect(books.written).toEqual(['level a'])
  expect(bench.open('run1', 'approve').map((one) => one.title)).toEqual(['Set a to 9'])
})

test('#38 an approval that comes too late is void, and is asked for again', async () => {
  const books = levelLedger()
  const bench = new Workbench({ agents: [levelAgent({}, [policy(ask('lead'))])], clients: { ledger: books } })
  await bench.run('leveller', 'level', { item: 'a' })
  const [request] = bench.open('run1')
  // Said in time, but the run is only woken after the approval has expired.
  const row = bench.store.requests.get(request?.id ?? '')
  if (row) row.state = 'approved'
  bench.elapse('3d')
  bench.store.deliver('run1', {
    kind: 'request',
    request: request?.id ?? '',
    answer: { kind: 'approved', by: 'lead', reason: '' },
  })
  await bench.work()
  expect(books.written).toEqual([])
  expect(bench.open('run1', 'approve')).toHaveLength(1)
})

const spending = {
  spend: { budget: 'levels', amount: (i: { readonly level: number }) => Money.parse(`${i.level}.00 GBP`) },
}
const budget = (over: string) =>
  policy(
    `${ask('lead').replace('approve by lead', 'allow')}budgets:\n  - budget: levels\n    per: day\n    limit: 10.00 GBP\n    over: ${over}\n`,
  )

test('over the budget: denied where the policy says so, and nothing stays reserved', async () => {
  const books = levelLedger()
  books.set('wanted', 'b', { level: 7 })
  const bench = new Workbench({ agents: [levelAgent(spending, [budget('deny')])], clients: { ledger: books } })
  expect((await bench.run('leveller', 'level', { item: 'a' })).settled?.outcome).toBe('met')
  const second = await bench.run('leveller', 'level', { item: 'b' })
  expect(second.settled?.outcome).toBe('handed over')
  expect(second.settled?.why).toContain('7.00 GBP would pass the limit of 10.00 GBP of budget levels')
  expect(books.written).toEqual(['level a'])
  expect(bench.store.spent()).toBe(700n)
})

test('#14 a sum in small parts, by as many runs, is held to the same limit', async () => {
  const books = levelLedger()
  const names = ['b', 'c', 'd']
  for (const name of ['a', ...names]) books.set('wanted', name, { level: 4 })
  const bench = new Workbench({ agents: [levelAgent(spending, [budget('deny')])], clients: { ledger: books } })
  for (const name of ['a', ...names]) await bench.run('leveller', 'level', { item: name })
  expect(books.written).toEqual(['level a', 'level b'])
  expect(bench.store.spent()).toBe(800n)
})

test('over the budget: approved by the person the policy names, and counted all the same', async () => {
  const books = levelLedger()
  books.set('wanted', 'b', { level: 7 })
  const bench = new Workbench({
    agents: [levelAgent(spending, [budget('approve by finance')])],
    clients: { ledger: books },
  })
  await bench.run('leveller', 'level', { item: 'a' })
  await bench.run('leveller', 'level', { item: 'b' }, 'run2')
  expect(bench.open('run2').map((one) => one.roles)).toEqual([['finance']])
  await bench.decide('run2', 'approved')
  expect((await bench.state('run2')).settled?.outcome).toBe('met')
  expect(bench.store.spent()).toBe(1_400n)
})

test('a call without effect gives back what was reserved for it', async () => {
  const books = levelLedger()
  books.onWrite = () => 'nothing happens'
  const bench = new Workbench({ agents: [levelAgent(spending, [budget('deny')])], clients: { ledger: books } })
  const state = await bench.run('leveller', 'level', { item: 'a' })
  expect(state.settled?.outcome).toBe('handed over')
  expect(bench.store.spent()).toBe(0n)
})

test('an intent that another run holds is waited for, and found done', async () => {
  const books = levelLedger()
  const agent = levelAgent()
  const bench = new Workbench({ agents: [agent], clients: { ledger: books } })
  await bench.start('leveller', 'level', { item: 'a' }, 'one')
  await bench.start('leveller', 'level', { item: 'a' }, 'two')
  await Promise.all([advance(bench.context, 'one'), advance(bench.context, 'two')])
  await bench.work('10m')
  expect((await bench.state('one')).settled?.outcome).toBe('met')
  expect((await bench.state('two')).settled?.outcome).toBe('met')
  expect(books.written).toEqual(['level a'])
})

test('an intent that another run holds for good ends in a hand-over that names the run', async () => {
  const books = levelLedger()
  const bench = new Workbench({ agents: [levelAgent()], clients: { ledger: books } })
  bench.store.effects.set(identityOf(['level', 'a']), {
    identity: identityOf(['level', 'a']),
    run: 'run0',
    effect: 'e0',
    argumentsHash: '',
    state: 'unknown',
  })
  await bench.run('leveller', 'level', { item: 'a' })
  await bench.work('10m')
  const state = await bench.state('run1')
  expect(books.written).toEqual([])
  expect(state.settled?.why).toContain('run run0 holds the same intent (unknown)')
})

test('what the rules look at is read before the call is decided, and read again when it is old', async () => {
  const books = levelLedger()
  const risk = fact('risk', z.object({ score: z.number() }), { freshFor: '1m' })
  const readRisk = query({
    name: 'readRisk',
    needs: { id: item },
    gives: risk,
    uses: { ledger },
    read: (i, u) => u.ledger.read('risk', i.id, z.object({ score: z.number() })) ?? { score: 0 },
  })
  const risky = policy(
    'tables:\n  - table: risk\n    for: setLevel\n    inputs: { Score: risk.score }\n    hit: first\n    rows:\n      - [low, "< 0.5", approve by lead]\n      - [high, "-", deny]\n',
  )
  const agent = defineAgent({
    name: 'leveller',
    goals: [levelGoal],
    can: [readWanted, readRisk, setLevel()],
    policies: [risky],
  })
  const bench = new Workbench({ agents: [agent], clients: { ledger: books } })
  await bench.run('leveller', 'level', { item: 'a' })
  expect(bench.open('run1')).toHaveLength(1)
  books.set('risk', 'a', { score: 0.9 })
  await bench.pass('1h')
  await bench.decide('run1', 'approved')
  const state = await bench.state('run1')
  expect(books.written).toEqual([])
  expect(state.settled?.outcome).toBe('handed over')
})

test('a rule about a fact that nothing can give denies, and says which fact', async () => {
  const books = levelLedger()
  const risk = fact('risk', z.object({ score: z.number() }))
  const known = condition({ name: 'known', needs: { id: item, score: risk.$.score }, holds: () => true })
  const readRisk = query({
    name: 'readRisk',
    needs: { id: item },
    gives: risk,
    read: (_i, _u, say) => say.missing('no score is kept'),
  })
  const both = goal({ name: 'both', ask: 'Level {item}', input: { item }, doneWhen: [isSet, known] })
  const risky = policy(
    'rules:\n  - rule: low risk\n    for: setLevel\n    when: risk.score < 0.5\n    then: allow\n    because: Low risk.\n',
  )
  const agent = defineAgent({
    name: 'leveller',
    goals: [both],
    can: [readWanted, readRisk, setLevel()],
    policies: [risky],
  })
  const bench = new Workbench({ agents: [agent], clients: { ledger: books } })
  const state = await bench.run('leveller', 'both', { item: 'a' })
  expect(books.written).toEqual([])
  expect(state.settled?.why).toContain('risk: readRisk is no way (no score is kept)')
})

function identityOf(parts: readonly string[]): string {
  return hashOf([...parts])
}

test('a rule about a member of a list, for an action that is not about one, is refused when it is loaded', () => {
  const text =
    'rules:\n  - rule: each order\n    for: send\n    when: orderRecord.due\n    then: allow\n    because: Due.\n'
  const agent = { ...claimsAgent, policies: [policy(text)] }
  expect(() => new Workbench({ agents: [agent], clients: {} })).toThrow(
    '"orderRecord" is about each order, and send is not',
  )
})
