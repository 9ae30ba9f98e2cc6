import fc from 'fast-check'
import { expect, test } from 'vitest'
import { limitsOf } from '../agent/goal.ts'
import { Money } from '../facts/money.ts'
import type { RunLimits } from '../journal/run-opened.ts'
import { looserThan, tightened } from './goal-of.ts'
import { composeGoal, type GoalParts } from './loading/compose-goal.ts'
import { Workbench } from '../testing/workbench.ts'
import { allow } from '../testing/worlds/ledger.ts'
import { levelAgent, levelLedger } from '../testing/worlds/single-write.ts'
import { stockAgent, stockLedger } from '../testing/worlds/stock-desk.ts'

const limits = limitsOf('here', 'goal', { steps: 50, time: '2h', effects: 5, money: [Money.parse('100.00 GBP')] })

test('a run may have tighter limits than its goal, never looser ones', () => {
  const own: RunLimits = { steps: 10, time: 60_000, effects: 9, money: ['500.00 GBP'], actions: { refund: 2 } }
  expect(tightened(limits, own)).toMatchObject({ steps: 10, time: 60_000, effects: 5, actions: { refund: 2 } })
  expect(tightened(limits, own).money.map(String)).toEqual(['100.00 GBP'])
  expect(looserThan(limits, own)).toEqual(['9 changes; the goal allows 5', '500.00 GBP; the goal allows 100.00 GBP'])
  expect(tightened(limits, { money: ['30.00 GBP', '5.00 EUR'] }).money.map(String)).toEqual(['30.00 GBP', '5.00 EUR'])
})

test('tightening twice is never looser than once, and the order does not matter', () => {
  const number = fc.integer({ min: 0, max: 300 })
  const own = fc.record({
    steps: number,
    time: number,
    effects: number,
    tokens: number,
    actions: fc.record({ refund: number }),
  })
  fc.assert(
    fc.property(own, own, (one, other) => {
      const both = tightened(tightened(limits, one), other)
      const again = tightened(tightened(limits, other), one)
      expect(both).toEqual(again)
      for (const name of ['steps', 'time', 'effects', 'tokens'] as const) {
        expect(both[name]).toBeLessThanOrEqual(limits[name])
        expect(both[name]).toBeLessThanOrEqual(one[name])
      }
      expect(both.actions['refund']).toBe(Math.min(one.actions.refund, other.actions.refund))
    }),
  )
})

const parts: GoalParts = {
  name: 'composed',
  wordings: ['Have it set'],
  inputs: ['item'],
  doneWhen: ['isSet'],
  never: [],
  answers: [],
  unmet: 'undo',
  composed: { by: 'olga' },
  definedAt: 'composed by olga',
}

function composed(more: Partial<GoalParts> = {}) {
  const result = composeGoal(levelAgent(), { ...parts, ...more })
  if ('problems' in result) throw new Error(result.problems.map(({ field, says }) => `${field}: ${says}`).join('\n'))
  return result.goal
}

test('a composed goal is pursued from the journal alone, by an agent that never heard of it', async () => {
  const books = levelLedger()
  const bench = new Workbench({ agents: [levelAgent()], clients: { ledger: books } })
  const { settled, opened } = await bench.run('leveller', composed(), { item: 'a' })
  expect([settled?.outcome, books.written]).toEqual(['met', ['level a']])
  expect(opened).toMatchObject({
    goal: 'composed',
    composed: { by: 'olga', doneWhen: ['isSet'], never: [], answers: [], unmet: 'undo' },
    limits: { steps: 200, effects: 25 },
  })
})

test('a composed goal stands under the same policies, and under its own limits', async () => {
  const denied = levelLedger()
  const closed = new Workbench({ agents: [levelAgent({}, [allow('nothing')].slice(1))], clients: { ledger: denied } })
  expect((await closed.run('leveller', composed(), { item: 'a' })).settled?.outcome).toBe('handed over')
  const books = levelLedger()
  const bench = new Workbench({ agents: [levelAgent()], clients: { ledger: books } })
  const tight = composed({ limits: { actions: { setLevel: 0 } } })
  const { settled } = await bench.run('leveller', tight, { item: 'a' })
  expect(settled).toMatchObject({ outcome: 'failed', why: 'the limit of 0 uses of setLevel is reached' })
  expect([...denied.written, ...books.written]).toEqual([])
})

test('a question can be composed of facts', async () => {
  const bench = new Workbench({ agents: [stockAgent()], clients: { ledger: stockLedger() } })
  const result = composeGoal(stockAgent(), { ...parts, doneWhen: [], answers: ['missing'] })
  if (!('goal' in result)) throw new Error(JSON.stringify(result))
  const { settled } = await bench.run('stock', result.goal, { item: 'a' })
  expect(settled).toMatchObject({ outcome: 'met', answers: [{ fact: 'missing', value: 3 }] })
})

test.each([
  [{ doneWhen: ['isSett'] }, 'doneWhen: agent "leveller" has no check "isSett". Did you mean "isSet"?'],
  [
    { doneWhen: ['setLevel'] },
    'doneWhen: "setLevel" is no check of agent "leveller" but an action; operant checks lists them',
  ],
  [{ doneWhen: [] }, 'doneWhen: nothing would close it; name at least one check'],
  [{ never: ['isSet'] }, 'never: "isSet" is to become true as well; take one of them out'],
  [{ inputs: [] }, 'doneWhen: isSet needs item; give it as in isSet(item=…)'],
  [
    { inputs: ['item', 'wanted'] },
    'inputs: "wanted" is what readWanted says, and nobody may say it instead; leave it out',
  ],
  [{ inputs: ['item', 'colour'] }, 'inputs: no goal of agent "leveller" is given a "colour". Use one of: item'],
  [{ answers: ['wnted'] }, 'answers: agent "leveller" knows no fact "wnted". Did you mean "wanted"?'],
])('%j is refused', (more, says) => {
  expect(() => composed(more)).toThrow(says)
})
