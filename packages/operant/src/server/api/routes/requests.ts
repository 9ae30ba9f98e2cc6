import { z } from '@hono/zod-openapi'
import { commentOn } from '../../../store/request-talk.ts'
import { listRequests, placeOf, requestRow, type RequestRow } from '../../../store/requests.ts'
import type { Api, ApiParts } from '../api.ts'
import { pageOf, pageQuery, paged, readCursor } from '../pages.ts'
import { notFound } from '../problem.ts'
import { requestInFull } from '../telling/request-in-full.ts'
import { answer, body, route } from '../route.ts'
import { Instant } from '../shapes.ts'
import { actingOf } from '../who/acting.ts'
import { callerOf } from '../who/needs.ts'
import { byId, Words } from '../words.ts'
import { requestInFullShape, requestKinds, RequestShape, requestStates, requestTold } from './request-shapes.ts'

const list = route({
  right: 'look',
  method: 'get',
  path: '/requests',
  summary: 'What people are asked',
  request: {
    query: z.object({
      ...pageQuery,
      state: z.enum(requestStates).optional(),
      open: z.enum(['true', 'false']).optional(),
      kind: z
        .union([z.enum(requestKinds), z.array(z.enum(requestKinds))])
        .optional()
        .describe('One kind, or several'),
      run: z.string().optional(),
      agent: z.string().optional(),
      mine: z.enum(['true', 'false']).default('false').describe('Only what you may answer and have not'),
      snoozed: z.enum(['true', 'false']).optional().describe('Only what you have put off, or only the rest'),
      answered: z.enum(['me']).optional().describe('Only what you have answered'),
      order: z
        .enum(['newest', 'due', 'decided'])
        .default('newest')
        .describe('Asked last first; ending soonest first; decided last first'),
    }),
  },
  responses: { 200: answer('A page of requests', pageOf(RequestShape)) },
})

const one = route({
  right: 'look',
  method: 'get',
  path: '/requests/{id}',
  summary: 'Everything somebody needs to decide',
  request: byId,
  responses: { 200: answer('The request', requestInFullShape) },
})

const Remark = z.object({ request: z.string(), by: z.string(), at: Instant, text: z.string() }).openapi('Comment')

const comment = route({
  right: 'answer requests',
  method: 'post',
  path: '/requests/{id}/comments',
  summary: 'Remark something; it is kept and shown, and decides nothing',
  request: { ...byId, body: body(z.strictObject({ text: Words })) },
  responses: { 201: answer('What was remarked', Remark) },
})

/** What people are asked, and what they remark on it. */
export function requestRoutes(api: Api): void {
  api.openapi(list, async (c) => {
    const { project } = c.get('parts')
    const { limit, after, mine, open, snoozed, answered, order, ...filter } = c.req.valid('query')
    const place = readCursor(after, z.literal(order), z.iso.datetime(), z.string())
    const person = callerOf(c).name
    const now = project.clock.now().toISOString()
    const rows = await listRequests(project.pool, {
      ...filter,
      order,
      limit: limit + 1,
      ...(open === undefined ? {} : { open: open === 'true' }),
      ...(mine === 'true' ? { for: { person, at: now } } : {}),
      ...(snoozed === undefined ? {} : { snoozed: { person, at: now, is: snoozed === 'true' } }),
      ...(answered === undefined ? {} : { answeredBy: person }),
      ...(place ? { after: { at: place[1], id: place[2] } } : {}),
    })
    return c.json(
      paged(rows, limit, requestTold, (row) => [order, placeOf(row, order), row.id]),
      200,
    )
  })

  api.openapi(one, async (c) => {
    const parts = c.get('parts')
    const request = await requestCalled(parts, c.req.valid('param').id)
    return c.json(await requestInFull(parts, request, callerOf(c)), 200)
  })

  api.openapi(comment, async (c) => {
    const parts = c.get('parts')
    const { id } = await requestCalled(parts, c.req.valid('param').id)
    const { text } = c.req.valid('json')
    const { by, at } = actingOf(c)
    await commentOn(parts.project.pool, id, { by: by.name, at, text })
    return c.json({ request: id, by: by.name, at, text }, 201)
  })
}

/**
 * The request with this id.
 * @throws ApiProblem where there is none.
 */
export async function requestCalled({ project }: Pick<ApiParts, 'project'>, id: string): Promise<RequestRow> {
  const request = await requestRow(project.pool, id)
  if (!request) throw notFound('request', id)
  return request
}
