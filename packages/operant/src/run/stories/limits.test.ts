import { expect, test } from 'vitest'
import { z } from 'zod'
import { action, condition, defineAgent, entity, fact, goal, Money, query, recordId } from '../../index.ts'
import { allow, Ledger, ledger } from '../../testing/worlds/ledger.ts'
import { isSet, item, levelLedger, readWanted, setLevel } from '../../testing/worlds/single-write.ts'
import { Workbench } from '../../testing/workbench.ts'

const parts = fact('parts', z.array(recordId()))
const part = entity('part', parts)
const readParts = query({ name: 'readParts', needs: { id: item }, gives: parts, read: () => ['p1', 'p2', 'p3', 'p4'] })
const done = condition({
  name: 'done',
  needs: { part },
  uses: { ledger },
  holds: (i, u) => u.ledger.has('part', i.part),
})
const spoilt = condition({
  name: 'spoilt',
  title: 'a spoilt part',
  needs: { part },
  uses: { ledger },
  holds: (i, u) => u.ledger.has('spoilt', i.part),
})
const make = action({
  name: 'make',
  title: (i) => `Make ${i.part}`,
  needs: { part },
  uses: { ledger },
  makes: done,
  identity: (i) => ['part', i.part],
  spend: { budget: 'parts', amount: () => Money.parse('10.00 GBP') },
  perform: (i, u, key) => u.ledger.write('part', i.part, {}, key),
  confirm: (i, u) => u.ledger.read('part', i.part, z.object({})),
  expect: () => ({}),
  undo: { perform: (i, u) => u.ledger.erase('part', i.part) },
  risk: 'reversible',
})
const byLead = {
  path: 'p.yaml',
  text: 'policy: p\nrules:\n  - rule: a person looks\n    for: setLevel\n    when: "true"\n    then: approve by lead\n    because: Levels matter.\n',
}
const budget = {
  path: 'b.yaml',
  text: 'policy: b\nbudgets:\n  - budget: parts\n    per: day\n    limit: 1000.00 GBP\n',
}

type Limits = NonNullable<Parameters<typeof goal>[0]['limits']>

function bench(limits: Limits, options: { readonly never?: boolean; readonly unmet?: 'undo' | 'keep' } = {}) {
  const never: readonly (typeof spoilt)[] = options.never ? [spoilt] : []
  const makeAll = goal({
    name: 'makeAll',
    ask: 'Make {item}',
    input: { item },
    doneWhen: [done],
    never,
    limits,
    unmet: options.unmet ?? 'keep',
  })
  const policies = [allow('make', 'make.undo'), budget]
  const agent = defineAgent({ name: 'maker', goals: [makeAll], can: [readParts, make], policies })
  const books = new Ledger()
  return { books, bench: new Workbench({ agents: [agent], clients: { ledger: books } }) }
}

test('no more effects than the goal allows', async () => {
  const { books, bench: workbench } = bench({ effects: 2 })
  const state = await workbench.run('maker', 'makeAll', { item: 'x' })
  expect(books.written).toEqual(['part p1', 'part p2'])
  expect(state.settled).toMatchObject({ outcome: 'failed', why: 'the limit of 2 effects is reached' })
  const [settled] = await workbench.events('run1', 'run.settled')
  expect(settled?.effects).toHaveLength(2)
})

test('no more steps than the goal allows', async () => {
  const { bench: workbench } = bench({ steps: 7 })
  const state = await workbench.run('maker', 'makeAll', { item: 'x' })
  expect(state.settled).toMatchObject({ outcome: 'failed', why: 'the limit of 7 steps is reached' })
  expect(state.steps).toBeLessThanOrEqual(12)
})

test('no more money than the goal allows, in the currency it is moved in', async () => {
  const { books, bench: workbench } = bench({ money: [Money.parse('25.00 GBP')] })
  const state = await workbench.run('maker', 'makeAll', { item: 'x' })
  expect(books.written).toEqual(['part p1', 'part p2'])
  expect(state.settled).toMatchObject({ outcome: 'partly' })
  expect(state.settled?.why).toContain('it would take the run past its limit of 25.00 GBP')
})

test('a deadline passes while a person is waited for: the run wakes for it and ends', async () => {
  const soon = goal({ name: 'soon', ask: 'Level {item}', input: { item }, doneWhen: [isSet], limits: { time: '2h' } })
  const agent = defineAgent({ name: 'leveller', goals: [soon], can: [readWanted, setLevel()], policies: [byLead] })
  const workbench = new Workbench({ agents: [agent], clients: { ledger: levelLedger() } })
  await workbench.run('leveller', 'soon', { item: 'a' })
  await workbench.pass('3h')
  expect((await workbench.state('run1')).settled).toMatchObject({
    outcome: 'failed',
    why: 'the time limit of 120 minutes is reached',
  })
  expect(workbench.open('run1', 'approve')).toEqual([])
})

