import { expect, test } from 'vitest'
import { action, condition, defineAgent, goal } from '../../index.ts'
import { takeInMemory } from '../../testing/memory-taking.ts'
import { progressOf } from '../../journal/progress.ts'
import {
  approvedByLead,
  collectionAgent,
  collectionBench,
  collectionLedger,
  type Element,
} from '../../testing/worlds/collection.ts'
import { newRun } from '../open-run.ts'
import { allow, ledger } from '../../testing/worlds/ledger.ts'
import { isSet, item, levelAgent, readWanted, setLevel } from '../../testing/worlds/single-write.ts'
import type { Workbench } from '../../testing/workbench.ts'

/** Ids of the elements of a run's children, by how they stand. */
async function standing(bench: Workbench): Promise<Readonly<Record<string, readonly string[]>>> {
  const { children } = await bench.state('run1')
  const groups = Object.groupBy(children.values(), (one) => one.outcome ?? one.standing)
  return Object.fromEntries(Object.entries(groups).map(([name, all]) => [name, all.map(({ element }) => element)]))
}

test('elements are taken by deadline, then by value, then by effort; what is not said comes last, in its order', async () => {
  const elements: readonly Element[] = [
    { id: 'none' },
    { id: 'late', due: '2026-01-07T12:00:00Z', worth: 900 },
    { id: 'cheap', due: '2026-01-06T12:00:00Z', worth: 10, effort: 1 },
    { id: 'dear-long', due: '2026-01-06T12:00:00Z', worth: 50, effort: 9 },
    { id: 'dear-short', due: '2026-01-06T12:00:00Z', worth: 50, effort: 2 },
    { id: 'none-either' },
  ]
  const books = collectionLedger(elements)
  const bench = collectionBench(books, { agent: collectionAgent({ atOnce: 1 }) })
  const state = await bench.run('collector', 'reduce', { most: 0 })
  expect(state.settled?.outcome).toBe('met')
  expect(books.written).toEqual([
    'level dear-short',
    'level dear-long',
    'level cheap',
    'level late',
    'level none',
    'level none-either',
  ])
})

