import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  action,
  calculation,
  condition,
  defineAgent,
  delegation,
  fact,
  goal,
  judgement,
  query,
  question,
} from '../../index.ts'
import { allow, Ledger, ledger } from '../../testing/worlds/ledger.ts'
import { isSet, item, levelAgent, levelGoal, levelLedger, setLevel, wanted } from '../../testing/worlds/single-write.ts'
import { Workbench } from '../../testing/workbench.ts'
import { advance } from '../advance.ts'

test('4. an action that is without effect is tried as often as it may be, with growing pauses, and no more', async () => {
  const books = levelLedger()
  let calls = 0
  books.onWrite = () => (calls++, 'nothing happens')
  const bench = new Workbench({ agents: [levelAgent()], clients: { ledger: books } })
  const state = await bench.run('leveller', 'level', { item: 'a' })
  expect(calls).toBe(4)
  expect(state.settled).toMatchObject({ outcome: 'handed over' })
  expect(state.settled?.why).toContain('tried 4 times without effect: the system said yes, but nothing is there')
  const times = (await bench.events('run1', 'effect.intended')).map((event) => Date.parse(event.at))
  const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  expect(pauses).toEqual([200, 800, 3200])
})

test('5. children that wait for somebody leave their place to others', async () => {
  const books = new Ledger()
  for (const id of ['a', 'b', 'c', 'd']) books.write('wanted', id, { level: id === 'c' || id === 'd' ? 1 : 100 })
  const list = fact('list', z.array(z.string()))
  const readList = query({ name: 'readList', gives: list, read: () => ['a', 'b', 'c', 'd'] })
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
    atOnce: 1,
    makes: allSet,
  })
  const policy = {
    path: 'p.yaml',
    text: 'policy: p\ntables:\n  - table: levels\n    for: setLevel\n    inputs: { Level: arguments.level }\n    hit: first\n    rows:\n      - [small, "<= 10", allow]\n      - [large, "-", approve by lead]\n',
  }
  const one = levelAgent({}, [policy])
  const every = goal({ name: 'every', ask: 'Level everything for {item}', input: { item }, doneWhen: [allSet] })
  const parent = defineAgent({ name: 'parent', goals: [every], can: [readList, eachItem] })
  const bench = new Workbench({ agents: [one, parent], clients: { ledger: books } })
  const state = await bench.run('parent', 'every', { item: 'all' })
  const standing = () =>
    Object.fromEntries([...state.children.values()].map((child) => [child.input['item'], child.standing]))
  expect(standing()).toEqual({ a: 'parked', b: 'parked', c: 'settled', d: 'settled' })
  const waiting = [...state.children.values()].filter((child) => child.standing === 'parked')
  for (const child of waiting) await bench.decide(child.run, 'approved')
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
})

test('6. a read that takes longer than it stays fresh is read once more before a write, and that is enough', async () => {
  const books = levelLedger()
  const slow = fact('slow', z.object({ level: z.number() }), { freshFor: '1s' })
  const readSlow = query({
    name: 'readSlow',
    needs: { id: item },
    gives: slow,
    read: () => {
      bench.elapse('5s')
      return { level: 7 }
    },
  })
  const second = fact('second', z.object({ level: z.number() }), { freshFor: '1s' })
  const readSecond = query({
    name: 'readSecond',
    needs: { level: slow.$.level },
    gives: second,
    read: (i) => {
      bench.elapse('5s')
      return i
    },
  })
  const giveWanted = calculation({
    name: 'giveWanted',
    needs: { level: second.$.level },
    gives: wanted,
    compute: (i) => i,
  })
  const agent = defineAgent({
    name: 'leveller',
    goals: [levelGoal],
    can: [readSlow, readSecond, giveWanted, setLevel()],
    policies: [allow('setLevel')],
  })
  const bench = new Workbench({ agents: [agent], clients: { ledger: books } })
  const state = await bench.run('leveller', 'level', { item: 'a' })
  expect(state.settled?.outcome).toBe('met')
  expect(state.steps).toBeLessThan(15)
})