test('what must never be is looked at after every write, and the run stops there', async () => {
  const { books, bench: workbench } = bench({}, { never: true })
  books.onWrite = (what, id) => void (what === 'part' && id === 'p2' && books.set('spoilt', 'p2', {}))
  const state = await workbench.run('maker', 'makeAll', { item: 'x' })
  expect(books.written).toEqual(['part p1', 'part p2'])
  expect(state.settled?.outcome).toBe('partly')
  expect(state.settled?.why).toBe('a spoilt part must never hold, but it does')
})

test('with nothing spoilt the same goal is met', async () => {
  const { books, bench: workbench } = bench({}, { never: true })
  const state = await workbench.run('maker', 'makeAll', { item: 'x' })
  expect(state.settled?.outcome).toBe('met')
  expect(books.written).toHaveLength(4)
})

/** Every time the ledger was touched. */
const touches = (books: Ledger): number => books.asked.length + books.written.length

test('no more calls of a system than the goal allows, at whatever number: parallel looks, writes and tries count', async () => {
  const outcomes: string[] = []
  let written = 0
  for (let most = 0; outcomes.at(-1) !== 'met'; most += 1) {
    const { books, bench: workbench } = bench({ calls: { ledger: most } })
    // The first try at each part comes to nothing.
    const tried = new Set<string>()
    books.onWrite = (what, id) => {
      if (what !== 'part' || tried.has(id)) return undefined
      tried.add(id)
      return 'nothing happens'
    }
    const state = await workbench.run('maker', 'makeAll', { item: 'x' })
    outcomes.push(state.settled?.outcome ?? 'open')
    // A run looks at its four checks once more when it ends: that is not refused.
    expect([most, touches(books) + tried.size <= most + 4]).toEqual([most, true])
    expect([most, books.written.length >= written]).toEqual([most, true])
    const over = state.settled?.why === `the limit of ${most} calls of ledger is reached`
    expect([most, over]).toEqual([most, state.settled?.outcome !== 'met'])
    written = books.written.length
  }
  expect(new Set(outcomes.slice(0, -1))).toEqual(new Set(['failed']))
  expect(written).toBe(4)
  // Four looks; for each part two tries of a look, a call and a reading-back; a look at what each made.
  expect(outcomes.length - 1).toBe(4 + 4 * 2 * 3 + 4)
})

test('a limit on the calls of each system counts each alone', async () => {
  const { bench: workbench } = bench({ calls: 5 })
  const state = await workbench.run('maker', 'makeAll', { item: 'x' })
  expect(state.settled).toMatchObject({ outcome: 'failed', why: 'the limit of 5 calls of ledger is reached' })
})

test('no more writes at once than the goal allows: the next waits until it is known what became of those', async () => {
  for (const atOnce of [1, 3]) {
    const { books, bench: workbench } = bench({ atOnce })
    let blind = true
    books.onRead = (what, id) => {
      if (blind && what === 'part' && books.ids('part').includes(id)) throw new Error('no line')
    }
    await workbench.start('maker', 'makeAll', { item: 'x' }, 'run1')
    await workbench.work('1s')
    expect([atOnce, books.written.length]).toEqual([atOnce, atOnce])
    blind = false
    await workbench.pass('1h')
    expect([(await workbench.state('run1')).settled?.outcome, books.written.length]).toEqual(['met', 4])
  }
})

test('no more entities are written about than the goal allows', async () => {
  const { books, bench: workbench } = bench({ entities: 2 })
  const state = await workbench.run('maker', 'makeAll', { item: 'x' })
  expect(books.written).toEqual(['part p1', 'part p2'])
  expect(state.settled).toMatchObject({
    outcome: 'failed',
    why: 'the limit of 2 entities that are written about is reached',
  })
})

test.each([
  ['effects', { effects: 4 }, { effects: 3 }],
  ['money', { money: [Money.parse('40.00 GBP')] }, { money: [Money.parse('39.99 GBP')] }],
  ['entities', { entities: 4 }, { entities: 3 }],
] as const)(
  '%s: what is just within a limit is done, and what is just beyond is not begun',
  async (_, within, beyond) => {
    const enough = bench(within)
    expect((await enough.bench.run('maker', 'makeAll', { item: 'x' })).settled?.outcome).toBe('met')
    const short = bench(beyond)
    expect((await short.bench.run('maker', 'makeAll', { item: 'x' })).settled?.outcome).not.toBe('met')
    expect(short.books.written).toEqual(['part p1', 'part p2', 'part p3'])
  },
)

test.each([
  [{ calls: { ledgre: 3 } }, /"limits.calls" to name systems.*ledgre/],
  [{ calls: -1 }, /"limits.calls" to be a whole number/],
  [{ calls: { ledger: 1.5 } }, /"limits.calls.ledger" to be a whole number/],
  [{ atOnce: 0 }, /"limits.atOnce" to be a whole number from 1/],
  [{ entities: -1 }, /"limits.entities" to be a whole number/],
])('%j is refused where it is defined', (limits, says) => {
  expect(() => bench(limits)).toThrow(says)
})
