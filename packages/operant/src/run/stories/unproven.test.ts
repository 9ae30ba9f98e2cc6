import { expect, test } from 'vitest'
import type { Agent, PolicySource } from '../../index.ts'
import { encodeFact } from '../../facts/fact.ts'
import type { Ledger } from '../../testing/worlds/ledger.ts'
import { startDyingAt } from '../../testing/worlds/outliving.ts'
import { isSet, levelLedger } from '../../testing/worlds/single-write.ts'
import { isAnswered, isDoubled, isFiled, sender, sendLevel } from '../../testing/worlds/unproven-write.ts'
import { Workbench } from '../../testing/workbench.ts'

function benchOf(agent: Agent, books: Ledger = levelLedger(), grace = 0) {
  return { books, bench: new Workbench({ agents: [agent], clients: { ledger: books }, grace }) }
}

/** Starts the goal and approves what is asked, as often as `approvals` says. */
async function sent(agent: Agent, approvals = 1, books = levelLedger()) {
  const { bench } = benchOf(agent, books)
  await bench.run('sender', 'send', { item: 'a' })
  for (let given = 0; given < approvals; given += 1) await bench.decide('run1', 'approved', 'olga')
  const state = await bench.state('run1')
  const settled = (await bench.events('run1', 'run.settled'))[0]
  return { bench, books, state, effects: [...state.effects.values()], settled }
}

const isSetLater = (books: Ledger) => {
  // The ledger says yes, and shows nothing.
  books.onWrite = () => 'nothing happens'
}

test('a person is asked, though a policy allows it, and is told what is missing', async () => {
  const { bench, books } = benchOf(sender(isSet))
  await bench.run('sender', 'send', { item: 'a' })
  const [request] = bench.open('run1', 'approve')
  expect(books.written).toEqual([])
  expect(request?.roles).toEqual(['operator'])
  expect(JSON.stringify(request?.shown)).toContain(
    'sendLevel is unproven (missing: identity, confirm with expect, undo, risk), which asks for approval by operator.',
  )
})

test('whoever approves it anyway approves it once, for both reasons', async () => {
  const byLead: PolicySource = {
    path: 'p.yaml',
    text: 'policy: p\nrules:\n  - rule: a lead looks\n    for: sendLevel\n    when: "true"\n    then: approve by lead x2\n    because: Levels matter.\n',
  }
  const { bench } = benchOf(sender(isSet, sendLevel(), [byLead]))
  await bench.run('sender', 'send', { item: 'a' })
  expect(bench.open('run1', 'approve').map(({ roles, count }) => [roles, count])).toEqual([[['lead'], 2]])
})

test('where nothing allows it, it is denied and nobody is asked', async () => {
  const { bench, books } = benchOf(sender(isSet, sendLevel(), []))
  const state = await bench.run('sender', 'send', { item: 'a' })
  expect([books.written, bench.open('run1', 'approve')]).toEqual([[], []])
  expect(state.settled?.outcome).toBe('handed over')
})

test('approved, it is claimed; the check that reads the system is what closes the goal', async () => {
  const { books, state, effects, settled } = await sent(sender(isSet))
  expect(books.written).toEqual(['level a'])
  expect(effects.map(({ result, adopted }) => [result, adopted])).toEqual([['claimed', false]])
  expect(state.facts.get('receipt []')).toMatchObject({ value: { number: 17 }, how: 'claimed', label: 'record' })
  expect(settled).toMatchObject({ outcome: 'met', effects: [{ result: 'claimed' }] })
  expect(settled?.why).toBe('every check holds; claimed only, and not read back: Send 7 for a')
})

for (const [name, check] of Object.entries({ 'the answer itself': isAnswered, 'what is worked out of it': isDoubled }))
  test(`a check that rests on ${name} closes no goal: a person takes over`, async () => {
    const { bench, settled } = await sent(sender(check))
    expect(settled).toMatchObject({
      outcome: 'handed over',
      why: 'nothing but the answer of sendLevel shows it',
      checks: [{ result: 'cannot tell' }],
      effects: [{ result: 'claimed' }],
    })
    expect(settled?.checks[0]?.reason).toContain('only because sendLevel answered so')
    expect(bench.open('run1', 'take over')).toHaveLength(1)
  })

test('a check on what was read by the answer closes it, for the system said so itself', async () => {
  const { settled, effects } = await sent(sender(isFiled))
  expect([settled?.outcome, effects[0]?.result]).toEqual(['met', 'claimed'])
})

test('a yes without effect is not repeated: the check does not hold, and a person takes over', async () => {
  const books = levelLedger()
  isSetLater(books)
  const { bench, state, effects, settled } = await sent(sender(isSet), 1, books)
  expect([effects.length, effects[0]?.result, settled?.outcome]).toEqual([1, 'claimed', 'handed over'])
  expect(state.settled?.why).toContain('the system said yes, nothing reads it back, and it was not enough')
  await bench.pass('3d')
  expect((await bench.state('run1')).effects.size).toBe(1)
})

test('an answer that is not as declared is no fact, and still a claim', async () => {
  const action = sendLevel({ perform: () => ({ number: 'seventeen' }) })
  const { state, effects } = await sent(sender(isSet, action))
  expect(state.facts.get('receipt []')).toBeUndefined()
  expect(effects[0]).toMatchObject({ result: 'claimed', found: null })
  expect(effects[0]?.reason).toContain('its answer is not as declared')
})

