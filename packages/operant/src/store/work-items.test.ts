import { afterEach, beforeEach, expect, test } from 'vitest'
import { nextDue, tick } from '../dispatch/timekeeper.ts'
import type { Database } from './database.ts'
import { putPrincipal } from './principals.ts'
import { answerRequest, requestRow } from './requests.ts'
import { PostgresRunStore } from './run-store.ts'
import { runRow } from './runs.ts'
import { anEvent, aRequest, aRun, later, noon, opened } from './testing/samples.ts'
import { testDatabase } from './testing/test-database.ts'
import { claimItem, closeItem, noteItem, releaseItem, returnItem, takeItem, takeRun, workItems } from './work-items.ts'

let database: Database
let store: PostgresRunStore
beforeEach(async () => {
  database = await testDatabase()
  store = new PostgresRunStore(database.pool)
  for (const person of [olga, lena, omar]) await putPrincipal(database.pool, person)
})
afterEach(() => database.close())

const olga = { name: 'olga', roles: ['lead'] }
const lena = { name: 'lena', roles: ['operator', 'lead'] }
const omar = { name: 'omar', roles: ['owner'] }
const how = { channel: 'command line' } as const
const doing = (by = olga, at = later) => ({ by, at, how })
const day = 86_400_000
const at = (days: number) => new Date(Date.parse(noon) + days * day).toISOString()
const clockAt = (time: string) => ({ now: () => new Date(time) })
const newItem = (id = 'item1') => ({ id, roles: ['lead'], requester: 'agent support', title: 't', shown: {} })
const sending = (n: number) => ({ identity: `i${n}`, action: 'send', effect: `e${n}`, argumentsHash: 'h' })
const types = async (run: string) => (await store.read(run)).map(({ type }) => type)

/** A run that ended handed over, and the id of its item. */
async function handedOver(parent?: string): Promise<{ run: string; item: string }> {
  const run = aRun(
    parent === undefined
      ? {}
      : { parent: { run: parent, step: { capability: 'c', scope: '[]', inputs: '' }, element: 'e' } },
  )
  await store.open(run)
  const request = aRequest({ kind: 'take over', argumentsHash: '', expiresAt: at(1) })
  await store.append(
    run.id,
    1,
    [{ type: 'run.settled', outcome: 'handed over', why: 'no way', checks: [], effects: [], at: noon }],
    { settled: { outcome: 'handed over', summary: 'no way', ...(parent ? { parent } : {}) }, requests: [request] },
  )
  return { run: run.id, item: request.id }
}

test('of twenty who claim at once one has it, and the others are told who', async () => {
  const { item } = await handedOver()
  const people = Array.from({ length: 20 }, (_, n) => ({ name: `p${n}`, roles: ['lead'] }))
  const results = await Promise.all(people.map((by) => claimItem(database.pool, item, doing(by))))
  const holder = (await workItems(database.pool, [item])).get(item)?.holder
  expect(results.filter((one) => one === undefined)).toHaveLength(1)
  expect(results.filter((one) => one?.refused === 'held' && one.by === holder)).toHaveLength(19)
})

test('what one has only they can note, release, return and close; once released anybody of the role can', async () => {
  const { item } = await handedOver()
  await claimItem(database.pool, item, doing())
  const held = { refused: 'held', by: 'olga' }
  expect(await noteItem(database.pool, item, 'x', doing(lena))).toMatchObject(held)
  expect(await releaseItem(database.pool, item, 'x', doing(lena))).toMatchObject(held)
  expect(await returnItem(database.pool, item, 'x', doing(lena))).toMatchObject(held)
  expect(await closeItem(database.pool, item, 'x', doing(lena))).toMatchObject(held)
  expect(await takeItem(database.pool, item, 'x', doing(omar))).toEqual({ refused: 'not your role' })
  expect(await releaseItem(database.pool, item, 'off sick', doing())).toBeUndefined()
  expect(await noteItem(database.pool, item, 'x', doing(lena))).toEqual({ refused: 'not claimed' })
  expect(await takeItem(database.pool, item, 'I see to it', doing(lena))).toBeUndefined()
  expect(await closeItem(database.pool, item, 'done by hand', doing(lena))).toEqual({ run: null })
  expect(await claimItem(database.pool, item, doing())).toEqual({ refused: 'ended', as: 'closed' })
  const told = (await workItems(database.pool, [item])).get(item)
  expect(told?.history.map(({ by, what, said }) => [by, what, said])).toEqual([
    ['olga', 'claimed', null],
    ['olga', 'released', 'off sick'],
    ['lena', 'claimed', null],
    ['lena', 'control taken', 'I see to it'],
    ['lena', 'closed', 'done by hand'],
  ])
})

