import type { MiddlewareHandler } from 'hono'
import type { ApiEnv } from './api.ts'
import { ApiProblem } from './problem.ts'

/** Forms of other pages cannot send JSON; what is no JSON is read by nobody. */
export const refuseOtherThanJson: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== undefined && type !== 'application/json')
    throw new ApiProblem('not-json', `expected Content-Type: application/json, found ${type}`)
  if (type === undefined && !['GET', 'HEAD', 'DELETE'].includes(c.req.method) && (await c.req.text()) !== '')
    throw new ApiProblem('not-json', 'expected Content-Type: application/json, found none')
  await next()
}
