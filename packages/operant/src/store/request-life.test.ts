import { expect, test } from 'vitest'
import { answerTogether } from './answer-together.ts'
import { keepPrincipals, putPrincipal } from './principals.ts'
import { commentOn, talkOf } from './request-talk.ts'
import { answerRequest, requestRow, type Reply } from './requests.ts'
import { runRow } from './runs.ts'
import { RequestDesk, decided, refused, staff, yes } from './testing/request-desk.ts'
import { anEvent, aRequest, aRun, noon } from './testing/samples.ts'

const desk = new RequestDesk()

test('somebody who is named may answer without a role', async () => {
  const { request } = await desk.asked({ people: [' Ben '] })
  expect((await talkOf(desk.pool, request, noon)).mayAnswer).toEqual(['Lee', 'ben', 'kim'])
  expect(await desk.say(request, 'cy')).toEqual(refused('not your role'))
  expect(await desk.say(request, 'ben')).toEqual(decided('ben'))
})

test('a party outside answers by its code alone', async () => {
  const outside = { mail: 'sales@supplier.example', name: 'Supplier' }
  const { run, request } = await desk.asked({ kind: 'answer', roles: [], outside, code: 'c0de' })
  const answer = (code: string, name = 'Supplier') =>
    answerRequest(desk.pool, {
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
  expect(await desk.store.inbox(run)).toMatchObject([{ answer: { by: 'Supplier', value: '2026-04-01' } }])
  expect(await desk.notices(request)).toEqual(['sales@supplier.example: To answer: Refund 12.00 GBP'])
})

test('an approval with other values approves nothing: it voids what was said, and the run is told the values', async () => {
  const { run, request } = await desk.asked({ count: 2 })
  await desk.say(request, 'Lee')
  const answer: Reply = { kind: 'edited', reason: 'half', arguments: { amount: '6.00 GBP', note: 'a\0b' } }
  expect(await desk.say(request, 'kim', { answer })).toMatchObject({
    kind: 'decided',
    answer: { kind: 'edited', by: 'kim' },
  })
  expect(await desk.store.inbox(run)).toMatchObject([{ answer: { kind: 'edited', arguments: answer.arguments } }])
  expect(await requestRow(desk.pool, request)).toMatchObject({ state: 'edited' })
  const consumeApproval = { request, argumentsHash: 'hash', at: noon }
  expect(await desk.store.append(run, 2, [anEvent()], { consumeApproval })).toEqual({
    kind: 'approval void',
    why: 'the request is edited',
  })
  const question = await desk.asked({ kind: 'answer' })
  expect(await desk.say(question.request, 'kim', { answer })).toEqual(refused('not an answer to this'))
})

test('of a change set, what everybody has approved is approved', async () => {
  const { request } = await desk.asked({ count: 3 })
  await desk.say(request, 'Lee', { answer: { ...yes, elements: ['c', 'a', 'b'] } })
  await desk.say(request, 'kim', { answer: yes })
  const third = { name: 'zoe', roles: ['lead'] }
  const result = await answerRequest(desk.pool, {
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
  const { request } = await desk.asked({ count: 2 })
  await desk.say(request, 'Lee', { answer: { ...yes, elements: ['a', 'a'] } })
  const result = await desk.say(request, 'kim', { answer: { ...yes, elements: ['b'] } })
  expect(result).toMatchObject({ kind: 'decided', answer: { kind: 'approved', elements: [] } })
})

test('each kind of request takes answers of its own, and stays open for them', async () => {
  const no: Reply = { kind: 'rejected', reason: 'no' }
  const said: Reply = { kind: 'answered', value: 'so' }
  const edit: Reply = { kind: 'edited', reason: '', arguments: { amount: 1 } }
  const takes = { approve: [said], answer: [yes, edit], review: [yes, edit, no], 'take over': [yes, edit, no, said] }
  for (const kind of ['approve', 'answer', 'review', 'take over'] as const) {
    const { request } = await desk.asked({ kind })
    for (const answer of takes[kind])
      expect([kind, answer.kind, await desk.say(request, 'kim', { answer })]).toEqual([
        kind,
        answer.kind,
        refused('not an answer to this'),
      ])
    expect((await requestRow(desk.pool, request))?.state).toBe('open')
  }
})

test('#41 a decision that arrives before the run has gone to sleep is not lost', async () => {
  const run = aRun()
  const request = aRequest({ requester: 'ann' })
  await desk.store.open(run)
  await desk.store.append(run.id, 1, [anEvent()], { requests: [request] })
  expect(await desk.say(request.id, 'kim')).toEqual(decided('kim'))
  await desk.store.append(run.id, 2, [anEvent()], { waits: { until: null } })
  expect(await desk.store.inbox(run.id)).toMatchObject([{ request: request.id, answer: { kind: 'approved' } }])
  const { rows } = await desk.pool.query<{ waiting: number }>(
    `SELECT count(*)::integer AS waiting FROM operant_queue.job WHERE data->>'run' = $1 AND state < 'completed'`,
    [run.id],
  )
  expect(rows[0]?.waiting).toBeGreaterThanOrEqual(1)
})

test('#34 two approvals of one run at once, in either order: both count', async () => {
  const run = aRun()
  const requests = [aRequest({ requester: 'ann' }), aRequest({ requester: 'ann', argumentsHash: 'other' })]
  await desk.store.open(run)
  await desk.store.append(run.id, 1, [anEvent()], { requests, waits: { until: null } })
  const [one, other] = await Promise.all(requests.toReversed().map(({ id }) => desk.say(id, 'kim')))
  expect([one, other]).toEqual([decided('kim'), decided('kim')])
  const came = (await desk.store.inbox(run.id)).map((item) => ('request' in item ? item.request : ''))
  expect(new Set(came)).toEqual(new Set(requests.map(({ id }) => id)))
  expect(await runRow(desk.pool, run.id)).toMatchObject({ state: 'running' })
})

const unlike = (request: string, why = 'not like the first') => ({ kind: 'refused', request, why })
const together = (requests: readonly string[], name = 'kim') =>
  answerTogether(desk.pool, {
    requests,
    by: { name, roles: ['lead'] },
    how: { channel: 'command line' },
    answer: yes,
    at: noon,
    staff,
  })
const like = { alike: 'refund under p/small' }

test('#42 like requests are approved together; one that cannot be leaves all as they were, and is named', async () => {
  const all = await Promise.all([desk.asked(like), desk.asked(like), desk.asked(like)])
  const named = all.map(({ request }) => request)
  await desk.store.append(all[2].run, 2, [anEvent()], { withdraw: [all[2].request] })
  expect(await together(named)).toEqual({ kind: 'refused', request: all[2].request, why: 'already decided' })
  for (const { run, request } of all.slice(0, 2)) {
    expect(await requestRow(desk.pool, request)).toMatchObject({ state: 'open', given: [] })
    expect(await desk.store.inbox(run)).toEqual([])
  }
  expect(await together(named.slice(0, 2))).toMatchObject({ kind: 'answered', results: [{ request: named[0] }, {}] })
  for (const { run } of all.slice(0, 2)) expect(await desk.store.inbox(run)).toMatchObject([{ answer: { by: 'kim' } }])
})

test('#42 what is not alike is not answered together', async () => {
  const one = await desk.asked(like)
  const other = await desk.asked({ alike: 'refund under p/large' })
  const elsewhere = await desk.asked(like, aRun({ agent: 'purchasing' }))
  const question = await desk.asked({ kind: 'answer' })
  expect(await together([one.request, other.request])).toEqual(unlike(other.request))
  expect(await together([one.request, elsewhere.request])).toEqual(unlike(elsewhere.request))
  expect(await together([one.request, question.request])).toEqual(unlike(question.request, 'not an approval'))
  expect(await together([one.request, 'none'])).toEqual(unlike('none', 'no such request'))
})

test('#42 twenty who answer the same ones together, in any order: one does', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, () => desk.asked(like)))
  const named = all.map(({ request }) => request)
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, n) => together(n % 2 ? named : named.toReversed(), n % 3 ? 'kim' : 'Lee')),
  )
  expect(results.filter(({ kind }) => kind === 'answered')).toHaveLength(1)
  for (const { run } of all) expect(await desk.store.inbox(run)).toHaveLength(1)
})