test('what nobody moves walks up role by role, is taken from whoever had it, and is never gone', async () => {
  const { item } = await handedOver()
  await claimItem(database.pool, item, doing(olga, noon))
  await noteItem(database.pool, item, 'asked the warehouse', doing(olga, at(0.5)))
  expect(await tick(database.pool, clockAt(at(1.2)))).toMatchObject({ expired: 0 })
  await tick(database.pool, clockAt(at(1.5)))
  expect(await requestRow(database.pool, item)).toMatchObject({ state: 'open', roles: ['lead', 'operator'] })
  await tick(database.pool, clockAt(at(2.5)))
  await tick(database.pool, clockAt(at(9)))
  expect(await requestRow(database.pool, item)).toMatchObject({ state: 'open', roles: ['lead', 'operator', 'owner'] })
  // The third time there was nobody above: in eight days it is brought up again.
  expect((await nextDue(database.pool))?.toISOString()).toBe(at(17))
  const told = (await workItems(database.pool, [item])).get(item)
  expect([told?.holder, told?.walkedUp]).toEqual([null, 3])
  expect(told?.history.slice(2).map(({ by, what, said }) => [by, what, said])).toEqual([
    ['olga', 'lapsed', null],
    [null, 'walked up', 'to operator'],
    [null, 'walked up', 'to owner'],
    [null, 'walked up', 'nobody is above'],
  ])
  const { rows } = await database.pool.query(
    `SELECT person FROM operant.notices WHERE key LIKE 'walked up%' ORDER BY made_at, person`,
  )
  expect(rows.map(({ person }) => person)).toEqual(['lena', 'omar', 'lena', 'olga', 'omar'])
  expect(await claimItem(database.pool, item, doing(omar, at(9.5)))).toBeUndefined()
})

test('a run that ended is returned once: it is open again, awake, and its parent waits for it', async () => {
  const [parent = ''] = await opened(store, 1)
  const { run, item } = await handedOver(parent)
  const results = await Promise.all(
    [olga, lena, { ...olga, name: 'ola' }].map((by) => returnItem(database.pool, item, 'set right', doing(by))),
  )
  expect(results.filter((one) => 'run' in one)).toEqual([{ run }])
  expect(await runRow(database.pool, run)).toMatchObject({ state: 'running', outcome: null, settledAt: null })
  expect(await types(run)).toEqual(['run.opened', 'run.settled', 'run.returned'])
  expect((await store.inbox(parent)).map(({ kind }) => kind)).toEqual(['child', 'reopened'])
  const { rows } = await database.pool.query(
    'SELECT requests.state, name, one.kind FROM operant.request_answers AS one JOIN operant.requests ON id = request_id',
  )
  expect(rows).toMatchObject([{ state: 'answered', kind: 'answered' }])
})

test('a run whose goal was met, or that was cancelled, is not returned', async () => {
  const { run, item } = await handedOver()
  await database.pool.query(`UPDATE operant.runs SET outcome = 'cancelled' WHERE id = $1`, [run])
  expect(await returnItem(database.pool, item, 'go on', doing())).toEqual({ refused: 'over', as: 'cancelled' })
  expect(await types(run)).toEqual(['run.opened', 'run.settled'])
})

test('a parent that is returned is told what its children came to meanwhile', async () => {
  const { run: parent, item } = await handedOver()
  const { run: child } = await handedOver(parent)
  const { run: open, item: other } = await handedOver(parent)
  await returnItem(database.pool, other, 'go on', doing())
  await returnItem(database.pool, item, 'go on', doing())
  const told = await store.inbox(parent)
  const byRun = Object.fromEntries(told.map((one) => ['run' in one ? one.run : '', one.kind]))
  expect(byRun).toEqual({ [child]: 'child', [open]: 'reopened' })
})

test('once a run is taken nothing is intended any more by whoever drives it, nor by those below it', async () => {
  const runs = await opened(store, 12)
  const [top = ''] = runs
  const child = aRun({ parent: { run: top, step: { capability: 'c', scope: '[]', inputs: '' }, element: 'e' } })
  await store.open(child)
  const drives = [top, child.id].map(async (run, place) => {
    for (let after = 1; ; after += 1) {
      const intend = {
        identity: `i${place}.${after}`,
        action: 'refund',
        effect: `e${place}.${after}`,
        argumentsHash: 'h',
      }
      const result = await store.append(run, after, [anEvent()], { intend, switches: ['all'] })
      if (result.kind !== 'appended') return result.kind
    }
  })
  while ((await store.read(top)).length < 5) await new Promise((resolve) => setImmediate(resolve))
  expect(await takeRun(database.pool, top, newItem(), 'it looks odd', doing())).toEqual({ item: 'item1' })
  const { rows: before } = await database.pool.query('SELECT count(*)::integer AS n FROM operant.effects')
  expect(await Promise.all(drives)).toEqual(['fenced', 'fenced'])
  const { rows: after } = await database.pool.query('SELECT count(*)::integer AS n FROM operant.effects')
  expect(after).toEqual(before)
  for (const run of [top, child.id]) expect((await types(run)).at(-1)).toBe('run.taken')
})

