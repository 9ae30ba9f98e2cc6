import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashOf } from '../facts/json.ts'
import type { NewRequest } from '../run/store.ts'
import { tick } from '../dispatch/timekeeper.ts'
import type { Database } from './database.ts'
import { listPrincipals, principal, putPrincipal } from './principals.ts'
import { answerRequest, listRequests, requestRow, type Reply } from './requests.ts'
import { PostgresRunStore } from './run-store.ts'
import { runRow } from './runs.ts'
import { anEvent, aRequest, aRun, noon, tooLate } from './testing/samples.ts'
import { testDatabase } from './testing/test-database.ts'

let database: Database
let store: PostgresRunStore
beforeAll(async () => {
  database = await testDatabase()
  store = new PostgresRunStore(database.pool)
})
afterAll(() => database.close())

async function asked(more: Partial<NewRequest> = {}, run = aRun()): Promise<{ run: string; request: string }> {
  const request = aRequest(more)
  await store.open(run)
  await store.append(run.id, 1, [anEvent()], { requests: [request], waits: { until: null } })
  return { run: run.id, request: request.id }
}

const yes: Reply = { kind: 'approved', reason: 'fine' }
const reply = (request: string, name: string, answer: Reply = yes, at = noon, roles = ['lead']) =>
  answerRequest(database.pool, { request, by: { name, roles }, how: { channel: 'command line' }, answer, at })
const refused = (why: string) => ({ kind: 'refused', why })

test('#35 of twenty people who answer at once, one decides', async () => {
  const { run, request } = await asked()
  const people = Array.from({ length: 20 }, (_, n) => `person ${n}`)
  const results = await Promise.all(
    people.map((name, n) => reply(request, name, n % 2 ? yes : { kind: 'rejected', reason: 'no' })),
  )
  const decided = results.filter((result) => result.kind === 'decided')
  expect(decided).toHaveLength(1)
  expect(results.filter((result) => result.kind === 'refused' && result.why === 'already decided')).toHaveLength(19)
  expect(await store.inbox(run)).toMatchObject([{ kind: 'request', request, answer: decided[0]?.answer }])
  expect(await runRow(database.pool, run)).toMatchObject({ state: 'running' })
})

test('#37 a quorum is of different people, and one no ends it', async () => {
  const { run, request } = await asked({ count: 2 })
  expect(await reply(request, 'lee')).toEqual({ kind: 'counted', missing: 1 })
  expect(await reply(request, ' LEE ')).toEqual(refused('you answered already'))
  expect(await store.inbox(run)).toEqual([])
  expect(await reply(request, 'kim', { kind: 'approved', reason: '' })).toEqual({
    kind: 'decided',
    answer: { kind: 'approved', by: 'kim, lee', reason: 'fine' },
  })
  expect(await requestRow(database.pool, request)).toMatchObject({
    state: 'approved',
    given: [{ by: 'kim' }, { by: 'lee' }],
  })

  const second = await asked({ count: 3 })
  await reply(second.request, 'lee')
  expect(await reply(second.request, 'kim', { kind: 'rejected', reason: 'too much' })).toMatchObject({
    kind: 'decided',
  })
  expect(await store.inbox(second.run)).toMatchObject([{ answer: { kind: 'rejected', by: 'kim', reason: 'too much' } }])
})

test('#31 #37 nobody answers without the role, too late, or for themselves', async () => {
  const parent = aRun({ startedBy: 'Grace' })
  await store.open(parent)
  const above = { run: parent.id, step: { capability: 'c', scope: '[]', inputs: 'h' }, element: '' }
  const { request } = await asked({ requester: 'ada' }, aRun({ startedBy: 'ann', parent: above }))
  expect(await reply(request, 'lee', yes, noon, ['clerk'])).toEqual(refused('not your role'))
  expect(await reply(request, 'lee', yes, noon, [])).toEqual(refused('not your role'))
  for (const name of ['ada', 'Ann', 'grace ']) expect(await reply(request, name)).toEqual(refused('your own request'))
  expect(await reply(request, 'lee', { kind: 'answered', value: 1 })).toEqual(refused('not an answer to this'))
  expect(await reply(request, 'lee', yes, tooLate)).toEqual(refused('expired'))
  expect(await reply('none', 'lee')).toEqual(refused('no such request'))
  expect((await requestRow(database.pool, request))?.given).toEqual([])
})

