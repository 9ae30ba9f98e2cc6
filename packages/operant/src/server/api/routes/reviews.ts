import { z } from '@hono/zod-openapi'
import { heedReview } from '../../../project/heed-reviews.ts'
import { listRequests } from '../../../store/requests.ts'
import { agrees, verdicts } from '../../../store/reviews.ts'
import type { Api, ApiParts } from '../api.ts'
import { pageOf, pageQuery, paged, readCursor } from '../pages.ts'
import { notFound } from '../problem.ts'
import { requestInFull } from '../telling/request-in-full.ts'
import { answer, body, route } from '../route.ts'
import { callerOf } from '../who/needs.ts'
import { byId, Words } from '../words.ts'
import { given } from './decisions.ts'
import { requestInFullShape, RequestShape, requestStates, requestTold } from './request-shapes.ts'
import { requestCalled } from './requests.ts'

const list = route({
  right: 'look',
  method: 'get',
  path: '/reviews',
  summary: 'Calls that somebody should judge without knowing how they were decided, newest first',
  request: { query: z.object({ ...pageQuery, state: z.enum(requestStates).default('open') }) },
  responses: { 200: answer('A page of reviews', pageOf(RequestShape)) },
})

const one = route({
  right: 'look',
  method: 'get',
  path: '/reviews/{id}',
  summary: 'A call and what it rests on, but not what was decided',
  request: byId,
  responses: { 200: answer('The review', requestInFullShape) },
})

const Reviewed = z
  .object({
    review: z.string(),
    decided: z.enum(['allow', 'escalate', 'deny']).nullable().describe('What had been decided'),
    agrees: z.boolean().nullable(),
  })
  .openapi('Reviewed')

const judge = route({
  right: 'review decisions',
  method: 'post',
  path: '/reviews/{id}/answer',
  summary: 'Say what should have become of a call; then you are told what did',
  request: { ...byId, body: body(z.strictObject({ verdict: z.enum(verdicts), reason: Words })) },
  responses: { 200: answer('What had been decided', Reviewed) },
})

/** Judging what was decided without people. */
export function reviewRoutes(api: Api): void {
  api.openapi(list, async (c) => {
    const { limit, after, state } = c.req.valid('query')
    const place = readCursor(after, z.iso.datetime(), z.string())
    const rows = await listRequests(c.get('parts').project.pool, {
      state,
      kind: 'review',
      limit: limit + 1,
      ...(place ? { after: { at: place[0], id: place[1] } } : {}),
    })
    return c.json(
      paged(rows, limit, requestTold, ({ askedAt, id }) => [askedAt, id]),
      200,
    )
  })

  api.openapi(one, async (c) => {
    const parts = c.get('parts')
    const review = await reviewCalled(parts, c.req.valid('param').id)
    return c.json(await requestInFull(parts, review, callerOf(c)), 200)
  })

  api.openapi(judge, async (c) => {
    const parts = c.get('parts')
    const { pool, clock } = parts.project
    const review = await reviewCalled(parts, c.req.valid('param').id)
    const { verdict, reason } = c.req.valid('json')
    await given(c, review, { kind: 'answered', value: { verdict, reason } })
    const result = await heedReview(pool, clock, review.id)
    return c.json({ review: review.id, decided: result?.decided ?? null, agrees: result ? agrees(result) : null }, 200)
  })
}

async function reviewCalled(parts: ApiParts, id: string) {
  const review = await requestCalled(parts, id)
  if (review.kind !== 'review') throw notFound('review', id)
  return review
}
