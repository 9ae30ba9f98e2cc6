import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Money } from '../facts/money.ts'
import { autonomyEvidence, wilson } from '../store/autonomy-evidence.ts'
import { listAutonomyChanges, setAutonomy } from '../store/autonomy.ts'
import type { Database } from '../store/database.ts'
import { answerRequest, listRequests } from '../store/requests.ts'
import { testDatabase } from '../store/testing/test-database.ts'
import { levelAgent, levelLedger } from '../testing/worlds/single-write.ts'
import { driveToRest } from './drive.ts'
import { heedingReviews, heedReview } from './heed-reviews.ts'
import { assembleProject } from './load-project.ts'
import { openLoadedProject, type Project } from './open-project.ts'

const free = { path: 'p.yaml', text: 'policy: p\nrules:\n  - { rule: free, for: setLevel, then: allow }\n' }
const folder = mkdtempSync(join(tmpdir(), 'operant-autonomy-'))
const books = levelLedger()

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A process of the project, on the database of all of them. */
function opened(): Promise<Project> {
  const loaded = assembleProject(join(folder, 'operant.config.ts'), {
    agents: [levelAgent({}, [free])],
    clients: { ledger: {} },
    principals: [{ name: 'ann', roles: ['operator'] }],
    reviews: { share: 1 },
    folder,
  })
  const definition = { ...loaded.definition, clients: () => ({ ledger: books }) }
  return openLoadedProject(
    { ...loaded, definition },
    { open: async () => ({ ...database, close: async () => undefined }) },
  )
}

const change = {
  agent: 'leveller',
  action: 'setLevel',
  level: 'confirm',
  above: null,
  by: 'operator',
  setBy: 'ann',
  because: 'new',
  at: '2026-11-20T08:00:00.000Z',
  mayRaise: false,
} as const

async function decidedFor(project: Project, item: string) {
  books.set('wanted', item, { level: 7 })
  const run = await project.startGoal({ agent: 'leveller', goal: 'level', input: { item }, startedBy: 'bob' })
  await driveToRest(project, run)
  const events = await project.store.read(run)
  return events.flatMap((event) => (event.type === 'call.decided' ? [event.decision.effect] : []))
}

test('a level that is set holds from the next decision on, in every process; only some may make it milder', async () => {
  const [one, other] = [await opened(), await opened()]
  expect(await setAutonomy(one.pool, { ...change, agent: 'nobody' })).toBe('no policies')
  expect(await decidedFor(other, 'x1')).toEqual(['allow'])
  expect(await setAutonomy(one.pool, change)).toBeTypeOf('number')
  expect(await decidedFor(other, 'x2')).toEqual(['approve'])
  expect(await setAutonomy(one.pool, { ...change, level: 'automatic' })).toBe('not your role')
  expect(await setAutonomy(one.pool, { ...change, level: null })).toBe('not your role')
  expect(await setAutonomy(one.pool, { ...change, level: 'shadow', action: '*', because: 'odd' })).toBeTypeOf('number')
  expect(await decidedFor(one, 'x3')).toEqual(['deny'])
  for (const action of ['*', 'setLevel'])
    expect(await setAutonomy(one.pool, { ...change, level: null, action, mayRaise: true })).toBeTypeOf('number')
  expect(await decidedFor(other, 'x4')).toEqual(['allow'])
  expect((await listAutonomyChanges(one.pool, 'leveller')).map(({ level, holds }) => [level, holds])).toEqual([
    [null, true],
    [null, true],
    ['shadow', false],
    ['confirm', false],
  ])
})

test('who confirms is put in another’s place only by those who may make it milder, and by no review', async () => {
  const { pool, clock } = await opened()
  await decidedFor(await opened(), 'w1')
  const finance = { ...change, by: 'finance', because: 'audit' }
  expect(await setAutonomy(pool, finance)).toBeTypeOf('number')
  expect(await setAutonomy(pool, { ...finance, by: 'operator' })).toBe('not your role')
  expect(await setAutonomy(pool, { ...finance, by: 'operator', review: 'r1' })).toBe('done already')
  expect(await setAutonomy(pool, { ...finance, because: 'still' })).toBeTypeOf('number')
  await heedingReviews(pool, clock)()
  const holding = (await listAutonomyChanges(pool, 'leveller')).filter(({ holds }) => holds)
  expect(holding.map(({ level, by, because }) => [level, by, because])).toContainEqual(['confirm', 'finance', 'still'])
  expect(await setAutonomy(pool, { ...finance, level: null, by: 'operator', mayRaise: true })).toBeTypeOf('number')
})

test('a band of amounts is a level of its own', async () => {
  const project = await opened()
  const band = { ...change, above: Money.parse('50.00 GBP') }
  expect(await setAutonomy(project.pool, band)).toBeTypeOf('number')
  expect((await listAutonomyChanges(project.pool, 'leveller'))[0]).toMatchObject({ holds: true, above: band.above })
  expect(await decidedFor(project, 'y1')).toEqual(['allow'])
  expect(await setAutonomy(project.pool, { ...band, level: null, mayRaise: true })).toBeTypeOf('number')
})

test('a review that says a call should not have been made lowers the level once, and whoever starts a run judges nothing of it', async () => {
  const project = await opened()
  const { pool, clock } = project
  await decidedFor(project, 'z1')
  const reviews = (await listRequests(pool, { kind: 'review', state: 'open' })).filter(
    (one) => one.title === 'Set z1 to 7',
  )
  expect(reviews).toHaveLength(1)
  const given = (name: string, verdict: string) =>
    answerRequest(pool, {
      request: reviews[0]?.id ?? '',
      by: { name, roles: ['operator'] },
      how: { channel: 'command line' },
      answer: { kind: 'answered', value: { verdict, reason: 'the item is frozen' } },
      at: clock.now().toISOString(),
    })
  expect(await given('bob', 'made')).toEqual({ kind: 'refused', why: 'your own request' })
  expect(await given('ann', 'refused')).toMatchObject({ kind: 'decided' })
  // A NUL character in what was said keeps nobody from looking at the others.
  await pool.query(`UPDATE operant.request_answers SET value = $2 WHERE request_id = $1`, [
    reviews[0]?.id,
    '{"verdict":"refused","reason":"the item is frozen \\u0000"}',
  ])
  const heeding = heedingReviews(pool, clock)
  await Promise.all([heedReview(pool, clock, reviews[0]?.id ?? ''), heeding(), heedingReviews(pool, clock)()])
  await heeding()
  const [latest] = await listAutonomyChanges(pool, 'leveller')
  expect(latest).toMatchObject({ level: 'confirm', holds: true, setBy: 'operant', review: reviews[0]?.id })
  expect(latest?.because).toContain('the item is frozen')
  expect(await decidedFor(project, 'z2')).toEqual(['approve'])
  expect((await autonomyEvidence(pool)).get('leveller setLevel')).toMatchObject({ reviewed: 1, agreed: 0, rejected: 0 })
})

test('a share with its interval, as Wilson gives it: 47 of 50', () => {
  expect(wilson(47, 50).map((end) => end.toFixed(4))).toEqual(['0.8378', '0.9794'])
  expect(wilson(0, 0)).toEqual([0, 1])
})
