import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { tick } from '../dispatch/timekeeper.ts'
import type { NewRequest } from '../run/store.ts'
import { answerTogether } from './answer-together.ts'
import type { Database } from './database.ts'
import { endDelegation, listDelegations, putDelegation } from './delegations.ts'
import { keepPrincipals, putPrincipal, type Principal } from './principals.ts'
import { commentOn, talkOf } from './request-talk.ts'
import { answerRequest, requestRow, type Reply } from './requests.ts'
import { PostgresRunStore } from './run-store.ts'
import { runRow } from './runs.ts'
import { anEvent, aRequest, aRun, later, noon, tooLate } from './testing/samples.ts'
import { testDatabase } from './testing/test-database.ts'

const staff: readonly Principal[] = [
  { name: 'Lee', roles: ['lead'] },
  { name: 'kim', roles: ['lead'] },
  { name: 'ann', roles: ['lead'] },
  { name: 'ben', roles: ['clerk'] },
  { name: 'cy', roles: ['clerk'] },
  { name: 'fay', roles: ['finance'] },
]
const yes: Reply = { kind: 'approved', reason: '' }
const muchLater = '2026-03-05T12:00:00.000Z'

let database: Database
let store: PostgresRunStore
let ids = 0
beforeAll(async () => {
  database = await testDatabase()
  store = new PostgresRunStore(database.pool)
  for (const one of staff) await putPrincipal(database.pool, one)
})
beforeEach(() => database.pool.query('DELETE FROM operant.delegations'))
afterAll(() => database.close())

/** An open request of a run that Ann has started. */
async function asked(more: Partial<NewRequest> = {}, run = aRun()) {
  const request = aRequest({ requester: 'ann', ...more })
  await store.open(run)
  await store.append(run.id, 1, [anEvent()], { requests: [request], waits: { until: null } })
  return { run: run.id, request: request.id }
}

interface Said {
  readonly answer?: Reply
  readonly at?: string
  readonly here?: readonly Principal[]
}

function say(request: string, name: string, { answer = yes, at = noon, here = staff }: Said = {}) {
  const roles = staff.find((one) => one.name === name)?.roles ?? []
  return answerRequest(database.pool, {
    request,
    by: { name, roles },
    how: { channel: 'command line' },
    answer,
    at,
    staff: here,
  })
}

const refused = (why: string) => ({ kind: 'refused', why })
const decided = (by: string) => ({ kind: 'decided', answer: { kind: 'approved', by, reason: '' } })

function delegate(from: string, to: string, since = noon, until = tooLate) {
  const id = `d${++ids}`
  return putDelegation(database.pool, { id, from, to, since, until, because: 'away', madeAt: noon }).then(() => id)
}

async function notices(request: string): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ told: string }>(
    `SELECT coalesce(person, address) || ': ' || subject AS told FROM operant.notices WHERE request_id = $1 ORDER BY key`,
    [request],
  )
  return rows.map(({ told }) => told)
}

test('whoever stands in answers in the place of one who may, for as long as that was said', async () => {
  const { request } = await asked()
  expect(await say(request, 'ben')).toEqual(refused('not your role'))
  await delegate('Lee', 'ben', later)
  expect(await say(request, 'ben')).toEqual(refused('not your role'))
  expect(await say(request, ' BEN ', { at: tooLate })).toEqual(refused('expired'))
  expect(await say(request, ' BEN ', { at: later })).toEqual(decided('BEN'))
  expect((await requestRow(database.pool, request))?.given).toMatchObject([{ by: 'BEN', insteadOf: 'lee' }])
})

test('#37 what was passed on is not passed on again, and ends when it is ended', async () => {
  const { request } = await asked()
  const first = await delegate('Lee', 'ben')
  await delegate('ben', 'cy')
  expect(await say(request, 'cy')).toEqual(refused('not your role'))
  expect((await listDelegations(database.pool, noon)).map(({ to }) => to)).toEqual(['ben', 'cy'])
  expect(await endDelegation(database.pool, first, 'Lee', noon)).toBe(true)
  expect(await endDelegation(database.pool, first, 'Lee', noon)).toBe(false)
  expect(await say(request, 'ben', { at: later })).toEqual(refused('not your role'))
})