test('7. blame climbs: a corrected value that is refused as well makes what it was made of fall', async () => {
  const books = levelLedger()
  const scan = fact('scan', z.string())
  const code = fact('code', z.string())
  const tries: string[] = []
  const readScan = judgement({
    name: 'readScan',
    needs: { id: item },
    gives: scan,
    atLeast: 0.5,
    judge: () => ({ value: 'S0l', confidence: 0.9 }),
  })
  const askScan = question({
    name: 'askScan',
    needs: { id: item },
    gives: scan,
    ask: (i) => ({ to: 'buyer', text: `What does ${i.id} say?` }),
  })
  const tidy = calculation({ name: 'tidy', needs: { scan }, gives: code, compute: (i) => i.scan.toUpperCase() })
  const useCode = action({
    name: 'useCode',
    needs: { id: item, code },
    uses: { ledger },
    makes: isSet,
    identity: (i) => ['code', i.id],
    perform: (i, u, key, say) => {
      tries.push(i.code)
      return i.code === 'S01'
        ? u.ledger.write('level', i.id, { level: 7 }, key)
        : say.refused(`no code ${i.code}`, 'code')
    },
    confirm: (i, u) => u.ledger.read('level', i.id, z.object({ level: z.number() })),
    expect: () => ({ level: 7 }),
    undo: 'none',
    risk: 'reversible',
  })
  const readWanted = query({ name: 'readWanted', needs: { id: item }, gives: wanted, read: () => ({ level: 7 }) })
  const agent = defineAgent({
    name: 'codes',
    goals: [levelGoal],
    can: [readScan, askScan, tidy, useCode, readWanted],
    policies: [allow('useCode')],
  })
  const bench = new Workbench({ agents: [agent], clients: { ledger: books } })
  const before = await bench.run('codes', 'level', { item: 'a' })
  // The code, then the judgement below it, are refuted; only a person is left to say what the scan says.
  expect([...before.refuted.keys()]).toEqual(['code []', 'scan []'])
  await bench.answer('run1', 's01')
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  expect(tries).toEqual(['S0L', 'S01'])
})

test('8. a run that is handed over says what it wrote, and what it does not know', async () => {
  const books = levelLedger()
  const stuck = condition({ name: 'stuck', needs: { id: item, set: isSet }, holds: () => false })
  const both = goal({ name: 'both', ask: 'Level {item}', input: { item }, doneWhen: [isSet, stuck], unmet: 'keep' })
  const readWanted = query({ name: 'readWanted', needs: { id: item }, gives: wanted, read: () => ({ level: 7 }) })
  const agent = defineAgent({
    name: 'leveller',
    goals: [both],
    can: [readWanted, setLevel()],
    policies: [allow('setLevel')],
  })
  const bench = new Workbench({ agents: [agent], clients: { ledger: books } })
  const state = await bench.run('leveller', 'both', { item: 'a' })
  expect(state.settled).toMatchObject({ outcome: 'partly', why: 'stuck is false, and nothing makes it true' })
  const [settled] = await bench.events('run1', 'run.settled')
  expect(settled?.effects).toEqual([{ action: 'setLevel', title: 'Set a to 7', result: 'confirmed', adopted: false }])
  expect(settled?.checks.map((check) => [check.check, check.result])).toEqual([
    ['the level is as wanted', 'true'],
    ['stuck', 'false'],
  ])
  const [request] = bench.open('run1', 'take over')
  expect(request?.shown).toMatchObject({ goal: 'Level a', outcome: 'partly', effects: settled?.effects })
})

test('#48 11. only one activation appends: what comes meanwhile waits in the inbox, and a second activation stops', async () => {
  const books = levelLedger()
  const bench = new Workbench({ agents: [levelAgent()], clients: { ledger: books } })
  await bench.start('leveller', 'level', { item: 'a' }, 'run1')
  let journalled = 0
  books.onWrite = () => {
    journalled = bench.store.journals.get('run1')?.length ?? 0
    bench.store.deliver('run1', { kind: 'cancel', by: 'operator', reason: 'too late' })
    // Delivered, but not in the journal before the activation takes it there itself.
    expect(bench.store.journals.get('run1')?.length).toBe(journalled)
    return undefined
  }
  const ends = await Promise.all([advance(bench.context, 'run1'), advance(bench.context, 'run1')])
  expect(ends.toSorted()).toEqual(['fenced', 'settled'])
  expect(books.written).toEqual(['level a'])
  const seqs = (await bench.store.read('run1')).map((event) => event.seq)
  expect(seqs).toEqual(seqs.map((_, index) => index + 1))
})
