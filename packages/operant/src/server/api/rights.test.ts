import { afterAll, beforeAll, expect, test } from 'vitest'
import { may } from '../../access/permissions.ts'
import { revokeToken } from '../../store/tokens.ts'
import { routesOf, type DeclaredRoute } from './testing/routes-of.ts'
import { people, testApi, type TestApi } from './testing/test-api.ts'

let api: TestApi
beforeAll(async () => {
  const all = { burst: 100_000, perSecond: 1 }
  api = await testApi({ parts: { rates: { address: all, person: all, unknown: all } } })
})
afterAll(() => api.close())

const called = ({ method, path }: DeclaredRoute): string =>
  `${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, 'none-such')}`

/** What a route answers to an empty request: refused for want of a right, or let through to whatever is wrong with it. */
const statusOf = async (route: DeclaredRoute, bearer?: string): Promise<number> => {
  const headers: Record<string, string> = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }
  return (await api.call(called(route), { headers, ...(route.method === 'get' ? {} : { body: '{"?": 1}' }) })).status
}

const refusals = [401, 403]

test('every route lets through exactly those who have its right', async () => {
  const routes = routesOf(api.api).filter(({ right }) => right !== 'nothing')
  expect(routes.length).toBeGreaterThan(0)
  for (const { name, roles } of people) {
    const { secret } = await api.token(name)
    for (const route of routes) {
      const { right } = route
      if (right === 'nothing') continue
      const passes = right === 'look' || may(roles, right)
      const status = await statusOf(route, secret)
      expect([name, called(route), refusals.includes(status)]).toEqual([name, called(route), !passes])
    }
  }
})

test('nobody, and whoever shows a token that is over, revoked or made up, gets through nowhere', async () => {
  const routes = routesOf(api.api).filter(({ right }) => right !== 'nothing')
  const over = await api.token('lena', 0)
  const revoked = await api.token('lena')
  await revokeToken(api.project.pool, { id: revoked.id, by: 'lena', at: new Date().toISOString() })
  const made = `op_${'x'.repeat(43)}`
  for (const bearer of [undefined, over.secret, revoked.secret, made, 'op_short', ''])
    for (const route of routes) expect([called(route), await statusOf(route, bearer)]).toEqual([called(route), 401])
})

test('only signing in and out takes no right', () => {
  const open = routesOf(api.api).filter(({ right }) => right === 'nothing')
  expect(open.map(called)).toEqual(['POST /session', 'DELETE /session'])
})

test('whoever lacks a right is told which, and who has it', async () => {
  const { status, body } = await api.call('GET /session')
  expect([status, body]).toEqual([
    401,
    {
      type: 'urn:operant:problem:not-known',
      title: 'Nobody is known by this',
      status: 401,
      detail: expect.stringContaining('send a token') as string,
    },
  ])
  expect((await api.call('GET /session', { as: 'vera' })).body).toMatchObject({
    name: 'vera',
    roles: ['viewer'],
    rights: [],
  })
})
