import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Api, ApiEnv } from './api.ts'
import { descriptionOf } from './describe.ts'
import { answer, route } from './route.ts'
import { orNull } from './shapes.ts'
import { routesOf } from './testing/routes-of.ts'
import { testApi, type TestApi } from './testing/test-api.ts'

let api: TestApi
let document: unknown
beforeAll(async () => {
  api = await testApi()
  document = (await api.call('GET /openapi.json')).body
})
afterAll(() => api.close())

/** The objects of OpenAPI 3.1 as far as they are used here, without fields that it does not have. */
const Content = z.record(z.string(), z.strictObject({ schema: z.looseObject({}), example: z.json().optional() }))
const Parameter = z.strictObject({
  name: z.string(),
  in: z.enum(['query', 'path', 'header', 'cookie']),
  required: z.boolean().optional(),
  description: z.string().optional(),
  schema: z.looseObject({}),
})
const Operation = z.strictObject({
  summary: z.string(),
  description: z.string().optional(),
  'x-operant-right': z.string(),
  tags: z.array(z.string()).optional(),
  operationId: z.string().optional(),
  security: z.array(z.record(z.enum(['token', 'session']), z.array(z.never())).or(z.looseObject({}))),
  parameters: z.array(Parameter).optional(),
  requestBody: z
    .strictObject({ required: z.literal(true), description: z.string().optional(), content: Content })
    .optional(),
  responses: z.record(
    z.string().regex(/^([1-5]\d\d|default)$/),
    z.strictObject({
      description: z.string().min(1),
      content: Content.optional(),
      headers: z.record(z.string(), z.looseObject({})).optional(),
    }),
  ),
})
const Document = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.strictObject({ url: z.string() })),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[\w.-]+$/), z.looseObject({})),
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.enum(['http', 'apiKey']) })),
    parameters: z.record(z.string(), Parameter).optional(),
  }),
  paths: z.record(
    z.string().startsWith('/'),
    z.partialRecord(z.enum(['get', 'put', 'post', 'delete', 'patch']), Operation),
  ),
  webhooks: z.strictObject({}).optional(),
})

test('the description is OpenAPI 3.1, names every route, and the parameters of each path', () => {
  const { paths, openapi } = Document.parse(document)
  expect(openapi).toBe('3.1.0')
  const told = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method} ${path}`),
  )
  expect(told.toSorted()).toEqual(
    routesOf(api.api)
      .map(({ method, path }) => `${method} ${path}`)
      .toSorted(),
  )
  for (const [path, operations] of Object.entries(paths))
    for (const operation of Object.values(operations)) {
      const named = (operation.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name)
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
      expect([path, named.toSorted()]).toEqual([path, inPath.toSorted()])
    }
})

test('every schema in it is JSON Schema 2020-12, and every reference leads somewhere', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema({ $id: 'https://api.example/openapi.json', ...(document as object) })
  const pointers: string[] = []
  const walk = (value: unknown, pointer: string, inSchemas: boolean): void => {
    if (value === null || typeof value !== 'object') return
    for (const [key, inside] of Object.entries(value)) {
      const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
      if (key === 'schema' || inSchemas) pointers.push(at)
      else walk(inside, at, pointer === '/components' && key === 'schemas')
    }
  }
  walk(document, '', false)
  expect(pointers.length).toBeGreaterThan(5)
  for (const pointer of pointers)
    expect(typeof ajv.compile({ $ref: `https://api.example/openapi.json#${encodeURI(pointer)}` })).toBe('function')
})

const described = (schema: z.ZodType): object => {
  const one: Api = new OpenAPIHono<ApiEnv>()
  const responses = { 200: answer('One', z.object({ named: schema })) }
  one.openAPIRegistry.registerPath(route({ right: 'look', method: 'get', path: '/one', summary: 'One', responses }))
  return descriptionOf(one)
}

test('a schema that has a name may not be null: where it may, that is said there', () => {
  const Named = z.object({ name: z.string() }).openapi('Named')
  expect(() => described(Named.nullable())).toThrow('write orNull(Named)')
  expect(described(orNull(Named))).toHaveProperty('components.schemas.Named.type', 'object')
})
