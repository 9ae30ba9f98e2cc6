import { z } from '@hono/zod-openapi'
import { elementsOfRun } from '../../../project/collection-of.ts'
import { elementStandings } from '../../../told/runs/collection.ts'
import type { Api } from '../api.ts'
import { pageOf, pageQuery, paged, readCursor } from '../pages.ts'
import { answer, route } from '../route.ts'
import { rowOf } from '../run-known.ts'
import { Element } from '../schemas/collection.ts'
import { outcomes } from '../schemas/run.ts'

const elements = route({
  right: 'look',
  method: 'get',
  path: '/runs/{id}/elements',
  summary: 'The elements of a run over many, in the order in which they were listed, and what became of each',
  tags: ['Runs'],
  request: {
    params: z.object({ id: z.string() }),
    query: z.strictObject({
      standing: z.enum(elementStandings).optional(),
      outcome: z.enum(outcomes).optional(),
      text: z.string().min(1).max(200).optional().describe('Words in what it is called, or in why it ended so'),
      ...pageQuery,
    }),
  },
  responses: { 200: answer('A page of elements', pageOf(Element)) },
})

/** The elements of one run. */
export function elementRoutes(api: Api): void {
  api.openapi(elements, async (c) => {
    const { project } = c.get('parts')
    const { id } = c.req.valid('param')
    const { limit, after, standing, outcome, text } = c.req.valid('query')
    await rowOf(project, id)
    const from = Number(readCursor(after, place)?.[0] ?? 0)
    const words = text?.toLowerCase()
    const told = ((await elementsOfRun(project, id)) ?? [])
      .map((one, index) => ({ one, index: index + 1 }))
      .filter(
        ({ one, index }) =>
          index > from &&
          (standing === undefined || one.standing === standing) &&
          (outcome === undefined || one.outcome === outcome) &&
          (words === undefined || `${one.element}\n${one.reason ?? ''}`.toLowerCase().includes(words)),
      )
    const page = paged(
      told.slice(0, limit + 1),
      limit,
      ({ one }): z.infer<typeof Element> => one,
      ({ index }) => [String(index)],
    )
    return c.json(page, 200)
  })
}

/** The place of an element, from 1: elements are only ever added at the end. */
const place = z.string().regex(/^\d{1,9}$/)