test('#37 neither who asked, nor who stands in for them, nor somebody they stand in for, approves it', async () => {
  const { request } = await asked({ requester: 'ANN' })
  expect(await say(request, 'ann')).toEqual(refused('your own request'))
  await delegate('kim', 'ann')
  expect(await say(request, 'ann')).toEqual(refused('your own request'))
  await delegate('ann', 'Lee')
  expect(await say(request, 'Lee')).toEqual(refused('your own request'))
  expect((await talkOf(database.pool, request, noon)).mayAnswer).toEqual(['kim'])
  expect(await say(request, 'kim')).toEqual(decided('kim'))
})

test('#37 in a quorum nobody counts twice: not by themselves, and not by those who stand in for them', async () => {
  const one = await asked({ count: 2 })
  await delegate('Lee', 'ben')
  await delegate('Lee', 'cy')
  expect(await say(one.request, 'Lee')).toEqual({ kind: 'counted', missing: 1 })
  expect(await say(one.request, 'ben')).toEqual(refused('you answered already'))
  expect(await say(one.request, 'kim')).toEqual(decided('Lee, kim'))
  const other = await asked({ count: 2 })
  expect(await say(other.request, 'cy')).toEqual({ kind: 'counted', missing: 1 })
  expect(await say(other.request, 'ben')).toEqual(refused('you answered already'))
  expect(await say(other.request, 'Lee')).toEqual(refused('you answered already'))
  await delegate('kim', 'ben')
  expect(await say(other.request, 'ben')).toEqual(decided('ben, cy'))
})

test('#37 whoever has left answers nothing, passes nothing on, and what they said counts no more', async () => {
  const { request } = await asked({ count: 2 })
  await delegate('Lee', 'ben')
  expect(await say(request, 'kim')).toEqual({ kind: 'counted', missing: 1 })
  const here = staff.filter(({ name }) => name !== 'Lee' && name !== 'kim')
  expect(await say(request, 'Lee', { here })).toEqual(refused('not here any more'))
  expect(await say(request, 'ben', { here })).toEqual(refused('not your role'))
  const lone: readonly Principal[] = [...here, { name: 'Lee', roles: ['lead'] }]
  expect(await say(request, 'Lee', { here: lone })).toEqual({ kind: 'counted', missing: 1 })
})

test('#35 #37 twenty answer at once, ten in the place of one: a quorum of two is two authorities', async () => {
  const { run, request } = await asked({ count: 2 })
  const crowd = Array.from({ length: 20 }, (_, n): Principal => ({ name: `p${n}`, roles: n < 10 ? ['lead'] : [] }))
  for (const { name, roles } of crowd) if (roles.length === 0) await delegate('Lee', name)
  const here = [...staff, ...crowd]
  const results = await Promise.all(
    crowd.map((by) =>
      answerRequest(database.pool, {
        request,
        by,
        how: { channel: 'api' },
        answer: yes,
        at: noon,
        staff: here,
      }),
    ),
  )
  expect(results.filter(({ kind }) => kind === 'decided')).toHaveLength(1)
  expect(results.filter(({ kind }) => kind === 'counted')).toHaveLength(1)
  const row = await requestRow(database.pool, request)
  expect(new Set(row?.given.map(({ by, insteadOf }) => insteadOf ?? by)).size).toBe(2)
  expect(await store.inbox(run)).toHaveLength(1)
})

test('somebody who is named may answer without a role', async () => {
  const { request } = await asked({ people: [' Ben '] })
  expect((await talkOf(database.pool, request, noon)).mayAnswer).toEqual(['Lee', 'ben', 'kim'])
  expect(await say(request, 'cy')).toEqual(refused('not your role'))
  expect(await say(request, 'ben')).toEqual(decided('ben'))
})

