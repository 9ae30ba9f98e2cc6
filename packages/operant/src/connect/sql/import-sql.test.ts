import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Agent } from '../../agent/define-agent.ts'
import { say } from '../../agent/say.ts'
import { CAPABILITY, type Capability } from '../../agent/capability.ts'
import { loadAgent } from '../../run/loading/load-agent.ts'
import type { Answer } from '../../run/context.ts'
import type { Database } from '../../store/database.ts'
import { testDatabase } from '../../store/testing/test-database.ts'
import { Workbench } from '../../testing/workbench.ts'
import { writeConnection } from '../source/connection-file.ts'
import type { Catalogue } from './catalogue.ts'
import type { SqlClient } from './client.ts'
import { importSql } from './import-sql.ts'
import { readPostgres } from './read-postgres.ts'
import { readSqlite } from './read-sqlite.ts'
import { makeSqlite, tables } from './testing/shop-database.ts'

/** Only Postgres has these. */
const more = `
CREATE TYPE mood AS ENUM ('calm', 'it''s odd');
CREATE DOMAIN code AS varchar(8);
CREATE TABLE kinds (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), big bigint, price numeric(10, 2), at timestamptz, day date, mood mood,
  code code, doc jsonb, flag boolean NOT NULL DEFAULT false, raw bytea, tags text[],
  twice numeric GENERATED ALWAYS AS (price * 2) STORED
);
COMMENT ON TABLE kinds IS 'One of each */ kind';
COMMENT ON COLUMN kinds.price IS 'What it costs';
INSERT INTO kinds (big, price, at, day, mood, code, doc, raw, tags)
  VALUES (9007199254740993, 12.50, '2026-01-05T10:00:00+01', '2026-01-05', 'it''s odd', 'X', '{"a": [1]}', 'x', '{a}');
`

