import { afterAll, beforeAll, expect, test } from 'vitest'
import { hasTokens, keepToken, listTokens } from '../store/tokens.ts'
import { keepSession } from '../store/sessions.ts'
import { testDatabase } from '../store/testing/test-database.ts'
import type { Database } from '../store/database.ts'
import { newFirstToken } from './first-token.ts'
import { identify, identifySession } from './identify.ts'
import { ownerHasToken } from './new-token.ts'
import { secretHash } from './tokens.ts'

const now = new Date('2026-03-02T12:00:00.000Z')
const lena = { name: 'lena', roles: ['owner', 'lead'] }
const leo = { name: 'leo', roles: ['owner'] }
let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const project = (principals = [{ name: 'olga', roles: ['operator'] }, lena, leo]) => ({
  pool: database.pool,
  clock: { now: () => now },
  definition: { principals },
})
const session = (secret: string, principals = [lena, leo]) =>
  identifySession(database.pool, principals, secret, { now, wall: now })
const open = (secret: string) =>
  keepSession(database.pool, {
    hash: secretHash(secret),
    token: 'tok_first',
    madeAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + 1_000).toISOString(),
  })

test('the first token is an owner, new at each start, and changes nothing for the command line', async () => {
  const first = await newFirstToken(project())
  expect(first?.person).toBe('lena')
  expect(await identify(database.pool, [lena], first?.secret ?? '', now)).toMatchObject({
    person: lena,
    token: 'tok_first',
  })
  expect([await hasTokens(database.pool), await ownerHasToken(project())]).toEqual([false, false])
  await open('one')

  const second = await newFirstToken(project())
  expect(await identify(database.pool, [lena], first?.secret ?? '', now)).toMatchObject({
    problem: expect.stringContaining('nobody') as string,
  })
  expect(await identify(database.pool, [lena], second?.secret ?? '', now)).toMatchObject({ person: lena })
  // Whoever was signed in goes on, until the owner is another.
  expect(await session('one')).toMatchObject({ person: lena })
  expect((await newFirstToken(project([leo])))?.person).toBe('leo')
  expect(await session('one')).toMatchObject({ problem: expect.stringContaining('over') as string })
})

test('once somebody has a token there is no first one any more, nor any session by it', async () => {
  const last = await newFirstToken(project())
  await open('two')
  await keepToken(database.pool, {
    id: 'tok_1',
    hash: secretHash('x'),
    person: 'lena',
    roles: lena.roles,
    note: '',
    madeBy: 'the terminal',
    madeAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + 1_000).toISOString(),
  })
  expect(await newFirstToken(project())).toBeUndefined()
  expect(await identify(database.pool, [lena], last?.secret ?? '', now)).toHaveProperty('problem')
  expect(await session('two')).toHaveProperty('problem')
  expect((await listTokens(database.pool, { at: now.toISOString() })).map(({ id }) => id)).toEqual(['tok_1'])
})

test('where nobody is an owner there is none', async () => {
  expect(await newFirstToken(project([{ name: 'olga', roles: ['operator'] }]))).toBeUndefined()
})
