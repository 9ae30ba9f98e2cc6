import { expect, test } from 'vitest'
import { claimsAgent, claimsLedger } from '../../testing/worlds/claims-desk.ts'
import { condition, defineAgent, delegation, fact, goal, query, type Agent } from '../../index.ts'
import { Ledger, ledger } from '../../testing/worlds/ledger.ts'
import { Mortal } from '../../testing/worlds/mortal.ts'
import { outliving } from '../../testing/worlds/outliving.ts'
import { stockAgent, stockLedger } from '../../testing/worlds/stock-desk.ts'
import { item, levelAgent, levelGoal, levelLedger } from '../../testing/worlds/single-write.ts'
import { aLittle, untilNeeded } from '../../testing/worlds/lingering.ts'
import type { GoalSpec } from '../../agent/goal.ts'
import { composeGoal } from '../loading/compose-goal.ts'
import { notAtAll, Workbench } from '../../testing/workbench.ts'
import type { Linger } from '../context.ts'
import { z } from 'zod'

interface World {
  readonly agents: readonly Agent[]
  readonly agent: string
  readonly goal: string | GoalSpec
  readonly input: Readonly<Record<string, unknown>>
  readonly books: () => Ledger
  /** What must be the same however the run was killed. Default: every write, in whatever order. */
  readonly same?: (written: readonly string[]) => unknown
  /** Approves whatever is asked. */
  readonly approves?: boolean
}

/** Runs a world in a process that dies at its n-th touch, and in others after it until everything is at rest. */
async function runDyingAt(world: World, linger: Linger, diesAt: number) {
  const books = world.books()
  const process = new Mortal(diesAt)
  const bench = new Workbench({
    agents: world.agents,
    clients: { ledger: books },
    through: (store) => process.through(store),
    grace: 1_000,
    linger,
  })
  process.haunt(books)
  const alive = outliving(process, bench, '1h')
  await alive(() => bench.start(world.agent, world.goal, world.input, 'run1'))
  if (!bench.store.journals.has('run1')) await bench.start(world.agent, world.goal, world.input, 'run1')
  await alive(() => bench.work('1h'))
  if (world.approves)
    while (bench.open('run1', 'approve').length > 0) await alive(() => bench.decide('run1', 'approved'))
  await alive(() => bench.work('1h'))
  const state = await bench.state('run1')
  const requests = [...bench.store.requests.values()]
  return { touches: process.touches, books, state, approvals: requests.filter((one) => one.kind === 'approve') }
}

/** However long a commit that nothing waits for waits for company. */
async function dieEverywhere(world: World) {
  const same = world.same ?? ((written: readonly string[]) => written.toSorted())
  const calm = await runDyingAt(world, notAtAll, 0)
  expect(calm.state.settled?.outcome).toBe('met')
  for (const [name, linger] of Object.entries({ notAtAll, aLittle, untilNeeded })) {
    const { touches } = await runDyingAt(world, linger, 0)
    for (let diesAt = 1; diesAt <= touches; diesAt += 1) {
      const run = await runDyingAt(world, linger, diesAt)
      const where = `${name}: killed at touch ${diesAt} of ${touches}`
      expect([where, run.state.settled?.outcome]).toEqual([where, 'met'])
      expect([where, same(run.books.written)]).toEqual([where, same(calm.books.written)])
      expect([where, run.approvals.map((one) => one.state)]).toEqual([where, calm.approvals.map((one) => one.state)])
    }
  }
  return calm
}

test('#16 killed anywhere, a run with two remedies and a letter ends the same, and each effect is there once', async () => {
  const calm = await dieEverywhere({
    agents: [claimsAgent],
    agent: 'claims',
    goal: 'settle',
    input: { claimId: 'C1' },
    books: () => claimsLedger({ O1: { due: true }, O2: { due: true } }, 1),
    // Which of the two gets the last lamp may change; each gets one remedy, and the letter says which.
    same: (written) => [
      written.map((one) => one.replace(/ .*/, '')).toSorted(),
      written
        .filter((one) => /O\d/.test(one))
        .map((one) => one.replace(/.* /, ''))
        .toSorted(),
    ],
  })
  expect(calm.books.written).toEqual(['replacement O1', 'refund O2', 'letter C1'])
})

test('killed anywhere, a question is answered once, and nothing is written', async () => {
  const calm = await dieEverywhere({
    agents: [stockAgent()],
    agent: 'stock',
    goal: 'howMany',
    input: { item: 'a' },
    books: stockLedger,
  })
  expect(calm.state.settled?.answers?.map((one) => one.value)).toEqual([3, 4])
  expect(calm.books.written).toEqual([])
})

test('killed anywhere, a goal that was composed of checks is pursued from the journal', async () => {
  const composed = composeGoal(levelAgent(), {
    name: 'composed',
    wordings: ['Have it set'],
    inputs: ['item'],
    doneWhen: ['isSet'],
    never: [],
    answers: [],
    unmet: 'undo',
    composed: { by: 'olga' },
    definedAt: 'here',
  })
  if (!('goal' in composed)) throw new Error('it cannot be composed')
  const { goal: isSetFirst } = composed
  const world = { agents: [levelAgent()], agent: 'leveller', input: { item: 'a' }, books: levelLedger }
  const calm = await dieEverywhere({ ...world, goal: isSetFirst })
  expect(calm.books.written).toEqual(['level a'])
})

const byLead = {
  path: 'p.yaml',
  text: 'policy: p\nrules:\n  - rule: a person looks\n    for: setLevel\n    when: "true"\n    then: approve by lead\n    because: Levels matter.\n',
}

test('killed anywhere, a run that needs an approval asks once and uses it once', async () => {
  const calm = await dieEverywhere({
    agents: [levelAgent({}, [byLead])],
    agent: 'leveller',
    goal: 'level',
    input: { item: 'a' },
    books: levelLedger,
    approves: true,
  })
  expect(calm.approvals.map((one) => one.state)).toEqual(['consumed'])
})

test('killed anywhere, a run with children opens each once', async () => {
  const list = fact('list', z.array(z.string()))
  const readList = query({ name: 'readList', gives: list, read: () => ['a', 'b', 'c'] })
  const allSet = condition({
    name: 'allSet',
    needs: { list },
    uses: { ledger },
    holds: (i, u) => i.list.every((id) => u.ledger.has('level', id)),
  })
  const eachItem = delegation({
    name: 'eachItem',
    needs: { list },
    each: (i) => i.list,
    to: levelGoal,
    with: (id) => ({ item: id }),
    atOnce: 2,
    makes: allSet,
  })
  const every = goal({ name: 'every', ask: 'Level everything for {item}', input: { item }, doneWhen: [allSet] })
  const parent = defineAgent({ name: 'parent', goals: [every], can: [readList, eachItem] })
  const calm = await dieEverywhere({
    agents: [levelAgent(), parent],
    agent: 'parent',
    goal: 'every',
    input: { item: 'all' },
    books: () => {
      const books = new Ledger()
      for (const id of ['a', 'b', 'c']) books.set('wanted', id, { level: 1 })
      return books
    },
  })
  expect([...calm.state.children.values()].map((one) => one.outcome)).toEqual(['met', 'met', 'met'])
}, 180_000)
