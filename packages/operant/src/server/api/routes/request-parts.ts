import { z } from '@hono/zod-openapi'
import { elementsAsked } from '../../../project/elements-of.ts'
import { elementTold } from '../telling/element-told.ts'
import type { Api } from '../api.ts'
import { pageOf, pageQuery, paged, readCursor } from '../pages.ts'
import { notFound } from '../problem.ts'
import { wholeText } from '../telling/request-texts.ts'
import { answer, route } from '../route.ts'
import { ElementTold, elementStandings } from '../schemas/element-told.ts'
import { OutsideTextTold } from '../schemas/request-told.ts'
import { byId } from '../words.ts'
import { requestCalled } from './requests.ts'

const elements = route({
  right: 'look',
  method: 'get',
  path: '/requests/{id}/elements',
  summary: 'The elements of the change set that it asks about, in their order',
  request: {
    ...byId,
    query: z.object({
      ...pageQuery,
      text: z.string().optional().describe('Words in the key or the title'),
      standing: z.enum(elementStandings).optional(),
    }),
  },
  responses: { 200: answer('A page of elements', pageOf(ElementTold).extend({ total: z.int() })) },
})

const text = route({
  right: 'look',
  method: 'get',
  path: '/requests/{id}/texts/{digest}',
  summary: 'One text that an outsider wrote, whole',
  request: { params: byId.params.extend({ digest: z.string() }) },
  responses: { 200: answer('The text', OutsideTextTold) },
})

/** What a request is about, where that is long. */
export function requestPartRoutes(api: Api): void {
  api.openapi(elements, async (c) => {
    const parts = c.get('parts')
    const { limit, after, text: words = '', standing } = c.req.valid('query')
    const request = await requestCalled(parts, c.req.valid('param').id)
    const asked = await elementsAsked(parts.project, request)
    if (!asked) throw notFound('change set at request', request.id)
    const sought = words.trim().toLowerCase()
    const fitting = asked.elements.filter(
      (one) =>
        (standing === undefined || one.standing.kind === standing) &&
        `${one.key}\n${one.title}`.toLowerCase().includes(sought),
    )
    const [place = '0'] = readCursor(after, z.string().regex(/^\d{1,9}$/)) ?? []
    const rows = fitting.slice(Number(place), Number(place) + limit + 1)
    const page = paged(
      rows,
      limit,
      (one) => elementTold(asked.set, one),
      () => [String(Number(place) + limit)],
    )
    return c.json({ ...page, total: fitting.length }, 200)
  })

  api.openapi(text, async (c) => {
    const parts = c.get('parts')
    const { id, digest } = c.req.valid('param')
    const found = await wholeText(parts, await requestCalled(parts, id), digest)
    if (!found) throw notFound('text', digest)
    return c.json(found, 200)
  })
}
