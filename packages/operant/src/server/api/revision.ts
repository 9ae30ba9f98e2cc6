import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ApiEnv } from './api.ts'
import { invalidField } from './invalid.ts'
import { ApiProblem } from './problem.ts'

/** The header that says which revision is changed. */
export const ifMatch = z.object({
  'If-Match': z.string().optional().describe('ETag of what is changed; without it nothing is changed'),
})

/** Says in the answer which revision it tells. */
export function tellRevision(c: Context<ApiEnv>, revision: number): void {
  c.header('ETag', `"${revision}"`)
}

/**
 * The revision that whoever calls means to change.
 * @throws ApiProblem where they do not say.
 */
export function revisionMeant(c: Context<ApiEnv>): number {
  const header = c.req.header('if-match')
  if (header === undefined)
    throw new ApiProblem('if-match-missing', 'send the ETag of what you change as If-Match, so that nothing is lost')
  const revision = /^"(\d{1,9})"$/.exec(header)?.[1]
  if (revision === undefined) throw invalidField('header.If-Match', 'expected an ETag as it was told, such as "3"')
  return Number(revision)
}

/** Somebody else changed it meanwhile. */
export function changedMeanwhile(what: string, now: number): ApiProblem {
  const text = `${what} was changed meanwhile: look at it as it is now, and change that`
  return new ApiProblem('changed', text, { headers: { ETag: `"${now}"` }, also: { revision: now } })
}
