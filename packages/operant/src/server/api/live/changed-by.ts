import type { Context } from 'hono'
import { apiPath } from '../describe.ts'

/** Asking changes nothing, and what follows of a goal or a session is told otherwise. */
const untold: readonly (string | undefined)[] = ['', 'goals', 'session']

/** What a call has changed, by the first part of its path; undefined: nothing. */
export function changedBy(c: Context): string | undefined {
  if (c.req.method === 'GET' || c.req.method === 'HEAD' || c.res.status >= 400) return undefined
  const [, what] = c.req.path.replace(apiPath, '').split('/')
  return untold.includes(what) ? undefined : what
}