test('elements that leave the list are never begun, new ones are, and an order that changes counts from then on', async () => {
  const books = collectionLedger(['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, worth: 5 })))
  const bench = collectionBench(books, { agent: collectionAgent({ atOnce: 1 }) })
  let writes = 0
  const write = books.write.bind(books)
  books.write = (...args) => {
    write(...args)
    writes += 1
    if (writes > 1) return
    books.erase('wanted', 'b')
    books.set('wanted', 'f', { level: 1, worth: 4 })
    books.set('wanted', 'e', { level: 1, worth: 9 })
  }
  const state = await bench.run('collector', 'reduce', { most: 0 })
  expect(state.settled?.outcome).toBe('met')
  const levelled = books.written.filter((one) => one.startsWith('level'))
  expect(levelled).toEqual(['level a', 'level e', 'level c', 'level d', 'level f'])
  expect(await standing(bench)).toEqual({ met: ['a', 'c', 'd', 'e', 'f'], left: ['b'] })
  expect(progressOf(state)).toMatchObject({ elements: 5, ended: { met: 5 }, left: 1, waiting: 0 })
  const renewed = await bench.events('run1', 'delegation.renewed')
  expect(renewed[0]?.left).toHaveLength(1)
  // Only what is otherwise than before is written down again.
  expect(renewed.map(({ children }) => children.map(({ element }) => element))).toEqual([['f', 'e'], [], [], []])
})

test('an element that comes back to the list is begun after all', async () => {
  const books = collectionLedger(['a', 'b', 'c'].map((id) => ({ id })))
  const bench = collectionBench(books, { agent: collectionAgent({ atOnce: 1 }) })
  const write = books.write.bind(books)
  books.write = (what, id, ...rest) => {
    write(what, id, ...rest)
    if (id === 'a') books.erase('wanted', 'b')
    if (id === 'c') books.set('wanted', 'b', { level: 1 })
  }
  const state = await bench.run('collector', 'reduce', { most: 0 })
  // With b away and c done, nothing waits: the look finds b back.
  expect(state.settled?.outcome).toBe('met')
  expect(books.written.filter((one) => one.startsWith('level'))).toEqual(['level a', 'level c', 'level b'])
  expect(await standing(bench)).toEqual({ met: ['a', 'b', 'c'] })
})

test('one that fails never stops the rest; what came of the others is partly what was asked for', async () => {
  const books = collectionLedger(['a', 'b', 'c', 'd'].map((id) => ({ id })))
  const child = levelAgent({
    perform: (i, u, key, say) =>
      i.id === 'b' ? say.refused('b is locked') : u.ledger.write('level', i.id, { level: i.level }, key),
  })
  const state = await collectionBench(books, { child }).run('collector', 'reduce', { most: 0 })
  expect(state.settled?.outcome).toBe('partly')
  expect(books.written).toEqual(['level a', 'level c', 'level d'])
  expect(progressOf(state).ended).toEqual({ met: 3, 'handed over': 1 })
})

test('children that wait for people when the checks hold are told to end, and have ended before the run does', async () => {
  const books = collectionLedger(['a', 'b', 'c'].map((id) => ({ id })))
  const bench = collectionBench(books, { child: levelAgent({}, [approvedByLead]) })
  await bench.run('collector', 'reduce', { most: 2 })
  const [first] = [...(await bench.state('run1')).children.keys()]
  await bench.decide(first ?? '', 'approved', 'lead')
  const state = await bench.state('run1')
  expect(state.settled?.outcome).toBe('met')
  expect(progressOf(state).ended).toEqual({ met: 1, cancelled: 2 })
  const events = (await bench.store.read('run1')).map(({ type }) => type)
  expect(events.indexOf('children.ended')).toBeGreaterThan(0)
  expect(events.lastIndexOf('child.settled')).toBeGreaterThan(events.indexOf('children.ended'))
  for (const run of state.children.keys()) expect(bench.open(run)).toEqual([])
  expect(books.written).toEqual(['level a'])
})

test('what a child has done that its parent ends in the middle is given to somebody', async () => {
  const noted = condition({
    name: 'noted',
    needs: { id: item, set: isSet },
    uses: { ledger },
    holds: (i, u) => u.ledger.has('note', i.id),
  })
  const note = action({
    name: 'note',
    needs: { id: item, set: isSet },
    uses: { ledger },
    makes: noted,
    identity: (i) => ['note', i.id],
    perform: (i, u, key) => u.ledger.write('note', i.id, {}, key),
    confirm: (i, u) => (u.ledger.has('note', i.id) ? {} : null),
    expect: () => ({}),
    undo: 'none',
    risk: 'reversible',
  })
  const both = goal({ name: 'both', ask: 'Level and note {item}', input: { item }, doneWhen: [isSet, noted] })
  const asked = { ...approvedByLead, text: approvedByLead.text.replace('setLevel', 'note') }
  const child = defineAgent({
    name: 'both',
    goals: [both],
    can: [readWanted, setLevel(), note],
    policies: [allow('setLevel'), asked],
  })
  const books = collectionLedger(['a', 'b'].map((id) => ({ id })))
  const bench = collectionBench(books, { child, agent: collectionAgent({ to: both }) })
  await bench.run('collector', 'reduce', { most: 0 })
  const [first = '', second = ''] = (await bench.state('run1')).children.keys()
  // All are levelled, and the first is noted as well: the parent looks.
  await bench.decide(first, 'approved', 'lead')
  const state = await bench.state('run1')
  expect([state.settled?.outcome, progressOf(state).ended]).toEqual(['met', { met: 1, cancelled: 1 }])
  expect(bench.open(first)).toEqual([])
  const [given] = bench.open(second)
  expect(given).toMatchObject({ kind: 'take over', roles: ['operator'] })
  expect(JSON.stringify(given?.shown)).toContain('Set b to 1')
})

test('with "finish", children at work when the checks hold are waited for', async () => {
  const books = collectionLedger(['a', 'b'].map((id) => ({ id })))
  const agent = collectionAgent({ atWork: 'finish' })
  const bench = collectionBench(books, { agent, child: levelAgent({}, [approvedByLead]) })
  await bench.run('collector', 'reduce', { most: 1 })
  const [first, second] = [...(await bench.state('run1')).children.keys()]
  await bench.decide(first ?? '', 'approved', 'lead')
  expect((await bench.state('run1')).settled).toBeUndefined()
  await bench.decide(second ?? '', 'approved', 'lead')
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  expect(books.written).toEqual(['level a', 'level b'])
})

test('while children wait for people, the list is read again as often as it says, and new elements are begun', async () => {
  const books = collectionLedger([{ id: 'a' }])
  const agent = collectionAgent({ every: '15m' })
  const bench = collectionBench(books, { agent, child: levelAgent({}, [approvedByLead]) })
  await bench.run('collector', 'reduce', { most: 0 })
  books.set('wanted', 'b', { level: 1 })
  await bench.pass('10m')
  expect(await standing(bench)).toEqual({ parked: ['a'] })
  await bench.pass('10m')
  expect(await standing(bench)).toEqual({ parked: ['a', 'b'] })
  const { steps } = await bench.state('run1')
  await bench.pass('5h')
  // Looking at the list is no step.
  expect((await bench.state('run1')).steps).toBe(steps)
})

test('a list that cannot be read any more stops nobody: what was listed is worked off', async () => {
  const books = collectionLedger(['a', 'b', 'c'].map((id) => ({ id })))
  const bench = collectionBench(books, { agent: collectionAgent({ atOnce: 1 }) })
  const ids = books.ids.bind(books)
  books.ids = (what) => {
    // The check alone is answered.
    if (books.written.length > 0 && new Error('who asks').stack?.includes('Object.read'))
      throw new Error('the desk is down')
    return ids(what)
  }
  const state = await bench.run('collector', 'reduce', { most: 0 })
  await bench.pass('1h')
  expect(books.written).toEqual(['level a', 'level b', 'level c'])
  expect((await bench.state('run1')).settled?.outcome ?? state.settled?.outcome).toBe('met')
})

test('what must never be is seen when a child has brought it about: nothing more is begun, and it is not met', async () => {
  const books = collectionLedger(['a', 'b', 'c', 'd'].map((id) => ({ id })))
  const bench = collectionBench(books, { agent: collectionAgent({ atOnce: 1 }) })
  const write = books.write.bind(books)
  books.write = (...args) => {
    write(...args)
    if (args[1] === 'b') books.set('ruin', 'all', {})
  }
  const state = await bench.run('collector', 'reduce', { most: 0 })
  expect(state.settled).toMatchObject({ outcome: 'partly', why: 'something is ruined must never hold, but it does' })
  expect(books.written).toEqual(['level a', 'level b'])
})

test('what must never be stops those that wait for people as well', async () => {
  const books = collectionLedger(['a', 'b', 'c'].map((id) => ({ id })))
  const bench = collectionBench(books, { child: levelAgent({}, [approvedByLead]) })
  await bench.run('collector', 'reduce', { most: 0 })
  books.set('ruin', 'all', {})
  const [first = ''] = (await bench.state('run1')).children.keys()
  await bench.decide(first, 'approved', 'lead')
  const { settled, children } = await bench.state('run1')
  expect(settled?.outcome).toBe('partly')
  const outcomes = await Promise.all([...children.keys()].map(async (run) => (await bench.state(run)).settled?.outcome))
  expect(outcomes).toEqual(['met', 'cancelled', 'cancelled'])
  expect(books.written).toEqual(['level a'])
})

test.each([
  [{}, 'failed'],
  [{ asFarAsPossible: true }, 'partly'],
] as const)(
  'a run whose time is over tells its children to end; asked for with %o it ends "%s"',
  async (more, outcome) => {
    const books = collectionLedger(['a', 'b', 'c'].map((id) => ({ id })))
    const agent = collectionAgent()
    const bench = collectionBench(books, { agent, child: levelAgent({}, [approvedByLead]) })
    const reduce = agent.goals.get('reduce')
    if (!reduce) throw new Error('there is no such goal')
    const now = bench.context.clock.now()
    const limits = { time: 3_600_000, ...more }
    const input = { most: 0 }
    await bench.store.open(newRun({ id: 'run1', now, agent, goal: reduce, input, startedBy: 'tester', limits }))
    await bench.work()
    const [first = ''] = (await bench.state('run1')).children.keys()
    await bench.decide(first, 'approved', 'lead')
    await bench.pass('2h')
    const { settled, children } = await bench.state('run1')
    expect(settled).toMatchObject({ outcome, why: 'the time limit of 60 minutes is reached' })
    const outcomes = await Promise.all(
      [...children.keys()].map(async (run) => (await bench.state(run)).settled?.outcome),
    )
    expect(outcomes).toEqual(['met', 'cancelled', 'cancelled'])
    expect(books.written).toEqual(['level a'])
  },
)

test('while a person has control of it, children that end make it begin nothing; returned, it goes on with the list as it is', async () => {
  const books = collectionLedger(['a', 'b', 'c', 'd'].map((id) => ({ id })))
  const agent = collectionAgent({ atOnce: 1 })
  const bench = collectionBench(books, { agent })
  books.onWrite = (_, id) => {
    if (id === 'a') takeInMemory(bench.store, 'run1', 'olga', 'taking', bench.context.clock.now().toISOString())
    return undefined
  }
  await bench.run('collector', 'reduce', { most: 0 })
  expect(books.written).toEqual(['level a'])
  books.erase('wanted', 'b')
  await bench.giveBack('run1', 'b is done by hand')
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  expect(books.written.filter((one) => one.startsWith('level'))).toEqual(['level a', 'level c', 'level d'])
  expect(await standing(bench)).toEqual({ met: ['a', 'c', 'd'], left: ['b'] })
})

test('a stop holds the children and so the run; released, every element is done once', async () => {
  const books = collectionLedger(['a', 'b', 'c'].map((id) => ({ id })))
  const bench = collectionBench(books)
  const at = bench.context.clock.now().toISOString()
  bench.store.stops.push({ id: 's1', switch: 'action:setLevel', by: 'olga', because: 'a look', at })
  await bench.run('collector', 'reduce', { most: 0 })
  expect([books.written, (await bench.state('run1')).settled]).toEqual([[], undefined])
  await bench.pass('1h')
  expect(books.written).toEqual([])
  bench.store.release('s1')
  await bench.work()
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  expect(books.written.toSorted()).toEqual(['level a', 'level b', 'level c'])
})

test('of many that are left for people, some are told one by one and the others counted', async () => {
  const books = collectionLedger(Array.from({ length: 25 }, (_, index) => ({ id: `e${index}` })))
  const child = levelAgent({ perform: (i, _, __, say) => say.refused(`${i.id} is locked`) })
  const bench = collectionBench(books, { child })
  await bench.run('collector', 'reduce', { most: 0 })
  expect((await bench.state('run1')).settled?.outcome).toBe('handed over')
  const shown = JSON.stringify(bench.open('run1', 'take over')[0]?.shown)
  expect(shown.match(/See to run /g)).toHaveLength(5)
  expect(shown).toContain('See to 20 more runs')
})
