import { expect, test } from 'vitest'
import { factKey } from '../../facts/key.ts'
import { claimsAgentMay, claimsLedger } from '../../testing/worlds/claims-desk.ts'
import type { Ledger } from '../../testing/worlds/ledger.ts'
import { shopAgent, shopLedger, type ShopOptions } from '../../testing/worlds/parcel-shop.ts'
import { isSet, levelLedger } from '../../testing/worlds/single-write.ts'
import { sender } from '../../testing/worlds/unproven-write.ts'
import { replayRun } from '../../testing/replay/replay.ts'
import { Workbench } from '../../testing/workbench.ts'
import { runAgain, type MadeAgain } from './run-again.ts'

/** Runs `run1` again before the first event of a capability, as `again`. */
async function again(bench: Workbench, before: string, id = 'again', run = 'run1'): Promise<MadeAgain> {
  const events = await bench.store.read(run)
  const seq = events.find((event) => 'step' in event && event.step.capability === before)?.seq ?? 0
  const { opened } = await bench.state(run)
  const agent = bench.context.agents.get(opened.agent)?.agent
  const now = bench.context.clock.now()
  const made = runAgain({ id, now, agent, run, events, step: 1, seq, by: 'olga', reason: 'as tested' })
  if (made.kind === 'made') {
    await bench.store.open(made.run)
    await bench.work('1h')
  }
  return made
}

const twoOrders = () => claimsLedger({ O1: { due: true }, O2: { due: true } }, 1)

/** A claim about two orders of which one is out of stock, handed over for money may not be moved. */
async function handedOver() {
  const books = twoOrders()
  const bench = new Workbench({ agents: [claimsAgentMay('replace', 'send')], clients: { ledger: books } })
  const state = await bench.run('claims', 'settle', { claimId: 'C1' })
  expect([state.settled?.outcome, books.written]).toEqual(['partly', ['replacement O1']])
  return { books, bench }
}

test('the rest is done by a new run, and nothing that stands is done twice', async () => {
  const { books, bench } = await handedOver()
  books.set('stock', 'lamp', { units: 3 })
  await again(bench, 'readStock')
  const state = await bench.state('again')
  expect(state.settled?.outcome).toBe('met')
  expect(books.written).toEqual(['replacement O1', 'replacement O2', 'letter C1'])
  expect(state.opened).toMatchObject({ startedBy: 'olga', again: { run: 'run1', by: 'olga', reason: 'as tested' } })
  // The earlier run keeps what it did.
  const settled = (await bench.events('again', 'run.settled'))[0]
  expect(settled?.effects.filter(({ adopted }) => adopted).map(({ title }) => title)).toEqual([
    'Replace lamp of order O1',
  ])
})

test('what was known before the step is not asked again, and says how old it is; all else is', async () => {
  const { books, bench } = await handedOver()
  await bench.pass('2h')
  books.asked.length = 0
  await again(bench, 'readStock')
  expect(books.asked).not.toContain('claim C1')
  expect(books.asked).toContain('stock lamp')
  const first = await bench.state('run1')
  const claim = (await bench.state('again')).facts.get(factKey('claim', []))
  expect(claim).toMatchObject({ giver: { capability: 'readClaim' }, how: 'read', label: 'record' })
  expect(claim?.readAt).toBe(first.facts.get(factKey('claim', []))?.readAt)
})

test('from its first step everything is looked at anew, and what stands is found first', async () => {
  const { books, bench } = await handedOver()
  books.asked.length = 0
  await again(bench, 'readClaim')
  expect(books.asked[0]).toBe('replacement O1')
  expect(books.asked).toContain('claim C1')
  expect(books.written).toEqual(['replacement O1'])
  expect((await bench.state('again')).settled?.outcome).toBe('handed over')
})

test('what a write rests on that stands is not decided anew, though the world says otherwise since', async () => {
  // Two remedies with identities of their own: decided anew, the customer would get both.
  const { books, bench } = await shopped()
  expect(books.written).toEqual(['parcel A'])
  await again(bench, 'readUnits')
  expect(books.written).toEqual(['parcel A'])
  expect((await bench.state('again')).settled?.outcome).toBe('handed over')
})