test('an answer is kept with the way it came and its signature, and may name the elements it is for', async () => {
  const { run, request } = await asked()
  const answer: Reply = { kind: 'approved', reason: 'these two', elements: ['a', 'b'] }
  const signed: unknown[] = []
  const result = await answerRequest(database.pool, {
    request,
    by: { name: 'lee', roles: ['lead'] },
    how: { channel: 'link', token: 'link 7' },
    answer,
    at: noon,
    sign: (statement) => `signature ${signed.push(statement)}`,
  })
  const decided = { kind: 'approved', by: 'lee', reason: 'these two', elements: ['a', 'b'] }
  expect(result).toEqual({ kind: 'decided', answer: decided })
  expect(await store.inbox(run)).toMatchObject([{ answer: decided }])
  const how = { channel: 'link', token: 'link 7', roles: ['lead'] }
  const about = { request, argumentsHash: 'hash', shownHash: hashOf({ amount: '12.00' }) }
  expect(signed).toEqual([{ ...about, answer, by: 'lee', at: noon, ...how }])
  expect((await requestRow(database.pool, request))?.given).toMatchObject([{ ...how, signature: 'signature 1' }])
})

test('a question is answered with a value, by whoever may', async () => {
  const { run, request } = await asked({ kind: 'answer' })
  expect(await reply(request, 'lee')).toEqual(refused('not an answer to this'))
  const value = { order: 'A \0 1' }
  expect(await reply(request, 'ann', { kind: 'answered', value })).toMatchObject({ kind: 'decided' })
  expect(await store.inbox(run)).toMatchObject([{ answer: { kind: 'answered', by: 'ann', value } }])
})

test('#38 a request that nobody decides in time expires, and is never approved', async () => {
  const { run, request } = await asked()
  expect(await tick(database.pool, { now: () => new Date(noon) })).toEqual({
    woken: 0,
    expired: 0,
    reminded: 0,
    due: false,
  })
  const ticks = await Promise.all([1, 2, 3].map(() => tick(database.pool, { now: () => new Date(tooLate) })))
  expect(ticks.reduce((sum, one) => sum + one.expired, 0)).toBeGreaterThanOrEqual(1)
  expect(await store.inbox(run)).toMatchObject([{ kind: 'request', request, answer: { kind: 'expired' } }])
  expect(await reply(request, 'lee')).toEqual(refused('expired'))
})

test('#33 a withdrawn request can be neither answered nor used', async () => {
  const { run, request } = await asked()
  await reply(request, 'lee')
  await store.append(run, 2, [anEvent()], { withdraw: [request] })
  expect(await reply(request, 'kim')).toEqual(refused('already decided'))
  const consumeApproval = { request, argumentsHash: 'hash', at: noon }
  expect(await store.append(run, 3, [anEvent()], { consumeApproval })).toEqual({
    kind: 'approval void',
    why: 'the request is withdrawn',
  })
  expect(await listRequests(database.pool, { run, state: 'withdrawn' })).toMatchObject([
    { id: request, shown: { amount: '12.00' } },
  ])
  expect(await listRequests(database.pool, { run, kind: 'answer' })).toEqual([])
})

test('people and their roles are kept', async () => {
  await putPrincipal(database.pool, { name: 'lee', roles: ['clerk'] })
  await putPrincipal(database.pool, { name: 'lee', roles: ['lead', 'clerk'] })
  expect(await principal(database.pool, 'lee')).toEqual({ name: 'lee', roles: ['lead', 'clerk'] })
  expect(await principal(database.pool, 'nobody')).toBeUndefined()
  expect(await listPrincipals(database.pool)).toHaveLength(1)
})

test('#19 a request that expired stays so, though the clock is set back', async () => {
  const { request } = await asked()
  await tick(database.pool, { now: () => new Date(tooLate) })
  expect(await reply(request, 'lee', yes, noon)).toEqual(refused('expired'))
})
