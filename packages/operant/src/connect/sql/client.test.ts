import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Said, say } from '../../agent/say.ts'
import type { Database } from '../../store/database.ts'
import { testDatabase } from '../../store/testing/test-database.ts'
import { secret } from '../secret.ts'
import { given, sqlClient, type SqlClient, type SqlClientOptions } from './client.ts'
import { makeSqlite, tables } from './testing/shop-database.ts'

let folder: string
let database: Database
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'operant-sql-'))
  await makeSqlite(join(folder, 'shop.sqlite'), tables)
  database = await testDatabase()
  await database.pool.query(tables)
  process.env['OPERANT_TEST_SHOP'] = database.connectionString
})
afterAll(async () => {
  delete process.env['OPERANT_TEST_SHOP']
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const Order = z.object({ id: z.string(), status: z.string(), pieces: z.int().nullable() })

/** How a call ended, in a word or two. */
async function ending(work: Promise<unknown>): Promise<string> {
  try {
    const answer = await work
    return answer instanceof Said ? `${answer.kind}: ${answer.reason}` : JSON.stringify(answer)
  } catch (error) {
    const { retry, quality, message } = error as { retry?: string; quality?: object; message: string }
    return `${retry ?? (quality ? 'quality' : 'thrown')}: ${message}`
  }
}

const databases = {
  Postgres: {
    place: '$1',
    options: (): SqlClientOptions => ({ url: secret('OPERANT_TEST_SHOP') }),
    slow: 'SELECT pg_sleep(30)::text AS id',
  },
  SQLite: {
    place: '?',
    options: (): SqlClientOptions => ({ file: join(folder, 'shop.sqlite') }),
    slow: 'WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) AS id FROM c',
  },
}

describe.each(Object.entries(databases))('%s', (_name, { place, options, slow }) => {
  let client: SqlClient
  beforeAll(() => {
    client = sqlClient({ ...options(), most: 3 })
  })
  afterAll(() => client[Symbol.asyncDispose]())

  const byId = {
    sql: `SELECT "id", "status", "pieces" FROM "orders" WHERE "id" = ${place}`,
    values: ['id'] as const,
    answer: Order,
  }
  const write = {
    table: '"orders"',
    key: { id: 'id' },
    set: { status: 'status', pieces: 'pieces' },
    returns: ['id', 'status', 'pieces'],
    answer: Order,
  } as const

  test('a row by its key, or none', async () => {
    expect(await client.one({ id: 'A-1' }, say, byId)).toEqual({ id: 'A-1', status: 'open', pieces: 2 })
    expect(await ending(client.one({ id: 'A-9' }, say, byId))).toBe('missing: there is no such row')
  })

  test('values are bound, whatever stands in them', async () => {
    for (const id of ["' OR ''='", `"; DROP TABLE orders; --`, `A-1' --`])
      expect(await ending(client.one({ id }, say, byId))).toBe('missing: there is no such row')
    expect(await client.one({ id: 'A-1' }, say, byId)).toMatchObject({ status: 'open' })
  })

  test('as many rows as may be told, and whether there are more', async () => {
    const byCustomer = {
      sql: `SELECT "id", "status", "pieces" FROM "orders" WHERE "customer" = ${place} ORDER BY "id";`,
      values: ['customer'] as const,
      answer: Order,
    }
    expect(await client.all({ customer: 1 }, say, byCustomer)).toMatchObject({
      rows: [{ id: 'A-1' }, { id: 'A-2' }, { id: 'A-3' }],
      more: true,
    })
    expect(await client.all({ customer: 2 }, say, byCustomer)).toMatchObject({ rows: [{ id: 'B-1' }], more: false })
  })

  test('a read can change nothing', async () => {
    const endings: string[] = []
    for (const sql of [
      'DELETE FROM orders RETURNING id',
      "INSERT INTO orders (id, customer) VALUES ('Z', 1) RETURNING id",
      'DROP TABLE orders',
    ])
      endings.push((await ending(client.one({}, say, { sql, values: [], answer: Order }))).split(':')[0] ?? '')
    expect(endings).toEqual(['refused', 'refused', 'refused'])
    expect(await client.one({ id: 'A-1' }, say, byId)).toMatchObject({ status: 'open' })
  })

  test('a statement that takes too long is ended, and the next one goes on', async () => {
    const hasty = sqlClient({ ...options(), timeout: 3_000 })
    expect(await ending(hasty.one({}, say, { sql: slow, values: [], answer: z.object({ id: z.string() }) }))).toMatch(
      /^later: the database: /,
    )
    expect(await hasty.one({ id: 'A-1' }, say, byId)).toMatchObject({ id: 'A-1' })
    await hasty[Symbol.asyncDispose]()
  })

  test('a row that is not as described is told by its column, not by what it holds', async () => {
    const wrong = { ...byId, answer: z.object({ status: z.int() }) }
    expect(await ending(client.one({ id: 'A-1' }, say, wrong))).toBe(
      'quality: the database answered .status a text of 4 characters, expected number',
    )
  })

  test('rows are added, changed and deleted, one at a time', async () => {
    expect(
      await client.write({ id: 'N-1', status: 'open', pieces: undefined }, say, {
        ...write,
        does: 'insert',
        key: { id: 'id' },
      }),
    ).toEqual({ id: 'N-1', status: 'open', pieces: null })
    expect(await client.write({ id: 'N-1', status: undefined, pieces: 7 }, say, { ...write, does: 'update' })).toEqual({
      id: 'N-1',
      status: 'open',
      pieces: 7,
    })
    const { set: _, ...keyed } = write
    expect(await client.write({ id: 'N-1' }, say, { ...keyed, does: 'delete' })).toMatchObject({ id: 'N-1' })
    expect(await ending(client.write({ id: 'N-1' }, say, { ...keyed, does: 'delete' }))).toBe(
      'refused: there is no such row',
    )
  })

  test('what the database refuses was not done', async () => {
    expect(
      await ending(client.write({ id: 'A-1', status: 'open', pieces: 1 }, say, { ...write, does: 'insert' })),
    ).toMatch(/^refused: the database refused: /)
    expect(
      await ending(client.write({ id: 'A-1', status: undefined, pieces: -5 }, say, { ...write, does: 'update' })),
    ).toMatch(/^refused: the database refused: /)
    expect(
      await ending(
        client.write({ id: 'A-1', status: undefined, pieces: undefined }, say, { ...write, does: 'update' }),
      ),
    ).toMatch(/^refused: .*nothing is given/)
    expect(await client.one({ id: 'A-1' }, say, byId)).toEqual({ id: 'A-1', status: 'open', pieces: 2 })
  })
})

test('a database that is not there was not written', async () => {
  const file = sqlClient({ file: join(folder, 'none.sqlite') })
  expect(await ending(file.one({}, say, { sql: 'SELECT 1', values: [], answer: Order }))).toMatch(
    /^later: the database: there is no file/,
  )
  process.env['OPERANT_TEST_NOWHERE'] = 'postgres://nobody:geheim@127.0.0.1:9/none'
  const nowhere = sqlClient({ url: secret('OPERANT_TEST_NOWHERE'), timeout: 2_000 })
  const said = await ending(
    nowhere.write({ id: 'A' }, say, {
      does: 'delete',
      table: '"orders"',
      key: { id: 'id' },
      returns: ['id'],
      answer: Order,
    }),
  )
  delete process.env['OPERANT_TEST_NOWHERE']
  expect(said).toMatch(/^later: the database: /)
  expect(said).not.toContain('geheim')
  const unset = sqlClient({ url: secret('OPERANT_TEST_NOT_SET') })
  expect(await ending(unset.one({}, say, { sql: 'SELECT 1', values: [], answer: Order }))).toMatch(
    /^no: OPERANT_TEST_NOT_SET is not set/,
  )
})

test('of the inputs that may be left out, those that were given are expected', () => {
  expect(given({ a: 1, b: undefined, c: null }, 'a', 'b', 'c')).toEqual({ a: 1, c: null })
})