test('what somebody took away since is not done again, and no other way is taken in its place', async () => {
  const { books, bench } = await shopped()
  books.erase('parcel', 'A')
  await again(bench, 'readUnits')
  expect(books.written).toEqual(['parcel A', 'erase parcel A'])
  const { settled } = await bench.state('again')
  expect(settled?.outcome).toBe('handed over')
  expect(settled?.why).toContain('run run1 did it already, and it is not there any more: Parcel for A')
  // Nor by a run that is that one again.
  await again(bench, 'readUnits', 'third', 'again')
  expect(books.written).toEqual(['parcel A', 'erase parcel A'])
})

test('what the earlier run took back may be done again', async () => {
  const { books, bench } = await shopped({ erases: true, pays: false })
  expect(books.written).toEqual(['parcel A', 'erase parcel A'])
  await again(bench, 'readUnits')
  expect(books.written).toEqual(['parcel A', 'erase parcel A', 'parcel A', 'erase parcel A'])
})

test('whether an earlier write happened is found out first; what did not is done then', async () => {
  const { books, bench } = await shopped({ pays: false }, (of) => {
    of.onWrite = () => {
      of.onRead = (what) => {
        if (what === 'parcel') throw new Error('the line is dead')
      }
      return 'nothing happens'
    }
  })
  await bench.pass('30d')
  expect((await bench.state('run1')).settled?.outcome).toBe('handed over')
  expect(books.written).toEqual([])
  books.onWrite = () => undefined
  books.onRead = () => undefined
  await again(bench, 'readUnits')
  expect(books.written).toEqual(['parcel A'])
})

test('what a system only claimed is not asked for a second time', async () => {
  const books = levelLedger()
  books.onWrite = () => 'nothing happens'
  const bench = new Workbench({ agents: [sender(isSet)], clients: { ledger: books } })
  await bench.run('sender', 'send', { item: 'a' })
  await bench.decide('run1', 'approved', 'olga')
  expect((await bench.state('run1')).settled?.outcome).toBe('handed over')
  await again(bench, 'readWanted')
  const { settled, effects } = await bench.state('again')
  expect([settled?.outcome, bench.open('again', 'approve')]).toEqual(['handed over', []])
  expect([...effects.values()].map(({ result, carried }) => [result, carried?.run])).toEqual([['claimed', 'run1']])
})

test('what nothing can read back and nobody knows keeps a run from being run again', async () => {
  const books = levelLedger()
  books.onWrite = () => 'fails afterwards'
  const bench = new Workbench({ agents: [sender(isSet)], clients: { ledger: books } })
  await bench.run('sender', 'send', { item: 'a' })
  await bench.decide('run1', 'approved', 'olga')
  expect(await again(bench, 'readWanted')).toMatchObject({
    kind: 'refused',
    why: expect.stringContaining('nothing can read it back: Send 7 for a'),
  })
})

test('it is replayed without calling anything, to the same decisions', async () => {
  const { books, bench } = await handedOver()
  books.set('stock', 'lamp', { units: 3 })
  await again(bench, 'readStock')
  const asked = books.asked.length
  const recording = { run: 'again', events: await bench.store.read('again') }
  const project = { agents: [claimsAgentMay('replace', 'send')], principals: [{ name: 'tester', roles: ['operator'] }] }
  expect(await replayRun(project, recording)).toMatchObject({ kind: 'same' })
  expect(books.asked.length).toBe(asked)
})

test('a run that is under way is not run again', async () => {
  const books = twoOrders()
  const bench = new Workbench({ agents: [claimsAgentMay('replace', 'send')], clients: { ledger: books } })
  await bench.start('claims', 'settle', { claimId: 'C1' }, 'run1')
  expect(await again(bench, 'readClaim')).toMatchObject({ kind: 'refused', why: expect.stringContaining('under way') })
})

/** Runs the shop until it has handed over. */
async function shopped(options: ShopOptions = {}, before: (books: Ledger) => void = () => {}) {
  const books = shopLedger()
  before(books)
  const bench = new Workbench({ agents: [shopAgent(options)], clients: { ledger: books } })
  await bench.run('shop', 'please', { item: 'A' })
  return { books, bench }
}