test('a fault after the call has begun: not known, never repeated, a person finds out', async () => {
  const books = levelLedger()
  books.onWrite = () => 'fails afterwards'
  const { bench, effects, settled } = await sent(sender(isFiled), 1, books)
  expect(effects.map(({ result, reason }) => [result, reason])).toEqual([
    ['unknown', 'level a: the line went dead; nothing reads it back'],
  ])
  expect(settled).toMatchObject({ outcome: 'handed over', effects: [{ result: 'unknown' }] })
  expect(bench.open('run1', 'take over')).toHaveLength(1)
  await bench.pass('3d')
  expect(books.written).toEqual(['level a'])
})

test('a goal that holds all the same is met, and a person is asked about what nobody saw', async () => {
  const books = levelLedger()
  books.onWrite = () => 'fails afterwards'
  const { bench, settled } = await sent(sender(isSet), 1, books)
  expect(settled).toMatchObject({ outcome: 'met', effects: [{ result: 'unknown' }] })
  expect(bench.open('run1', 'take over')).toHaveLength(1)
})

test('a value that does not fit, thrown after the call, does not pass for a refusal', async () => {
  const action = sendLevel({
    perform: (i, u, key) => {
      u.ledger.write('level', i.id, { level: i.level }, key)
      encodeFact(receiptSpec(), { number: 'none' })
    },
  })
  const { effects, books } = await sent(sender(isFiled, action))
  expect([effects.map(({ result }) => result), books.written]).toEqual([['unknown'], ['level a']])
})

test('refused: nothing happened, the blamed input falls', async () => {
  const action = sendLevel({ perform: (_i, _u, _key, say) => say.refused('nobody may send 7', 'level') })
  const { state, effects, settled } = await sent(sender(isFiled, action))
  expect(effects.map(({ result }) => result)).toEqual(['absent'])
  expect(state.facts.get('wanted []')?.fallen).toBe(true)
  expect(settled?.outcome).toBe('handed over')
})

test('not begun for certain: tried again under the same approval', async () => {
  let calls = 0
  const action = sendLevel({
    perform: (i, u, key, say) => {
      calls += 1
      if (calls === 1) return say.later('closed for a second', 1_000)
      u.ledger.write('level', i.id, { level: i.level }, key)
      return { number: 17 }
    },
  })
  const { bench, effects, settled } = await sent(sender(isSet, action))
  expect([calls, effects.map(({ result }) => result), settled?.outcome]).toEqual([2, ['absent', 'claimed'], 'met'])
  expect([...bench.store.requests.values()].filter(({ kind }) => kind === 'approve')).toHaveLength(1)
})

test('each run that wants the same is approved by itself', async () => {
  const { bench, books } = await sent(sender(isAnswered))
  await bench.run('sender', 'send', { item: 'a' }, 'run2')
  expect([bench.open('run2', 'approve').length, books.written.length]).toEqual([1, 1])
  await bench.decide('run2', 'approved', 'olga')
  expect(books.written).toEqual(['level a', 'level a'])
})

test('with a read-back it is confirmed, and a person is asked all the same', async () => {
  const action = sendLevel({
    confirm: (i, u) => (u.ledger.has('level', i.id) ? { number: 17 } : null),
    expect: () => ({ number: 17 }),
  })
  const { effects, settled } = await sent(sender(isAnswered, action))
  expect([effects[0]?.result, settled?.outcome]).toEqual(['confirmed', 'met'])
})

/** Runs in a process that dies at its n-th touch, and in others after it until everything is at rest. */
async function dyingAt(agent: Agent, diesAt: number) {
  const books = levelLedger()
  const { bench, process, alive } = await startDyingAt(diesAt, { agent, books, goal: 'send', input: { item: 'a' } })
  await alive(() => bench.work('1h'))
  while (bench.open('run1', 'approve').length > 0) await alive(() => bench.decide('run1', 'approved'))
  await alive(() => bench.work('1h'))
  const state = await bench.state('run1')
  const [effect] = state.effects.values()
  return { touches: process.touches, books, state, effect, takeOvers: bench.open('run1', 'take over').length }
}

test('killed anywhere: made once at most, and what nobody saw is never told as done', async () => {
  const seen = new Set<string>()
  const { touches } = await dyingAt(sender(isFiled), 0)
  for (let diesAt = 1; diesAt <= touches; diesAt += 1) {
    const { books, state, effect, takeOvers } = await dyingAt(sender(isFiled), diesAt)
    const where = `killed at touch ${diesAt} of ${touches}`
    expect([where, books.written.length <= 1]).toEqual([where, true])
    const wanted = effect?.result === 'claimed' ? ['met', 0] : ['handed over', 1]
    expect([where, effect?.result, state.settled?.outcome, takeOvers]).toEqual([where, effect?.result, ...wanted])
    expect([where, state.effects.size]).toEqual([where, 1])
    seen.add(`${effect?.result}, written ${books.written.length}`)
  }
  expect([...seen].toSorted()).toEqual(['claimed, written 1', 'unknown, written 0', 'unknown, written 1'])
})

function receiptSpec() {
  const spec = sender(isAnswered).facts.get('receipt')
  if (!spec) throw new Error('the agent does not know its receipt')
  return spec
}
