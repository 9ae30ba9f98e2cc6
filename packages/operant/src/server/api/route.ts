import { createRoute, z, type RouteConfig } from '@hono/zod-openapi'
import type { Right } from '../../access/permissions.ts'
import { needs } from './who/needs.ts'
import { once } from './once.ts'
import { Problem } from './problem.ts'

/** What a route takes: a right; `look`, which everybody who is known may; or `nothing`, for signing in. */
export type Taken = Right | 'look' | 'nothing'

/** Where the right of a route stands in its description. */
export const takenField = 'x-operant-right'

type Spec = Omit<RouteConfig, 'security' | 'middleware'> & {
  readonly right: Taken
  /** Its answer holds a secret: it is kept for no second try. */
  readonly shownOnce?: boolean
}

const problem = {
  description: 'A problem',
  content: { 'application/problem+json': { schema: Problem } },
} as const

const keyHeader = z.object({
  'Idempotency-Key': z.string().optional().describe('The same key and body are answered as the first time, for a day'),
})

function withKey(headers: unknown): z.ZodObject {
  return headers instanceof z.ZodObject ? keyHeader.extend(headers.shape) : keyHeader
}

/**
 * One route of the API: createRoute, with the right it takes. Whoever lacks it is refused before anything is read. What
 * is posted twice with the same `Idempotency-Key` happens once. Problems are thrown, never answered.
 */
export function route<const Declared extends Spec>(declared: Declared): Declared {
  const { right, shownOnce = false, ...config }: Spec = declared
  const keeps = config.method === 'post' && right !== 'nothing' && !shownOnce
  const built = {
    ...config,
    security: right === 'nothing' ? [] : [{ token: [] }, { session: [] }],
    [takenField]: right,
    request: keeps ? { ...config.request, headers: withKey(config.request?.headers) } : { ...config.request },
    middleware: [needs(right), ...(keeps ? [once] : [])],
    responses: { ...config.responses, default: problem },
  }
  return createRoute(built) as unknown as Declared
}

/** A body or an answer in JSON. */
export function json<Schema extends z.ZodType>(schema: Schema) {
  return { 'application/json': { schema } } as const
}

/** A body that has to be there. */
export function body<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: json(schema) } as const
}

/** An answer that tells something. */
export function answer<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: json(schema) } as const
}
