import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../store/database.ts'
import { listTokens, revokeToken } from '../store/tokens.ts'
import { testDatabase } from '../store/testing/test-database.ts'
import { identify } from './identify.ts'
import { newTokenFor, ownerHasToken } from './new-token.ts'

const people = [
  { name: 'lena', roles: ['owner', 'operator'] },
  { name: 'olga', roles: ['operator', 'lead'] },
]
let now = new Date('2026-03-02T12:00:00Z')
const clock = { now: () => now }

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const inside = () => ({ pool: database.pool, clock, definition: { principals: people } })
const made = (person: string, roles: readonly string[], days = 1) =>
  newTokenFor(inside(), { person, roles, days, madeBy: 'lena', note: '' })

test('a token stands for its person, with the roles that it may use and that the person still has', async () => {
  const { secret, row } = await made('olga', ['operator'])
  expect(await identify(database.pool, people, secret, now)).toEqual({
    person: { name: 'olga', roles: ['operator'] },
    token: row.id,
  })
  // Somebody who is given another role, or loses one, does not keep the old one by a token.
  const changed = [{ name: 'Olga', roles: ['lead'] }]
  expect(await identify(database.pool, changed, secret, now)).toEqual({
    problem: expect.stringContaining('may use none of the roles') as string,
  })
})

test('what is kept of a token is a hash: its secret stands nowhere', async () => {
  const { secret } = await made('olga', ['operator'])
  const { rows } = await database.pool.query<{ row: string }>(
    'SELECT row_to_json(tokens)::text AS row FROM operant.tokens',
  )
  expect(secret).toMatch(/^op_[\w-]{43}$/)
  expect(rows.filter(({ row }) => row.includes(secret.slice(3)))).toEqual([])
})

test('a guess, a token without roles, one that is over, revoked or of somebody who left stands for nobody', async () => {
  const guess = `op_${'A'.repeat(43)}`
  const [empty, over, revoked, left] = [
    await made('olga', []),
    await made('olga', ['operator'], 1),
    await made('olga', ['operator'], 9),
    await made('olga', ['operator'], 9),
  ]
  await revokeToken(database.pool, { id: revoked.row.id, by: 'lena', at: now.toISOString() })
  const problem = async (secret: string, known = people, at = now) => {
    const found = await identify(database.pool, known, secret, at)
    return 'problem' in found ? found.problem : 'known'
  }
  expect(await problem('olga')).toContain('this is no token')
  expect(await problem(guess)).toContain('nobody here has this token')
  expect(await problem(empty.secret)).toContain('may use none of the roles')
  expect(await problem(over.secret, people, new Date(over.row.expiresAt))).toContain('was good until')
  expect(await problem(revoked.secret)).toContain('was revoked by lena')
  expect(await problem(left.secret, [{ name: 'lena', roles: ['owner'] }])).toContain('does not know any more')
})

test('using a token is noted, revoking it again changes nothing, and lists leave out what is over', async () => {
  const { secret, row } = await made('lena', ['owner'], 2)
  expect(await ownerHasToken(inside())).toBe(true)
  now = new Date('2026-03-02T13:00:00Z')
  await identify(database.pool, people, secret, now)
  const find = async (all: boolean) =>
    (await listTokens(database.pool, { at: now.toISOString(), all })).find(({ id }) => id === row.id)
  expect(await find(false)).toMatchObject({ usedAt: '2026-03-02T13:00:00.000Z' })
  const first = await revokeToken(database.pool, { id: row.id, by: 'lena', at: now.toISOString() })
  expect(await revokeToken(database.pool, { id: row.id, by: 'olga', at: '2026-04-01T00:00:00Z' })).toEqual(first)
  expect([await find(false), (await find(true))?.revokedBy]).toEqual([undefined, 'lena'])
  expect(await ownerHasToken(inside())).toBe(false)
})
