import { z } from '@hono/zod-openapi'
import { listRequests, type RequestRow } from '../../../store/requests.ts'
import { workItems } from '../../../store/work-items.ts'
import type { Api, ApiParts } from '../api.ts'
import { pageOf, pageQuery, paged, readCursor } from '../pages.ts'
import { escalationInFull } from '../telling/escalation-in-full.ts'
import { notFound } from '../problem.ts'
import { answer, route } from '../route.ts'
import { callerOf } from '../who/needs.ts'
import { byId } from '../words.ts'
import { escalationInFullShape, EscalationShape, escalationTold } from './escalation-shapes.ts'
import { requestStates } from './request-shapes.ts'
import { requestCalled } from './requests.ts'

const list = route({
  right: 'look',
  method: 'get',
  path: '/escalations',
  summary: 'What was handed over to people, newest first, with who has it',
  request: {
    query: z.object({
      ...pageQuery,
      state: z.enum(requestStates).optional(),
      open: z.enum(['true', 'false']).optional(),
      run: z.string().optional(),
      agent: z.string().optional(),
      held: z.enum(['me', 'nobody']).optional().describe('Who has it'),
    }),
  },
  responses: { 200: answer('A page of escalations', pageOf(EscalationShape)) },
})

const one = route({
  right: 'look',
  method: 'get',
  path: '/escalations/{id}',
  summary: 'All there is to know of what was handed over, as it is now',
  request: byId,
  responses: { 200: answer('The escalation', escalationInFullShape) },
})

/** What was handed over to people. */
export function escalationRoutes(api: Api): void {
  api.openapi(list, async (c) => {
    const { pool } = c.get('parts').project
    const { limit, after, held, open, ...filter } = c.req.valid('query')
    const place = readCursor(after, z.iso.datetime(), z.string())
    const rows = await listRequests(pool, {
      ...filter,
      kind: 'take over',
      limit: limit + 1,
      ...(open === undefined ? {} : { open: open === 'true' }),
      ...(held === undefined ? {} : { heldBy: held === 'me' ? callerOf(c).name : null }),
      ...(place ? { after: { at: place[0], id: place[1] } } : {}),
    })
    const items = await workItems(
      pool,
      rows.map(({ id }) => id),
    )
    return c.json(
      paged(
        rows,
        limit,
        (row) => escalationTold(row, items.get(row.id)),
        ({ askedAt, id }) => [askedAt, id],
      ),
      200,
    )
  })

  api.openapi(one, async (c) => {
    const parts = c.get('parts')
    const request = await escalationCalled(parts, c.req.valid('param').id)
    return c.json(await escalationInFull(parts, request, callerOf(c)), 200)
  })
}

/**
 * What was handed over under this id.
 * @throws ApiProblem where nothing was.
 */
export async function escalationCalled(parts: ApiParts, id: string): Promise<RequestRow> {
  const request = await requestCalled(parts, id)
  if (request.kind !== 'take over') throw notFound('escalation', id)
  return request
}
