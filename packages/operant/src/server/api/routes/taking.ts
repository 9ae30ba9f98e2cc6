import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Pool } from 'pg'
import { problemOfFound } from '../../../project/found-out.ts'
import {
  claimItem,
  closeItem,
  noteItem,
  releaseItem,
  returnItem,
  takeItem,
  type Doing,
  type FoundOut,
  type ItemRefusal,
} from '../../../store/work-items.ts'
import type { Api, ApiEnv } from '../api.ts'
import { escalationInFull } from '../telling/escalation-in-full.ts'
import { invalidField } from '../invalid.ts'
import { done } from '../item-problem.ts'
import { answer, body, route } from '../route.ts'
import { actingOf } from '../who/acting.ts'
import { byId, Words } from '../words.ts'
import { escalationInFullShape } from './escalation-shapes.ts'
import { escalationCalled } from './escalations.ts'

const asItIs = { 200: answer('The escalation as it is now', escalationInFullShape) } as const

export const Found = z
  .array(z.strictObject({ effect: z.string(), happened: z.boolean() }))
  .default([])
  .describe('Of writes of unknown outcome, whether they happened')

const doingTo = <const Does extends string, Body extends z.ZodType>(does: Does, summary: string, said: Body) =>
  route({
    right: 'take over',
    method: 'post',
    path: `/escalations/{id}/${does}`,
    summary,
    request: { ...byId, body: body(said) },
    responses: asItIs,
  })

const claim = route({
  right: 'take over',
  method: 'post',
  path: '/escalations/{id}/claim',
  summary: 'See to it; of several at once one has it',
  request: byId,
  responses: asItIs,
})
const take = doingTo('take', 'Claim it and take control: you work on it', z.strictObject({ reason: Words }))
const note = doingTo('note', 'Say how far it is, so that it does not walk up', z.strictObject({ note: Words }))
const release = doingTo('release', 'Give it up, so that somebody else can claim it', z.strictObject({ reason: Words }))
const close = doingTo('close', 'Say that what was left is done', z.strictObject({ reason: Words }))
const giveBack = doingTo(
  'return',
  'Give the run back to its agent, which reads the world anew and goes on',
  z.strictObject({ note: Words, found: Found }),
)

/** What people do with what was handed over to them. */
export function takingRoutes(api: Api): void {
  api.openapi(claim, async (c) => {
    return c.json(await doneTo(c, c.req.valid('param').id, claimItem), 200)
  })

  api.openapi(take, async (c) => {
    const { reason } = c.req.valid('json')
    return c.json(await doneTo(c, c.req.valid('param').id, (pool, id, doing) => takeItem(pool, id, reason, doing)), 200)
  })

  api.openapi(note, async (c) => {
    const { note: said } = c.req.valid('json')
    return c.json(await doneTo(c, c.req.valid('param').id, (pool, id, doing) => noteItem(pool, id, said, doing)), 200)
  })

  api.openapi(release, async (c) => {
    const { reason } = c.req.valid('json')
    return c.json(
      await doneTo(c, c.req.valid('param').id, (pool, id, doing) => releaseItem(pool, id, reason, doing)),
      200,
    )
  })

  api.openapi(close, async (c) => {
    const { reason } = c.req.valid('json')
    return c.json(
      await doneTo(c, c.req.valid('param').id, (pool, id, doing) => closeItem(pool, id, reason, doing)),
      200,
    )
  })

  api.openapi(giveBack, async (c) => {
    const { id } = c.req.valid('param')
    const { note: said, found } = c.req.valid('json')
    return c.json(await returnedBy(c, id, said, found), 200)
  })
}

/**
 * Gives the run of an item back.
 * @throws ApiProblem where that may not be, or something was found out that was known.
 */
export function returnedBy(
  c: Context<ApiEnv>,
  item: string,
  said: string,
  found: readonly FoundOut[],
): Promise<z.infer<typeof escalationInFullShape>> {
  return doneTo(c, item, async (pool, id, doing, run) => {
    const problem = await problemOfFound(c.get('parts').project, run, found)
    if (problem !== undefined) throw invalidField('body.found', problem)
    return returnItem(pool, id, said, doing, found)
  })
}

/**
 * Does something with an item as whoever calls, and tells how it is then.
 * @throws ApiProblem where there is none, or where it may not be done.
 */
async function doneTo(
  c: Context<ApiEnv>,
  item: string,
  does: (pool: Pool, item: string, doing: Doing, run: string) => Promise<ItemRefusal | object | undefined>,
): Promise<z.infer<typeof escalationInFullShape>> {
  const parts = c.get('parts')
  const { id, run } = await escalationCalled(parts, item)
  const doing = actingOf(c)
  done(await does(parts.project.pool, id, doing, run), id, doing.by)
  return escalationInFull(parts, await escalationCalled(parts, id), doing.by)
}
