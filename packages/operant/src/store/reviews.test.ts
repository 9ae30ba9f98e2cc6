import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventBody } from '../journal/events.ts'
import type { Database } from './database.ts'
import { answerRequest } from './requests.ts'
import { agrees, reviewResults, wentTooFar } from './reviews.ts'
import { PostgresRunStore } from './run-store.ts'
import { aRequest, aRun, later, noon } from './testing/samples.ts'
import { testDatabase } from './testing/test-database.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const step = { capability: 'prices', scope: '[]', inputs: 'i' }

/** A review of a call with this hash, in a run in which this happened, judged so; what it comes to. */
async function reviewed(happened: readonly EventBody[], argumentsHash: string, verdict: string) {
  const store = new PostgresRunStore(database.pool)
  const run = aRun()
  const shown = { action: 'setPrice', note: 'a \0 in what is shown' }
  const request = aRequest({ kind: 'review', requester: 'agent', shown, argumentsHash })
  await store.open(run)
  const events = happened.map((event) => ({ ...event, at: noon }))
  await store.append(run.id, 1, [{ type: 'run.woke', why: 'x', at: noon }, ...events], { requests: [request] })
  await answerRequest(database.pool, {
    request: request.id,
    by: { name: 'Lee', roles: request.roles },
    how: { channel: 'command line' },
    answer: { kind: 'answered', value: { verdict, reason: 'seen' } },
    at: noon,
  })
  return (await reviewResults(database.pool)).find(({ id }) => id === request.id)
}

test('of an element of a change set, its intent says that it was made; without one it was not', async () => {
  const intended: EventBody = {
    type: 'effect.intended',
    effect: 'e',
    step,
    joined: [],
    action: 'setPrice',
    title: 'Set it',
    identity: 'i',
    key: 'k',
    arguments: { note: 'a \0 in an argument' },
    argumentsHash: 'hash-made',
    from: [],
    label: 'record',
    attempt: 1,
    occasion: 0,
  }
  const made = await reviewed([intended], 'hash-made', 'refused')
  expect(made).toMatchObject({ action: 'setPrice', decided: 'allow', verdict: 'refused' })
  expect(made && wentTooFar(made)).toBe(true)
  expect(await reviewResults(database.pool, { unheeded: true, since: noon })).toContainEqual(made)
  expect(await reviewResults(database.pool, { unheeded: true, since: later })).not.toContainEqual(made)
  const left = await reviewed([intended], 'hash-left', 'refused')
  expect(left).toMatchObject({ decided: 'deny' })
  expect(left && wentTooFar(left)).toBe(false)
})

test('a call that is decided again is reviewed once; any other request is made once or not at all', async () => {
  const store = new PostgresRunStore(database.pool)
  const run = aRun()
  await store.open(run)
  const review = aRequest({ kind: 'review', requester: 'agent' })
  const approval = aRequest()
  for (const after of [1, 2])
    await store.append(run.id, after, [{ type: 'run.woke', why: 'x', at: noon }], { requests: [review] })
  await store.append(run.id, 3, [{ type: 'run.woke', why: 'x', at: noon }], { requests: [approval] })
  const again = store.append(run.id, 4, [{ type: 'run.woke', why: 'x', at: noon }], { requests: [approval] })
  await expect(again).rejects.toThrow('requests_pkey')
})

test.each([
  ['allow', undefined, 'allow', 'made'],
  ['deny', undefined, 'deny', 'refused'],
  ['deny', 'approve', 'escalate', 'asked'],
] as const)(
  'of a call that was decided %s, in shadow %s, the review says %s',
  async (effect, shadow, decided, verdict) => {
    const call: EventBody = {
      type: 'call.decided',
      step,
      argumentsHash: `hash ${effect} ${shadow}`,
      arguments: {},
      decision: { effect, reasons: [], policyHash: 'p', ...(shadow ? { shadow: { effect: shadow } } : {}) },
    }
    const result = await reviewed([call], call.argumentsHash, verdict)
    expect(result).toMatchObject({ decided })
    expect(result && agrees(result)).toBe(true)
  },
)
