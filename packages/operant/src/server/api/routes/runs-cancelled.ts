import { z } from '@hono/zod-openapi'
import { cancelRun } from '../../../store/deliver.ts'
import { listRuns, type RunFilter } from '../../../store/runs.ts'
import type { Api, ApiParts } from '../api.ts'
import { ApiProblem } from '../problem.ts'
import { answer, body, route } from '../route.ts'
import { callerOf } from '../who/needs.ts'
import { Words } from '../words.ts'
import { runFilter } from './runs.ts'

/** Runs that are cancelled at once. */
const most = 1_000

const Matching = z
  .object({
    count: z.int().describe('Runs under way that match'),
    more: z.boolean().describe(`There are more than ${most}`),
  })
  .openapi('MatchingRuns')

const matching = route({
  right: 'look',
  method: 'get',
  path: '/runs/under-way',
  summary: 'How many runs under way match a filter: those that cancelling by it would tell to stop',
  tags: ['Runs'],
  request: { query: z.strictObject(runFilter) },
  responses: { 200: answer('How many', Matching) },
})

const cancel = route({
  right: 'take over',
  method: 'post',
  path: '/runs/cancel',
  summary: 'Ask all runs under way that match to stop: each ends as cancelled once it has taken back what it must',
  tags: ['Runs'],
  request: {
    body: body(
      z.strictObject({
        filter: z.strictObject(runFilter),
        reason: Words,
        count: z.int().min(1).max(most).describe('How many were found: where there are more by now, none is told'),
      }),
    ),
  },
  responses: {
    202: answer('How many were told', z.object({ told: z.int(), gone: z.int().describe('Ended meanwhile') })),
  },
})

/** Many runs as one. */
export function cancelledRunsRoutes(api: Api): void {
  api.openapi(matching, async (c) => {
    const found = await underWay(c.get('parts').project, c.req.valid('query'))
    return c.json({ count: Math.min(found.length, most), more: found.length > most }, 200)
  })

  api.openapi(cancel, async (c) => {
    const { project } = c.get('parts')
    const { filter, reason, count } = c.req.valid('json')
    const found = await underWay(project, filter)
    if (found.length > count)
      throw new ApiProblem('conflict', `${found.length} runs match by now, and ${count} were meant; look again`)
    const at = project.clock.now().toISOString()
    let told = 0
    for (const run of found)
      if ((await cancelRun(project.pool, run, callerOf(c).name, reason, at)) === 'delivered') told += 1
    return c.json({ told, gone: found.length - told }, 202)
  })
}

async function underWay({ pool }: ApiParts['project'], filter: object): Promise<readonly string[]> {
  const given: RunFilter = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
  const states = given.state === undefined ? (['running', 'waiting'] as const) : [given.state]
  const open = states.filter((state) => state !== 'settled')
  const lists = await Promise.all(open.map((state) => listRuns(pool, { ...given, state, limit: most + 1 })))
  return [...new Set(lists.flat().map(({ id }) => id))]
}
