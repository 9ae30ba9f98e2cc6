import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  calculation,
  condition,
  defineAgent,
  fact,
  goal,
  judgement,
  Money,
  outsideText,
  OutsideText,
} from '../index.ts'
import { claimsAgent, claimsLedger } from '../testing/worlds/claims-desk.ts'
import { forTurns, untilNeeded } from '../testing/worlds/lingering.ts'
import { levelAgent, levelLedger } from '../testing/worlds/single-write.ts'
import type { MemoryRunStore } from '../testing/memory-store.ts'
import { shopAgent, SmallShop } from '../testing/worlds/small-shop.ts'
import { Workbench } from '../testing/workbench.ts'
import { advance } from './advance.ts'
import type { Also, RunStore } from './store.ts'

/** A store whose commits take a while: nothing of one is there before it is done. */
function slow(store: MemoryRunStore, log: string[]): RunStore {
  let commits = 0
  return {
    open: (run) => store.open(run),
    read: (run) => store.read(run),
    inbox: (run) => store.inbox(run),
    effect: (identity) => store.effect(identity),
    stopsOn: (switches) => store.stopsOn(switches),
    text: (digest) => store.text(digest),
    labels: (records) => store.labels(records),
    async append(run, after, events, also) {
      const types = events.map(({ type }) => type)
      const number = ++commits
      log.push(`begins ${number}: ${types.join(' ')}`)
      for (let count = 0; count < 20; count++) await turn()
      const result = await store.append(run, after, events, also)
      log.push(`ends ${number}: ${types.join(' ')}`)
      return result
    },
  }
}

test('it reads on while a commit is under way, and never calls before its intent is committed', async () => {
  const log: string[] = []
  const books = levelLedger()
  books.onRead = (what) => void log.push(`reads ${what}`)
  books.onWrite = (what) => void log.push(`writes ${what}`)
  const bench = new Workbench({
    agents: [levelAgent()],
    clients: { ledger: books },
    through: (store) => slow(store, log),
  })
  expect((await bench.run('leveller', 'level', { item: 'a' })).settled?.outcome).toBe('met')
  let open = 0
  let readsMeanwhile = 0
  for (const [index, line] of log.entries()) {
    if (line.startsWith('begins')) open += 1
    if (line.startsWith('ends')) open -= 1
    expect(open).toBeLessThanOrEqual(1)
    if (line.startsWith('reads') && open > 0) readsMeanwhile += 1
    if (!line.startsWith('writes')) continue
    expect(open).toBe(0)
    expect(log.slice(0, index).findLast((one) => one.startsWith('ends'))).toContain('effect.intended')
  }
  expect(readsMeanwhile).toBeGreaterThan(0)
  expect(books.written).toEqual(['level a'])
})

test('a text is judged only once it is kept', async () => {
  const shop = new SmallShop()
  shop.tickets.set('T1', { id: 'T1', orders: ['O1'], body: 'My parcel has not arrived.' })
  shop.orders.set('O1', { id: 'O1', status: 'paid', total: Money.parse('40.00 GBP') })
  const bench = new Workbench({ agents: [shopAgent()], clients: { shop }, through: (store) => slow(store, []) })
  expect((await bench.run('support', 'resolve', { ticketId: 'T1' })).settled?.outcome).toBe('met')
  expect(await bench.events('run1', 'step.failed')).toEqual([])
})

test('who says stop while a write is being prepared is heard before it is intended', async () => {
  const books = levelLedger()
  const bench = new Workbench({ agents: [levelAgent()], clients: { ledger: books } })
  // The level is looked at by the check, and then once more right before the write.
  let looks = 0
  books.onRead = (what) => {
    if (what === 'level' && ++looks === 2)
      bench.store.deliver('run1', { kind: 'cancel', by: 'operator', reason: 'enough' })
  }
  const state = await bench.run('leveller', 'level', { item: 'a' })
  expect(looks).toBeGreaterThanOrEqual(2)
  expect(state.settled?.outcome).toBe('cancelled')
  expect(books.written).toEqual([])
  expect(await bench.events('run1', 'effect.intended')).toEqual([])
})