let folder: string
let database: Database
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'operant-sql-import-'))
  symlinkSync(join(import.meta.dirname, '../../../../../node_modules'), join(folder, 'node_modules'))
  await makeSqlite(join(folder, 'shop.sqlite'), tables)
  database = await testDatabase()
  await database.pool.query(`SELECT set_config('search_path', 'public', true); ${tables} ${more}`)
  process.env['SHOP_DATABASE_URL'] = database.connectionString
})
afterAll(async () => {
  delete process.env['SHOP_DATABASE_URL']
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const agentFile = (name: string) => `import { z } from 'zod'
import { condition, defineAgent, fact, goal, readWith } from 'operant'
import { getOrder, ${name}, ${name}System } from './connections/${name}.ts'

const orderId = fact('orderId', z.string())
const packed = condition({
  name: 'packed',
  needs: { orderId },
  uses: { ${name}: ${name}System },
  holds: async (i, u) => (await readWith(getOrder, { id: i.orderId }, u))?.status === 'packed',
})
export const agent = defineAgent({
  name: 'packer',
  goals: [goal({ name: 'pack', ask: 'Pack {orderId}', input: { orderId }, doneWhen: [packed] })],
  can: [...${name}],
  policies: [{ path: 'p.yaml', text: 'policy: p\\nrules:\\n  - rule: fine\\n    for: ${name}.updateOrder\\n    when: "true"\\n    then: allow\\n    because: It is asked for.\\n' }],
  reasoner: 'model',
})
`

const databases = {
  lite: {
    catalogue: (): Promise<Catalogue> => readSqlite(join(folder, 'shop.sqlite')),
    place: { file: '../shop.sqlite' },
  },
  post: {
    catalogue: (): Promise<Catalogue> => readPostgres(database.connectionString, ['public']),
    place: { variable: 'SHOP_DATABASE_URL' },
  },
}

describe.each(Object.entries(databases))('%s', (name, { catalogue, place }) => {
  test('becomes a file without secrets, whose write is approved, read back and confirmed', async () => {
    const made = importSql({ name, catalogue: await catalogue(), place, writes: ['orders'] })
    const { file } = writeConnection(join(folder, 'connections'), made.source)
    const wanted = ['getCustomer', 'getOrder', 'listOrdersByCustomer', 'insertOrder', 'updateOrder', 'deleteOrder']
    expect(made.operations.map(({ capability }) => capability)).toEqual(
      expect.arrayContaining(wanted.map((one) => `${name}.${one}`)),
    )
    expect(made.operations.filter(({ writes }) => writes)).toHaveLength(3)
    expect(made.leftOut).toEqual([{ operation: 'notes', reason: 'it has neither a primary nor a foreign key' }])
    const { password } = new URL(database.connectionString)
    expect(password).not.toBe('')
    expect(readFileSync(file, 'utf8')).not.toContain(password)
    writeFileSync(join(folder, `agent-${name}.ts`), agentFile(name))
    const { agent } = (await import(pathToFileURL(join(folder, `agent-${name}.ts`)).href)) as { agent: Agent }
    const warnings = loadAgent(agent).warnings.filter((one) => one.startsWith(`${name}.updateOrder is unproven`))
    expect(warnings[0]).toContain('(missing: relations for id and customer and status and pieces, undo, risk)')
    const connection = (await import(pathToFileURL(file).href)) as Record<
      string,
      { open: (settings: object) => SqlClient }
    >
    const client = connection[`${name}System`]?.open({})
    if (!client) throw new Error('the file declares no system')
    const answer: Answer = {
      kind: 'proposes',
      calls: [
        {
          said: { tool: `${name}_updateOrder`, input: { id: 'A-1', status: 'packed' } },
          asks: {
            kind: 'step',
            capability: `${name}.updateOrder`,
            scope: [],
            bound: { id: { literal: 'A-1' }, status: { literal: 'packed' } },
          },
        },
      ],
      usage: { input: 0, output: 0 },
    }
    const bench = new Workbench({
      agents: [agent],
      clients: { [name]: client },
      reasoner: { propose: async () => answer },
    })
    await bench.run('packer', 'pack', { orderId: 'A-1' })
    await bench.decide('run1', 'approved', 'olga')
    const state = await bench.state('run1')
    expect([...state.effects.values()].map(({ result, adopted }) => [result, adopted])).toEqual([['confirmed', false]])
    expect(state.settled?.outcome).toBe('met')
    await client[Symbol.asyncDispose]()
  })

  test('odd names stay names', async () => {
    const made = importSql({ name: `${name}Odd`, catalogue: await catalogue(), place, writes: [] })
    const { file } = writeConnection(join(folder, 'connections'), made.source)
    const all = (await import(pathToFileURL(file).href)) as Record<string, unknown> & {
      readonly [key: string]: Capability
    }
    const getter = made.operations.find(({ source }) => source.includes('odd'))
    const spec = all[getter?.constant ?? '']?.[CAPABILITY]
    const system = all[`${name}OddSystem`] as unknown as { open: (settings: object) => SqlClient }
    const client = system.open({})
    const [input = ''] = Object.keys(spec?.needs ?? {})
    const row = spec?.kind === 'query' ? await spec.read({ [input]: 7 }, { [`${name}Odd`]: client }, say) : undefined
    expect(Object.entries(row ?? {})).toEqual([
      ['the "key"', 7],
      ["a'b`c", 'odd'],
      ['constructor', 'made'],
    ])
    await client[Symbol.asyncDispose]()
  })
})

test('each kind of column of Postgres is read as it is declared', async () => {
  const made = importSql({
    name: 'kindly',
    catalogue: await readPostgres(database.connectionString, ['public']),
    place: { variable: 'SHOP_DATABASE_URL' },
    writes: ['kinds'],
  })
  const { file } = writeConnection(join(folder, 'connections'), made.source)
  const source = readFileSync(file, 'utf8')
  expect(source).toContain('// raw: bytea, not read')
  expect(source).toContain('// tags: _text, not read')
  expect(source).not.toContain("twice: 'twice'")
  // The database gives out the key of a new row: nothing says which one was meant.
  expect(made.operations.find(({ constant }) => constant === 'insertKind')?.source).not.toContain('identity')
  const { rows } = await database.pool.query<{ id: string }>('SELECT id FROM kinds')
  const all = (await import(pathToFileURL(file).href)) as {
    getKind: Capability
    kindlySystem: { open: (settings: object) => SqlClient }
  }
  const client = all.kindlySystem.open({})
  const spec = all.getKind[CAPABILITY]
  const row = spec.kind === 'query' ? await spec.read({ id: rows[0]?.id }, { kindly: client }, say) : undefined
  await client[Symbol.asyncDispose]()
  expect(row).toEqual({
    id: rows[0]?.id,
    big: '9007199254740993',
    price: '12.50',
    at: '2026-01-05T09:00:00.000Z',
    day: '2026-01-05',
    mood: "it's odd",
    code: 'X',
    doc: { a: [1] },
    flag: false,
    twice: '25.00',
  })
})

test('what the docs show is what is written', async () => {
  const made = importSql({
    name: 'shop',
    catalogue: await readSqlite(join(folder, 'shop.sqlite')),
    place: { file: 'x' },
    writes: [],
  })
  const page = readFileSync(join(import.meta.dirname, '../../../../../docs/connecting-sql.md'), 'utf8')
  const [, shown = 'nothing'] = /```js\n([\s\S]*?)```/.exec(page) ?? []
  // However it is broken into lines.
  expect(made.source.body.replaceAll(/\s+/g, '')).toContain(shown.replaceAll(/\s+/g, ''))
})

test('mistakes are told in words', async () => {
  const catalogue = await readSqlite(join(folder, 'shop.sqlite'))
  const wanted = { name: 'shop', catalogue, place: { file: 'x' }, writes: ['notes'] }
  expect(() => importSql(wanted)).toThrow(
    '--writes notes: there is no such table with a primary key. To mend it, name some of customers',
  )
  expect(() => importSql({ ...wanted, name: 'My Shop', writes: [] })).toThrow('it is no name in camelCase')
  await expect(readSqlite(join(folder, 'agent-lite.ts'))).rejects.toThrow('cannot be read')
  await expect(readPostgres('postgres://nobody:geheim@127.0.0.1:9/none', ['public'])).rejects.toThrow(
    'the database cannot be read',
  )
})
