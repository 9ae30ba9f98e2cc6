import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Also } from '../run/store.ts'
import type { Database } from './database.ts'
import {
  draftPolicies,
  listPolicyEvents,
  listPolicyVersions,
  policyVersion,
  publishPolicies,
  seedPolicies,
} from './policy-versions.ts'
import { PostgresRunStore } from './run-store.ts'
import { anEvent, later, noon, opened } from './testing/samples.ts'
import { testDatabase } from './testing/test-database.ts'

let database: Database
let store: PostgresRunStore
beforeAll(async () => {
  database = await testDatabase()
  store = new PostgresRunStore(database.pool)
})
afterAll(() => database.close())

const content = (text: string) => ({ files: [{ name: 'p.yaml', text }], cases: [], hash: `hash of ${text}` })
const seed = (agent: string) => seedPolicies(database.pool, agent, content('one'), noon)
const draft = (agent: string, author = 'Ann', text = 'two') =>
  draftPolicies(database.pool, { agent, content: content(text), author, because: 'it is better', at: later })
const publish = (agent: string, version: number, by = 'Bob') =>
  publishPolicies(database.pool, { agent, version, by, because: 'looked at', at: later })
const governing = async (agent: string) => (await policyVersion(database.pool, agent, 'governing'))?.version

test('files seed the first version once, however many processes start at once', async () => {
  const seeded = await Promise.all(Array.from({ length: 6 }, () => seed('seeded')))
  expect(seeded.filter(Boolean)).toHaveLength(1)
  expect(await policyVersion(database.pool, 'seeded', 'governing')).toMatchObject({
    ...content('one'),
    version: 1,
    governs: true,
    author: 'the files',
    publishedAt: noon,
  })
})

test('a draft governs nothing until it is published, and says who wrote and who published it', async () => {
  await seed('drafted')
  expect(await draft('drafted')).toBe(2)
  expect(await governing('drafted')).toBe(1)
  expect(await publish('drafted', 2)).toBeUndefined()
  expect(await listPolicyVersions(database.pool, 'drafted')).toMatchObject([
    {
      version: 2,
      governs: true,
      basedOn: 1,
      author: 'Ann',
      publisher: 'Bob',
      because: 'it is better',
      publishedAt: later,
    },
    { version: 1, governs: false },
  ])
})

test.each(['Ann', ' ann ', 'ANN'])('#12 the author, as "%s", does not publish their own policies', async (name) => {
  await seed(`own ${name}`)
  const version = await draft(`own ${name}`)
  expect(await publish(`own ${name}`, version, name)).toBe('your own draft')
  expect(await governing(`own ${name}`)).toBe(1)
})

test('a draft that another was published before is not published: it would take that one back', async () => {
  await seed('raced')
  const [one, other] = [await draft('raced'), await draft('raced', 'Cid', 'three')]
  const said = await Promise.all([publish('raced', one), publish('raced', other)])
  expect(said.toSorted()).toEqual(['overtaken', undefined])
  expect(await publish('raced', 17)).toBe('no such version')
  expect(await publish('raced', (await governing('raced')) ?? 0)).toBe('published already')
})

test('#13 a rollback is a version of its own, published by another, and both are kept as events', async () => {
  await seed('rolled')
  await publish('rolled', await draft('rolled'))
  const back = await draftPolicies(database.pool, {
    agent: 'rolled',
    content: content('one'),
    restores: 1,
    author: 'Ann',
    because: 'it was worse',
    at: later,
  })
  expect(await publish('rolled', back, 'Ann')).toBe('your own draft')
  expect(await publish('rolled', back)).toBeUndefined()
  const events = await listPolicyEvents(database.pool, 'rolled')
  expect(events.map(({ kind, version, by, because }) => [kind, version, by, because])).toEqual([
    ['seeded', 1, 'the files', 'the first start'],
    ['drafted', 2, 'Ann', 'it is better'],
    ['published', 2, 'Bob', 'looked at'],
    ['rollback asked', 3, 'Ann', 'it was worse'],
    ['rolled back', 3, 'Bob', 'looked at'],
  ])
})

test.each([
  `UPDATE operant.policy_versions SET files = '[]' WHERE agent = 'kept'`,
  `UPDATE operant.policy_versions SET publisher = 'Eve' WHERE agent = 'kept' AND version = 1`,
  `UPDATE operant.policy_versions SET publisher = 'Eve', published_at = now(), author = 'x' WHERE agent = 'kept' AND version = 2`,
  `DELETE FROM operant.policy_versions WHERE agent = 'kept' AND version = 2`,
  `UPDATE operant.policy_events SET by = 'Eve' WHERE agent = 'kept'`,
  `DELETE FROM operant.policy_events WHERE agent = 'kept'`,
  'TRUNCATE operant.policy_events',
  'TRUNCATE operant.policy_versions CASCADE',
])('what was written and done stays: %s', async (statement) => {
  if (await seed('kept')) await draft('kept')
  await expect(database.pool.query(statement)).rejects.toThrow(/never changed/)
})

const intend = (run: string) => ({ identity: `line of ${run}`, effect: 'e', action: 'refund', argumentsHash: 'hash' })
const commits: readonly (readonly [string, (run: string) => Also])[] = [
  ['an intent', (run) => ({ intend: intend(run) })],
  [
    'an intent with a reservation',
    (run) => ({
      intend: intend(run),
      reserve: [{ key: `day of ${run}`, effect: 'e', minor: 5n, limitMinor: 9n, currency: 'GBP' }],
    }),
  ],
  ['a refusal', () => ({})],
]

test.each(commits)('#11 %s is committed only while the version it was decided under governs', async (_, also) => {
  const [agent = '', other = ''] = await opened(store, 2)
  await seed(agent)
  const append = (run: string, version: number) =>
    store.append(run, 1, [anEvent()], { ...also(run), governedBy: { agent, version, autonomy: 0 } })
  expect(await append(agent, 1)).toEqual({ kind: 'appended', seq: 2 })
  await publish(agent, await draft(agent))
  expect(await append(other, 1)).toEqual({ kind: 'policy changed' })
  expect(await store.read(other)).toHaveLength(1)
  expect(await store.effect(`line of ${other}`)).toBeUndefined()
  expect(await append(other, 2)).toEqual({ kind: 'appended', seq: 2 })
})
