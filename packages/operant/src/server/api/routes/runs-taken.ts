import { z } from '@hono/zod-openapi'
import { itemOfRun } from '../../../project/item-of-run.ts'
import { itemToReturn } from '../../../project/item-to-return.ts'
import { runRow } from '../../../store/runs.ts'
import { writesUnderWay } from '../../../store/stops.ts'
import { takeRun } from '../../../store/work-items.ts'
import type { Api } from '../api.ts'
import { done } from '../item-problem.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { answer, body, route } from '../route.ts'
import { actingOf, madeId } from '../who/acting.ts'
import { byId, Words } from '../words.ts'
import { Found, returnedBy } from './taking.ts'

const Taken = z
  .object({
    run: z.string(),
    escalation: z.string().describe('By which it is given back'),
    underWay: z.array(z.string()).describe('Actions whose outcome is still found out'),
  })
  .openapi('TakenRun')

const take = route({
  right: 'take over',
  method: 'post',
  path: '/runs/{id}/take',
  summary: 'Take control of a run under way: its agent begins nothing until it is returned',
  request: { ...byId, body: body(z.strictObject({ reason: Words })) },
  responses: { 200: answer('You have control', Taken) },
})

const giveBack = route({
  right: 'take over',
  method: 'post',
  path: '/runs/{id}/return',
  summary: 'Give a run back to its agent, which reads the world anew and goes on',
  request: { ...byId, body: body(z.strictObject({ note: Words, found: Found })) },
  responses: { 200: answer('It was given back', z.object({ run: z.string(), escalation: z.string() })) },
})

/** Taking over runs that are under way, and giving them back. */
export function takenRunRoutes(api: Api): void {
  api.openapi(take, async (c) => {
    const { project } = c.get('parts')
    const { id: run } = c.req.valid('param')
    const { reason } = c.req.valid('json')
    const made = await itemOfRun(project, run, reason)
    if (!made) throw notFound('run', run)
    const doing = actingOf(c)
    const item = { id: `take_${madeId(c)}`, ...made }
    const taken = done(await takeRun(project.pool, run, item, reason, doing), run, doing.by)
    const writes = await writesUnderWay(project.pool)
    const underWay = writes.flatMap((one) => (one.run === run ? [one.action] : []))
    return c.json({ run, escalation: taken?.item ?? item.id, underWay }, 200)
  })

  api.openapi(giveBack, async (c) => {
    const { project } = c.get('parts')
    const { id: run } = c.req.valid('param')
    const { note, found } = c.req.valid('json')
    if (!(await runRow(project.pool, run))) throw notFound('run', run)
    const escalation = await itemToReturn(project, run)
    if (escalation === undefined)
      throw new ApiProblem('conflict', `nobody has taken run ${run}, and it handed over nothing`)
    await returnedBy(c, escalation, note, found)
    return c.json({ run, escalation }, 200)
  })
}
