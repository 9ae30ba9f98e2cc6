import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { problemOfFound } from '../../../project/found-out.ts'
import {
  claimItem,
  closeItem,
  noteItem,
  releaseItem,
  returnItem,
  takeItem,
  type FoundOut,
} from '../../../store/work-items.ts'
import type { Api, ApiEnv } from '../api.ts'
import { invalidField } from '../invalid.ts'
import { done } from '../item-problem.ts'
import { answer, body, route } from '../route.ts'
import { actingOf } from '../who/acting.ts'
import { byId, Words } from '../words.ts'
import { escalationInFullShape } from './escalation-shapes.ts'
import { escalationCalled, escalationInFull } from './escalations.ts'

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
    const { id } = await escalationCalled(c.get('parts'), c.req.valid('param').id)
    const doing = actingOf(c)
    done(await claimItem(c.get('parts').project.pool, id, doing), id, doing.by)
    return c.json(await nowOf(c, id), 200)
  })

  api.openapi(take, async (c) => {
    const { id } = await escalationCalled(c.get('parts'), c.req.valid('param').id)
    const doing = actingOf(c)
    done(await takeItem(c.get('parts').project.pool, id, c.req.valid('json').reason, doing), id, doing.by)
    return c.json(await nowOf(c, id), 200)
  })

  api.openapi(note, async (c) => {
    const { id } = await escalationCalled(c.get('parts'), c.req.valid('param').id)
    const doing = actingOf(c)
    done(await noteItem(c.get('parts').project.pool, id, c.req.valid('json').note, doing), id, doing.by)
    return c.json(await nowOf(c, id), 200)
  })

  api.openapi(release, async (c) => {
    const { id } = await escalationCalled(c.get('parts'), c.req.valid('param').id)
    const doing = actingOf(c)
    done(await releaseItem(c.get('parts').project.pool, id, c.req.valid('json').reason, doing), id, doing.by)
    return c.json(await nowOf(c, id), 200)
  })

  api.openapi(close, async (c) => {
    const { id } = await escalationCalled(c.get('parts'), c.req.valid('param').id)
    const doing = actingOf(c)
    done(await closeItem(c.get('parts').project.pool, id, c.req.valid('json').reason, doing), id, doing.by)
    return c.json(await nowOf(c, id), 200)
  })

  api.openapi(giveBack, async (c) => {
    const { id } = await escalationCalled(c.get('parts'), c.req.valid('param').id)
    const { note: said, found } = c.req.valid('json')
    await returnedBy(c, id, said, found)
    return c.json(await nowOf(c, id), 200)
  })
}

/**
 * Gives the run of an item back.
 * @throws ApiProblem where that may not be, or something was found out that was known.
 */
export async function returnedBy(
  c: Context<ApiEnv>,
  item: string,
  said: string,
  found: readonly FoundOut[],
): Promise<void> {
  const { project } = c.get('parts')
  const { run } = await escalationCalled(c.get('parts'), item)
  const problem = await problemOfFound(project, run, found)
  if (problem !== undefined) throw invalidField('body.found', problem)
  const doing = actingOf(c)
  done(await returnItem(project.pool, item, said, doing, found), item, doing.by)
}

async function nowOf(c: Context<ApiEnv>, id: string): Promise<z.infer<typeof escalationInFullShape>> {
  const parts = c.get('parts')
  return escalationInFull(parts, await escalationCalled(parts, id))
}