test('a party outside answers by its code alone', async () => {
  const outside = { mail: 'sales@supplier.example', name: 'Supplier' }
  const { run, request } = await asked({ kind: 'answer', roles: [], outside, code: 'c0de' })
  const answer = (code: string, name = 'Supplier') =>
    answerRequest(database.pool, {
      request,
      by: { name, roles: [] },
      how: { channel: 'form', token: 'f1' },
      answer: { kind: 'answered', value: '2026-04-01' },
      at: noon,
      code,
      staff,
    })
  expect(await answer('guess')).toEqual(refused('not here any more'))
  expect(await answer('guess', 'ben')).toEqual(refused('not your role'))
  expect(await answer('c0de')).toMatchObject({ kind: 'decided' })
  expect(await store.inbox(run)).toMatchObject([{ answer: { by: 'Supplier', value: '2026-04-01' } }])
  expect(await notices(request)).toEqual(['sales@supplier.example: To answer: Refund 12.00 GBP'])
})

test('an approval with other values approves nothing: it voids what was said, and the run is told the values', async () => {
  const { run, request } = await asked({ count: 2 })
  await say(request, 'Lee')
  const answer: Reply = { kind: 'edited', reason: 'half', arguments: { amount: '6.00 GBP', note: 'a\0b' } }
  expect(await say(request, 'kim', { answer })).toMatchObject({
    kind: 'decided',
    answer: { kind: 'edited', by: 'kim' },
  })
  expect(await store.inbox(run)).toMatchObject([{ answer: { kind: 'edited', arguments: answer.arguments } }])
  expect(await requestRow(database.pool, request)).toMatchObject({ state: 'edited' })
  const consumeApproval = { request, argumentsHash: 'hash', at: noon }
  expect(await store.append(run, 2, [anEvent()], { consumeApproval })).toEqual({
    kind: 'approval void',
    why: 'the request is edited',
  })
  const question = await asked({ kind: 'answer' })
  expect(await say(question.request, 'kim', { answer })).toEqual(refused('not an answer to this'))
})

test('of a change set, what everybody has approved is approved', async () => {
  const { request } = await asked({ count: 3 })
  await say(request, 'Lee', { answer: { ...yes, elements: ['c', 'a', 'b'] } })
  await say(request, 'kim', { answer: yes })
  const third = { name: 'zoe', roles: ['lead'] }
  const result = await answerRequest(database.pool, {
    request,
    by: third,
    how: { channel: 'api' },
    answer: { ...yes, elements: ['b', 'c', 'd'] },
    at: noon,
    staff: [...staff, third],
  })
  expect(result).toMatchObject({ kind: 'decided', answer: { kind: 'approved', elements: ['b', 'c'] } })
})

test('of a change set, whoever names an element twice has approved it once: a quorum is still a quorum', async () => {
  const { request } = await asked({ count: 2 })
  await say(request, 'Lee', { answer: { ...yes, elements: ['a', 'a'] } })
  const result = await say(request, 'kim', { answer: { ...yes, elements: ['b'] } })
  expect(result).toMatchObject({ kind: 'decided', answer: { kind: 'approved', elements: [] } })
})

test('each kind of request takes answers of its own, and stays open for them', async () => {
  const no: Reply = { kind: 'rejected', reason: 'no' }
  const said: Reply = { kind: 'answered', value: 'so' }
  const edit: Reply = { kind: 'edited', reason: '', arguments: { amount: 1 } }
  const takes = { approve: [said], answer: [yes, edit], review: [yes, edit, no], 'take over': [yes, edit, no, said] }
  for (const kind of ['approve', 'answer', 'review', 'take over'] as const) {
    const { request } = await asked({ kind })
    for (const answer of takes[kind])
      expect([kind, answer.kind, await say(request, 'kim', { answer })]).toEqual([
        kind,
        answer.kind,
        refused('not an answer to this'),
      ])
    expect((await requestRow(database.pool, request))?.state).toBe('open')
  }
})

const escalating: Partial<NewRequest> = {
  expiresAt: later,
  moments: [
    { kind: 'remind', at: '2026-03-02T12:30:00.000Z' },
    { kind: 'remind', at: '2026-03-02T20:00:00.000Z' },
    { kind: 'escalate', at: later, roles: ['finance'], until: tooLate },
  ],
}
const tickAt = (at: string) => tick(database.pool, { now: () => new Date(at) })

