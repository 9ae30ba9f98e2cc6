import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importOpenApi } from './import-openapi.ts'
import { publicDocument } from './testing/workshop.ts'

let drafts: string
beforeAll(() => {
  drafts = mkdtempSync(join(tmpdir(), 'operant-documents-'))
})
afterAll(() => {
  rmSync(drafts, { recursive: true })
})

const minimal = (more: object = {}, operation: object = {}) => ({
  openapi: '3.0.3',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: 'https://shop.example.com/v1' }],
  paths: { '/orders': { get: { operationId: 'listOrders', responses: { 200: { description: 'ok' } }, ...operation } } },
  ...more,
})

function draft(content: unknown, name = 'document.json'): string {
  const file = join(drafts, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const get = (more: object = {}) => ({ get: { responses: {}, ...more } })

const answering = (schema: unknown) => ({
  responses: { 200: { description: '', content: { 'application/json': { schema } } } },
})

test.each<readonly [string, unknown, string]>([
  ['broken JSON', '{\n  "openapi": "3.0.0",\n  oops\n}', 'broken JSON at line 3, column 3'],
  ['broken YAML', 'openapi: [\n', 'no YAML or JSON'],
  ['no document', '[]', 'no OpenAPI document'],
  ['something else', '{"a": 1}', 'says neither openapi: nor swagger:'],
  ['another version', { openapi: '4.0.0' }, 'openapi: 4.0.0 is not known'],
  ['an old version', { swagger: '1.2' }, 'swagger: 1.2 is not known'],
  ['no paths', { openapi: '3.1.0', webhooks: {} }, 'has no paths'],
  [
    'a reference to nothing',
    minimal({}, answering({ $ref: '#/components/schemas/Order' })),
    'GET /orders: $ref "#/components/schemas/Order": nothing is there',
  ],
  ['a reference elsewhere', minimal({}, answering({ $ref: './order.yaml#/Order' })), 'leads to another document'],
  [
    'a reference to itself',
    minimal(
      { components: { schemas: { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } } } },
      answering({ $ref: '#/components/schemas/A' }),
    ),
    'refers to itself',
  ],
  [
    'a parameter that refers to itself',
    minimal(
      { components: { parameters: { a: { $ref: '#/components/parameters/a' } } } },
      { parameters: [{ $ref: '#/components/parameters/a' }] },
    ),
    'leads back to itself',
  ],
])('is refused in words: %s', async (_, content, says) => {
  await expect(importOpenApi({ from: draft(content) })).rejects.toThrow(says)
  await expect(importOpenApi({ from: draft(content) })).rejects.toThrow('To mend it')
})

test('a document that is too long is not read', async () => {
  const file = draft('', 'long.json')
  const { truncateSync } = await import('node:fs')
  truncateSync(file, 50_000_001)
  await expect(importOpenApi({ from: file })).rejects.toThrow('longer than 50 MB')
})

test('YAML that would grow without end is refused', async () => {
  const rows = ['a: &a ["x","x","x","x","x","x","x","x","x"]']
  for (let count = 0; count < 9; count += 1) {
    const [before, now] = ['abcdefghij'[count], 'abcdefghij'[count + 1]]
    rows.push(`${now}: &${now} [${Array.from({ length: 9 }, () => `*${before}`).join(',')}]`)
  }
  await expect(importOpenApi({ from: draft(`openapi: 3.0.0\n${rows.join('\n')}`, 'bomb.yaml') })).rejects.toThrow(
    'no YAML or JSON',
  )
})

test('a document that is nested without end is refused in words', async () => {
  const [deep, end] = ['{"a":'.repeat(200_000), '}'.repeat(200_000)]
  const swagger = `{"swagger":"2.0","x-deep":${deep}1${end}}`
  await expect(importOpenApi({ from: draft(swagger) })).rejects.toThrow('nested too deeply')
})

const schemas = (total: string) => ({
  Order: { type: 'object', properties: { line: { $ref: '#/components/schemas/Line' } } },
  Line: { type: 'object', properties: { total: { type: total } } },
})
const answer = (name: string) => answering({ $ref: `#/components/schemas/${name}` })

test('a schema that changed is a change of the operations that speak of it, and of no other', async () => {
  const paths = { '/a': get({ operationId: 'a', ...answer('Order') }), '/b': get({ operationId: 'b' }) }
  const made = async (total: string) =>
    (await importOpenApi({ from: draft(minimal({ paths, components: { schemas: schemas(total) } })), name: 'shop' }))
      .source.operations
  const [before, after] = [await made('number'), await made('string')]
  expect([...before.keys()].filter((name) => before.get(name) !== after.get(name))).toEqual(['shop.a'])
})

const bodyOf = async (content: unknown) => (await importOpenApi({ from: draft(content), name: 'shop' })).source.body

test('names follow the ids, and are unique', async () => {
  const paths = {
    '/a': get({ operationId: 'orders.list' }),
    '/b': get({ operationId: 'get-order_items' }),
    '/c/{id}/d': get(),
    '/e': get({ operationId: 'delete' }),
    '/f': get({ operationId: 'getOrderItems' }),
    '/g': get({ operationId: '\u6CE8' }),
  }
  const { operations } = await importOpenApi({ from: draft(minimal({ paths })), name: 'shop' })
  expect(operations.map(({ capability, constant }) => [capability, constant])).toEqual([
    ['shop.orders.list', 'ordersList'],
    ['shop.getOrderItems', 'getOrderItems'],
    ['shop.getCByIdD', 'getCByIdD'],
    ['shop.delete', 'deleteOperation'],
    ['shop.getOrderItems2', 'getOrderItems2'],
    ['shop.getG', 'getG'],
  ])
})

test('an idempotency key is no input, and a name that path and body share is told apart', async () => {
  const parameters = [
    { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
    { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } },
    { name: 'Authorization', in: 'header', schema: { type: 'string' } },
  ]
  const schema = {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'integer' }, madeAt: { type: 'string', readOnly: true } },
  }
  const post = {
    operationId: 'makeOrder',
    parameters,
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: {},
  }
  const body = await bodyOf(minimal({ paths: { '/orders/{id}': { post } } }))
  expect(body).toContain("idempotencyKey: 'Idempotency-Key'")
  expect(body).toContain('needs: { id: argument(z.string()), idInBody: argument(z.int()) }')
  expect(body).toContain("fields: { idInBody: 'id' }")
  expect(body).not.toContain('madeAt')
})