test('an activation that is stopped leaves no commit under way behind', async () => {
  const log: string[] = []
  const stop = new AbortController()
  const bench = new Workbench({
    agents: [levelAgent()],
    clients: { ledger: levelLedger() },
    through: (store) => {
      const behind = slow(store, log)
      // Stopped when its first commit is under way.
      return { ...behind, append: (...args) => (stop.abort(), behind.append(...args)) }
    },
  })
  await bench.start('leveller', 'level', { item: 'a' }, 'run1')
  expect(await advance(bench.context, 'run1', stop.signal)).toBe('rests')
  expect(log.map((line) => line.slice(0, line.indexOf(':')))).toEqual(['begins 1', 'ends 1'])
})

/** A store that notes what each commit carries. */
function noting(
  store: MemoryRunStore,
  commits: { readonly types: readonly string[]; readonly also: Also }[],
): RunStore {
  return {
    ...slow(store, []),
    append(run, after, events, also = {}) {
      commits.push({ types: events.map(({ type }) => type), also })
      return store.append(run, after, events, also)
    },
  }
}

test('the confirmation of one write shares the commit of the next one’s intent', async () => {
  const commits: Parameters<typeof noting>[1] = []
  const bench = new Workbench({
    agents: [claimsAgent],
    clients: { ledger: claimsLedger({ O1: { due: true }, O2: { due: true } }, 1) },
    through: (store) => noting(store, commits),
    linger: untilNeeded,
  })
  expect((await bench.run('claims', 'settle', { claimId: 'C1' })).settled?.outcome).toBe('met')
  const writes = commits.filter(({ also }) => also.intend)
  expect(writes).toHaveLength(3)
  expect(writes.map(({ also }) => also.settleEffect?.effect)).toEqual([
    undefined,
    ...writes.slice(0, 2).map(({ also }) => also.intend?.effect),
  ])
  expect(commits.map(({ types }) => types.filter((type) => type.startsWith('effect')))).toEqual([
    ['effect.intended'],
    ['effect.read', 'effect.intended'],
    ['effect.read', 'effect.intended'],
    ['effect.read'],
  ])
})

test('whenever a commit sets out, what came for the run leaves the inbox only with what follows from it', async () => {
  for (let count = 1; count <= 60; count += 1) {
    const commits: Parameters<typeof noting>[1] = []
    const books = levelLedger()
    // It comes right before the write, so that its intent is refused while something is owed: that sets out soon after.
    let looks = 0
    const bench = new Workbench({
      agents: [levelAgent()],
      clients: { ledger: books },
      through: (store) => noting(store, commits),
      linger: (over) => (looks < 2 ? untilNeeded : forTurns(count))(over),
    })
    books.onRead = (what) => {
      if (what === 'level' && ++looks === 2)
        bench.store.deliver('run1', { kind: 'cancel', by: 'operator', reason: 'enough' })
    }
    expect((await bench.run('leveller', 'level', { item: 'a' })).settled?.outcome).toBe('cancelled')
    const consuming = commits.filter(({ also }) => also.consumed?.length)
    expect(consuming).toHaveLength(1)
    expect(consuming[0]?.types).toContain('run.cancelled')
  }
})

test('a text that was only worked out is kept before it is judged', async () => {
  const name = fact('name', z.string())
  const letter = fact('letter', z.object({ text: outsideText() }))
  const tone = fact('tone', z.enum(['kind', 'curt']))
  const write = calculation({
    name: 'write',
    needs: { name },
    gives: letter,
    compute: (i) => ({ text: OutsideText.from(`Dear ${i.name}`) }),
  })
  const judge = judgement({
    name: 'judge',
    needs: { text: letter.$.text },
    gives: tone,
    atLeast: 0.5,
    judge: (i) => ({ value: i.text.startsWith('Dear') ? 'kind' : 'curt', confidence: 1 }),
  })
  const isKind = condition({ name: 'isKind', needs: { tone }, holds: (i) => i.tone === 'kind' })
  const reach = goal({ name: 'reach', ask: 'Judge the letter to {name}', input: { name }, doneWhen: [isKind] })
  const agent = defineAgent({ name: 'judge', goals: [reach], can: [write, judge] })
  const bench = new Workbench({ agents: [agent], clients: {}, linger: untilNeeded })
  const state = await bench.run('judge', 'reach', { name: 'Ann' })
  expect(await bench.events('run1', 'step.failed')).toEqual([])
  expect(state.settled?.outcome).toBe('met')
})