test('a comment is kept and decides nothing', async () => {
  const { request } = await desk.asked()
  const comment = { by: 'ben', at: noon, text: 'ask Fay \0 first' }
  expect(await commentOn(desk.pool, request, comment)).toBe(true)
  expect(await commentOn(desk.pool, 'none', comment)).toBe(false)
  expect((await talkOf(desk.pool, request, noon)).comments).toMatchObject([{ by: 'ben', at: noon }])
  expect(await requestRow(desk.pool, request)).toMatchObject({ state: 'open', given: [] })
})

test('people who left the project are forgotten', async () => {
  await putPrincipal(desk.pool, { name: 'gone', roles: ['lead'] })
  const { request } = await desk.asked()
  expect((await talkOf(desk.pool, request, noon)).mayAnswer).toContain('gone')
  await keepPrincipals(
    desk.pool,
    staff.map(({ name }) => name),
  )
  expect((await talkOf(desk.pool, request, noon)).mayAnswer).toEqual(['Lee', 'kim'])
})

test('who approves no element has approved none of them, not all', async () => {
  const { request } = await desk.asked()
  const result = await desk.say(request, 'Lee', { answer: { ...yes, elements: [] } })
  expect(result).toMatchObject({ kind: 'decided', answer: { kind: 'approved', elements: [] } })
  expect((await requestRow(desk.pool, request))?.given[0]).toMatchObject({ elements: [] })
})