test('the first way to show who calls that can be taken is taken; an operation without one is left out', async () => {
  const securitySchemes = { key: { type: 'apiKey', in: 'header', name: 'X-Key' }, tls: { type: 'mutualTLS' } }
  const paths = {
    '/a': get({ security: [{ tls: [] }, { key: [] }] }),
    '/b': get({ security: [{ tls: [] }] }),
    '/c': get({ security: [] }),
  }
  const made = await importOpenApi({ from: draft(minimal({ paths, components: { securitySchemes } })), name: 'shop' })
  expect(made.variables).toEqual(['SHOP_KEY'])
  expect(made.leftOut.map(({ operation }) => operation)).toEqual(['GET /b'])
  expect(made.operations.map(({ capability }) => capability)).toEqual(['shop.getA', 'shop.getC'])
})

test('only what is asked for is read, schemas too', async () => {
  const from = publicDocument('3.0/json/star-trek.json')
  const { source, operations } = await importOpenApi({ from, name: 'trek', only: ['animal'] })
  expect(operations.length).toBeGreaterThan(0)
  expect(operations.every(({ capability }) => capability.includes('nimal'))).toBe(true)
  expect(source.body).toContain('Animal')
  expect(source.body).not.toContain('SpacecraftClass')
})

test('a system is where the document says, where it was fetched from, or where one says', async () => {
  const base = async (document: unknown, asked?: string) =>
    (await importOpenApi({ from: draft(document), name: 'shop', base: asked })).base
  expect(await base(minimal())).toBe('https://shop.example.com/v1')
  expect(
    await base(
      minimal({ servers: [{ url: 'https://{region}.example.com', variables: { region: { default: 'eu' } } }] }),
    ),
  ).toBe('https://eu.example.com')
  expect(await base(minimal(), 'http://127.0.0.1:9/x/')).toBe('http://127.0.0.1:9/x')
  expect((await importOpenApi({ from: draft(minimal({ servers: [{ url: '/v2' }] })), name: 'shop' })).baseKnown).toBe(
    false,
  )
  await expect(base(minimal(), 'nowhere')).rejects.toThrow('--base nowhere')
})