test('people are reminded once, however many clocks look at once', async () => {
  const { request } = await asked(escalating)
  expect(await notices(request)).toEqual(['Lee: To approve: Refund 12.00 GBP', 'kim: To approve: Refund 12.00 GBP'])
  await Promise.all(Array.from({ length: 20 }, () => tickAt('2026-03-02T12:45:00.000Z')))
  await tickAt('2026-03-02T12:50:00.000Z')
  expect(await notices(request)).toEqual([
    'Lee: To approve: Refund 12.00 GBP',
    'kim: To approve: Refund 12.00 GBP',
    'Lee: Reminder: Refund 12.00 GBP',
    'kim: Reminder: Refund 12.00 GBP',
  ])
  const { history, coming } = await talkOf(database.pool, request, noon)
  expect(history).toMatchObject([{ what: 'reminded', roles: ['lead'] }])
  expect(coming.map(({ kind }) => kind)).toEqual(['escalate', 'remind'])
})

test('#38 where nobody decides others are asked as well; it keeps its history, and in the end it expires', async () => {
  const { run, request } = await asked({ ...escalating, count: 2 })
  await say(request, 'Lee')
  await Promise.all(Array.from({ length: 20 }, () => tickAt('2026-03-02T13:01:00.000Z')))
  const open = await requestRow(database.pool, request)
  expect(open).toMatchObject({ state: 'open', roles: ['finance', 'lead'], expiresAt: tooLate, given: [{ by: 'Lee' }] })
  expect((await notices(request)).filter((one) => one.includes('Nobody has decided'))).toEqual([
    'fay: Nobody has decided: Refund 12.00 GBP',
    'kim: Nobody has decided: Refund 12.00 GBP',
  ])
  await Promise.all(Array.from({ length: 20 }, () => tickAt(muchLater)))
  expect(await requestRow(database.pool, request)).toMatchObject({ state: 'expired' })
  expect(await store.inbox(run)).toMatchObject([{ answer: { kind: 'expired' } }])
  const { history, coming } = await talkOf(database.pool, request, muchLater)
  expect(history.map(({ what }) => what)).toEqual(['escalated'])
  expect(coming).toEqual([])
  expect(await say(request, 'fay', { at: noon })).toEqual(refused('expired'))
})

test('#38 whoever is asked next may answer though no clock has looked since the first could', async () => {
  const { request } = await asked(escalating)
  expect(await say(request, 'fay', { at: '2026-03-02T14:00:00.000Z' })).toEqual(decided('fay'))
  expect((await talkOf(database.pool, request, noon)).history).toMatchObject([
    { what: 'escalated', roles: ['finance'] },
  ])
  await tickAt(muchLater)
  expect(await requestRow(database.pool, request)).toMatchObject({ state: 'approved' })
})

test('nobody is reminded of what is decided or withdrawn', async () => {
  const { run, request } = await asked(escalating)
  await store.append(run, 2, [anEvent()], { withdraw: [request] })
  await tickAt(muchLater)
  expect((await notices(request)).filter((one) => !one.includes('To approve'))).toEqual([])
  expect((await talkOf(database.pool, request, noon)).coming).toEqual([])
})

test('#41 a decision that arrives before the run has gone to sleep is not lost', async () => {
  const run = aRun()
  const request = aRequest({ requester: 'ann' })
  await store.open(run)
  await store.append(run.id, 1, [anEvent()], { requests: [request] })
  expect(await say(request.id, 'kim')).toEqual(decided('kim'))
  await store.append(run.id, 2, [anEvent()], { waits: { until: null } })
  expect(await store.inbox(run.id)).toMatchObject([{ request: request.id, answer: { kind: 'approved' } }])
  const { rows } = await database.pool.query<{ waiting: number }>(
    `SELECT count(*)::integer AS waiting FROM operant_queue.job WHERE data->>'run' = $1 AND state < 'completed'`,
    [run.id],
  )
  expect(rows[0]?.waiting).toBeGreaterThanOrEqual(1)
})

