import type { Context } from 'hono'
import type { ApiEnv, ApiParts } from '../api.ts'
import { ApiProblem } from '../problem.ts'

const safe: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/**
 * A browser sends its cookie with whatever any page asks for: what changes something has to come from a page of ours.
 * @throws ApiProblem where it does not, or does not say.
 */
export function refuseOtherOrigins(c: Context<ApiEnv>, parts: Pick<ApiParts, 'publicUrl'>): void {
  if (safe.includes(c.req.method)) return
  const origin = c.req.header('origin')
  if (origin !== undefined && isOurs(origin, c.req.header('host') ?? new URL(c.req.url).host, parts.publicUrl)) return
  throw new ApiProblem(
    'wrong-origin',
    `with a session this has to come from a page of this server, and Origin says ${origin ?? 'nothing'}`,
  )
}

/** Whether an origin is this server itself. */
export function isOurs(origin: string, host: string, publicUrl: string | undefined): boolean {
  const url = URL.parse(origin)
  if (!url) return false
  return publicUrl === undefined ? url.host === host : url.origin === new URL(publicUrl).origin || url.host === host
}