test('of two who take a run at once one has it; whoever may not, and an ended run, are refused', async () => {
  const [run = '', other = ''] = await opened(store, 2)
  const taken = await Promise.all(
    [olga, lena].map((by, n) => takeRun(database.pool, run, newItem(`item${n}`), 'odd', doing(by))),
  )
  expect(taken.filter((one) => 'item' in one)).toHaveLength(1)
  expect(taken.filter((one) => 'refused' in one && one.refused === 'held')).toHaveLength(1)
  expect((await types(run)).filter((type) => type === 'run.taken')).toHaveLength(1)
  expect(await takeRun(database.pool, other, newItem('x'), 'odd', doing({ name: 'ann', roles: ['clerk'] }))).toEqual({
    refused: 'not your role',
  })
  const { run: over } = await handedOver()
  expect(await takeRun(database.pool, over, newItem('y'), 'odd', doing())).toEqual({ refused: 'settled' })
  expect(await takeRun(database.pool, 'none', newItem('z'), 'odd', doing())).toEqual({ refused: 'no such run' })
  expect(await types(over)).toEqual(['run.opened', 'run.settled'])
})

test('what was taken with a run is returned with it, or closed with it', async () => {
  const [top = ''] = await opened(store, 1)
  const child = aRun({ parent: { run: top, step: { capability: 'c', scope: '[]', inputs: '' }, element: 'e' } })
  await store.open(child)
  await takeRun(database.pool, top, newItem(), 'odd', doing())
  const asked = [aRequest(), aRequest({ kind: 'answer' }), aRequest()]
  const after = (await store.read(top)).length
  await store.append(top, after, [anEvent()], { requests: asked })
  const [open, question, given] = asked.map(({ id }) => id)
  await answerRequest(database.pool, {
    request: given ?? '',
    by: { name: 'lea', roles: ['lead'] },
    how,
    answer: { kind: 'approved', reason: '' },
    at: later,
  })
  await returnItem(database.pool, 'item1', 'fine', doing())
  // What nobody had approved yet is asked anew; what was approved and what was asked of people stays.
  const states = await Promise.all([open, question, given].map((id) => requestRow(database.pool, id ?? '')))
  expect(states.map((one) => one?.state)).toEqual(['withdrawn', 'open', 'approved'])
  expect((await store.inbox(top)).map((one) => one.kind === 'request' && one.answer.kind)).toEqual([
    'approved',
    'withdrawn',
  ])
  await takeRun(database.pool, top, newItem('item2'), 'odd again', doing())
  await closeItem(database.pool, 'item2', 'I did the rest', doing())
  for (const run of [top, child.id]) {
    const events = await store.read(run)
    expect(events.filter(({ type }) => type === 'run.taken' || type === 'run.returned')).toMatchObject([
      { type: 'run.taken', taking: 'item1', by: 'olga', reason: 'odd' },
      { type: 'run.returned', taking: 'item1', note: 'fine' },
      { type: 'run.taken', taking: 'item2' },
      { type: 'run.returned', taking: 'item2', note: 'I did the rest', ends: true },
    ])
  }
})

test('what a person found out about a write that nothing can read back settles what it holds', async () => {
  const run = aRun()
  await store.open(run)
  for (const n of [1, 2]) await store.append(run.id, n, [anEvent()], { intend: sending(n), switches: [] })
  for (const n of [1, 2])
    await store.append(run.id, n + 2, [anEvent()], {
      settleEffect: { identity: `i${n}`, effect: `e${n}`, state: 'unknown' },
    })
  await takeRun(database.pool, run.id, newItem(), 'I look', doing())
  const found = [
    { effect: 'e1', happened: true },
    { effect: 'e2', happened: false },
    { effect: 'e9', happened: true },
  ]
  expect(await returnItem(database.pool, 'item1', 'looked', doing(), found)).toEqual({ run: run.id })
  const states = await Promise.all(['i1', 'i2'].map((identity) => store.effect(identity)))
  expect(states.map((one) => one?.state)).toEqual(['claimed', 'absent'])
  expect((await store.read(run.id)).at(-1)).toMatchObject({ type: 'run.returned', found })
})
