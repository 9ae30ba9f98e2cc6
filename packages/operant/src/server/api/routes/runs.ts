import { z } from '@hono/zod-openapi'
import { listRuns } from '../../../store/runs.ts'
import { causesText } from '../../../told/causes.ts'
import type { Api } from '../api.ts'
import { pageOf, pageQuery, paged, readCursor } from '../pages.ts'
import { answer, route } from '../route.ts'
import { figureQuery } from '../schemas/metrics.ts'
import { Run, outcomes, runStates } from '../schemas/run.ts'
import { Instant } from '../shapes.ts'

const text = z.string().min(1).max(200)

/** What a list of runs may be asked for by. */
export const runFilter = {
  state: z.enum(runStates).optional(),
  outcome: z.enum(outcomes).optional(),
  agent: text.optional(),
  goal: text.optional(),
  startedBy: text.optional(),
  parent: text.optional().describe('Runs to which this one handed work'),
  subject: z.string().min(1).max(400).optional().describe('What it is about: ticketId:T1'),
  text: text.optional().describe('Words in what was asked, such as the number of an order; or the id of a run'),
  from: Instant.optional().describe('Opened then or later'),
  until: Instant.optional().describe('Opened before'),
  ...figureQuery,
} as const

const list = route({
  right: 'look',
  method: 'get',
  path: '/runs',
  summary: 'Runs, newest first',
  tags: ['Runs'],
  request: {
    query: z.strictObject({ ...runFilter, ...pageQuery }),
  },
  responses: { 200: answer('A page of runs', pageOf(Run)) },
})

/** Runs as a list. */
export function runListRoutes(api: Api): void {
  api.openapi(list, async (c) => {
    const { after, limit, ...filter } = c.req.valid('query')
    const place = readCursor(after, z.iso.datetime(), z.string())
    const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
    const rows = await listRuns(c.get('parts').project.pool, {
      ...given,
      limit: limit + 1,
      ...(place ? { after: { openedAt: place[0], id: place[1] } } : {}),
    })
    return c.json(
      paged(
        rows,
        limit,
        (row) => ({ ...row, summary: row.summary && causesText(row.summary) }),
        ({ openedAt, id }) => [openedAt, id],
      ),
      200,
    )
  })
}