test('#34 two approvals of one run at once, in either order: both count', async () => {
  const run = aRun()
  const requests = [aRequest({ requester: 'ann' }), aRequest({ requester: 'ann', argumentsHash: 'other' })]
  await store.open(run)
  await store.append(run.id, 1, [anEvent()], { requests, waits: { until: null } })
  const [one, other] = await Promise.all(requests.toReversed().map(({ id }) => say(id, 'kim')))
  expect([one, other]).toEqual([decided('kim'), decided('kim')])
  const came = (await store.inbox(run.id)).map((item) => ('request' in item ? item.request : ''))
  expect(new Set(came)).toEqual(new Set(requests.map(({ id }) => id)))
  expect(await runRow(database.pool, run.id)).toMatchObject({ state: 'running' })
})

const unlike = (request: string, why = 'not like the first') => ({ kind: 'refused', request, why })
const together = (requests: readonly string[], name = 'kim') =>
  answerTogether(database.pool, {
    requests,
    by: { name, roles: ['lead'] },
    how: { channel: 'command line' },
    answer: yes,
    at: noon,
    staff,
  })
const like = { alike: 'refund under p/small' }

test('#42 like requests are approved together; one that cannot be leaves all as they were, and is named', async () => {
  const all = await Promise.all([asked(like), asked(like), asked(like)])
  const named = all.map(({ request }) => request)
  await store.append(all[2].run, 2, [anEvent()], { withdraw: [all[2].request] })
  expect(await together(named)).toEqual({ kind: 'refused', request: all[2].request, why: 'already decided' })
  for (const { run, request } of all.slice(0, 2)) {
    expect(await requestRow(database.pool, request)).toMatchObject({ state: 'open', given: [] })
    expect(await store.inbox(run)).toEqual([])
  }
  expect(await together(named.slice(0, 2))).toMatchObject({ kind: 'answered', results: [{ request: named[0] }, {}] })
  for (const { run } of all.slice(0, 2)) expect(await store.inbox(run)).toMatchObject([{ answer: { by: 'kim' } }])
})

test('#42 what is not alike is not answered together', async () => {
  const one = await asked(like)
  const other = await asked({ alike: 'refund under p/large' })
  const elsewhere = await asked(like, aRun({ agent: 'purchasing' }))
  const question = await asked({ kind: 'answer' })
  expect(await together([one.request, other.request])).toEqual(unlike(other.request))
  expect(await together([one.request, elsewhere.request])).toEqual(unlike(elsewhere.request))
  expect(await together([one.request, question.request])).toEqual(unlike(question.request, 'not an approval'))
  expect(await together([one.request, 'none'])).toEqual(unlike('none', 'no such request'))
})

test('#42 twenty who answer the same ones together, in any order: one does', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, () => asked(like)))
  const named = all.map(({ request }) => request)
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, n) => together(n % 2 ? named : named.toReversed(), n % 3 ? 'kim' : 'Lee')),
  )
  expect(results.filter(({ kind }) => kind === 'answered')).toHaveLength(1)
  for (const { run } of all) expect(await store.inbox(run)).toHaveLength(1)
})

test('a comment is kept and decides nothing', async () => {
  const { request } = await asked()
  const comment = { by: 'ben', at: noon, text: 'ask Fay \0 first' }
  expect(await commentOn(database.pool, request, comment)).toBe(true)
  expect(await commentOn(database.pool, 'none', comment)).toBe(false)
  expect((await talkOf(database.pool, request, noon)).comments).toMatchObject([{ by: 'ben', at: noon }])
  expect(await requestRow(database.pool, request)).toMatchObject({ state: 'open', given: [] })
})

test('people who left the project are forgotten', async () => {
  await putPrincipal(database.pool, { name: 'gone', roles: ['lead'] })
  const { request } = await asked()
  expect((await talkOf(database.pool, request, noon)).mayAnswer).toContain('gone')
  await keepPrincipals(
    database.pool,
    staff.map(({ name }) => name),
  )
  expect((await talkOf(database.pool, request, noon)).mayAnswer).toEqual(['Lee', 'kim'])
})

test('who approves no element has approved none of them, not all', async () => {
  const { request } = await asked()
  const result = await say(request, 'Lee', { answer: { ...yes, elements: [] } })
  expect(result).toMatchObject({ kind: 'decided', answer: { kind: 'approved', elements: [] } })
  expect((await requestRow(database.pool, request))?.given[0]).toMatchObject({ elements: [] })
})
