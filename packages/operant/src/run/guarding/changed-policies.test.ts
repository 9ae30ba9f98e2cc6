import { expect, test } from 'vitest'
import { levelAgent, levelLedger } from '../../testing/worlds/single-write.ts'
import { Workbench } from '../../testing/workbench.ts'

const rule = (name: string, then: string, because = 'Levels matter.') =>
  `  - rule: ${name}\n    for: setLevel\n    then: ${then}\n    because: ${because}\n`
const agent = (...rules: readonly string[]) =>
  levelAgent({}, [{ path: 'p.yaml', text: `policy: p\nrules:\n${rules.join('')}authority: [operator, lead]\n` }])

function benchWith(...rules: readonly string[]) {
  const books = levelLedger()
  return { books, bench: new Workbench({ agents: [agent(...rules)], clients: { ledger: books } }) }
}

test('#11 policies changed before a decision is committed: it is decided by those that govern', async () => {
  const { bench, books } = benchWith(rule('free', 'allow'))
  // Published elsewhere: this process has not heard of it.
  bench.publish(agent(rule('closed', 'deny', 'Levels are frozen.')))
  const state = await bench.run('leveller', 'level', { item: 'a' })
  expect(books.written).toEqual([])
  const decided = await bench.events('run1', 'call.decided')
  expect(decided.map(({ decision }) => [decision.effect, decision.policyVersion])).toEqual([['deny', 2]])
  expect(state.settled?.outcome).toBe('handed over')
})

test('#11 policies changed after an approval: the call is decided again, and denied where they deny', async () => {
  const { bench, books } = benchWith(rule('a person looks', 'approve by lead'))
  await bench.run('leveller', 'level', { item: 'a' })
  bench.publish(agent(rule('closed', 'deny', 'Levels are frozen.')))
  await bench.decide('run1', 'approved')
  expect(books.written).toEqual([])
  expect((await bench.events('run1', 'call.decided')).map(({ decision }) => decision.effect)).toEqual([
    'approve',
    'deny',
  ])
})

test('#11 an approval given under another version is asked for anew though outcome and reasons are the same', async () => {
  const { bench, books } = benchWith(rule('a person looks', 'approve by lead'))
  await bench.run('leveller', 'level', { item: 'a' })
  const [first] = bench.open('run1')
  expect(first?.shown).toMatchObject({ policyVersion: 1 })
  bench.publish(agent(rule('a person looks', 'approve by lead'), rule('welcome', 'allow')))
  await bench.decide('run1', 'approved', 'lee')
  expect(books.written).toEqual([])
  const [second] = bench.open('run1')
  expect(second?.shown).toMatchObject({ before: { request: first?.id, approved: 'lee' } })
  expect(second?.shown).toMatchObject({
    before: { differences: [{ field: 'policies' }, { field: 'version of the policies', before: 1, now: 2 }, {}] },
  })
  await bench.decide('run1', 'approved', 'lee')
  expect(books.written).toEqual(['level a'])
})

test.each([
  ['other people', rule('a person looks', 'approve by operator')],
  ['more people', rule('a person looks', 'approve by lead x2')],
  ['another reason', rule('a person looks', 'approve by lead', 'The auditor asked for it.')],
  ['one reason more', rule('a person looks', 'approve by lead') + rule('new', 'approve by lead')],
])('#11 an approval given under another version is asked for anew where the new one names %s', async (_, changed) => {
  const { bench, books } = benchWith(rule('a person looks', 'approve by lead'))
  await bench.run('leveller', 'level', { item: 'a' })
  bench.publish(agent(changed))
  await bench.decide('run1', 'approved')
  expect(books.written).toEqual([])
  expect(bench.open('run1').map(({ kind, shown }) => ({ kind, shown }))).toEqual([
    { kind: 'approve', shown: expect.objectContaining({ policyVersion: 2 }) as unknown },
  ])
  await bench.pass('1h')
  expect(books.written).toEqual([])
  await bench.decide('run1', 'approved')
  expect(books.written).toEqual(['level a'])
})
