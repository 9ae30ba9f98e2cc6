import { z } from '@hono/zod-openapi'
import { beginAgain } from '../../../project/begin-again.ts'
import { listRequests } from '../../../store/requests.ts'
import { replayRun } from '../../../testing/replay/replay.ts'
import { timelineOf } from '../../../told/runs/timeline.ts'
import type { Api } from '../api.ts'
import { invalidField } from '../invalid.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { answer, body, route } from '../route.ts'
import { storyOf } from '../run-known.ts'
import { ReplayTold, Timeline } from '../schemas/run-more.ts'
import { madeId } from '../who/acting.ts'
import { callerOf } from '../who/needs.ts'
import { byId, Words } from '../words.ts'

const timeline = route({
  right: 'look',
  method: 'get',
  path: '/runs/{id}/timeline',
  summary: 'A run in time: when it was queued, at work and waiting, for whom, and when each step was',
  tags: ['Runs'],
  request: byId,
  responses: { 200: answer('Its stretches and steps', Timeline) },
})

const replay = route({
  right: 'look',
  method: 'get',
  path: '/runs/{id}/replay',
  summary: 'Play a run again with the agent and policies as their files are now. Nothing is called, nothing is changed',
  tags: ['Runs'],
  request: byId,
  responses: { 200: answer('The same decisions, or the first that differs', ReplayTold) },
})

const again = route({
  right: 'start goals',
  method: 'post',
  path: '/runs/{id}/again',
  summary: 'Run it again from one of its steps: a new run that acts for real',
  description:
    'It begins with what the run knew before that step. Everything else is looked at anew, and what stands is looked up first and never done twice. Only of a run that has ended.',
  tags: ['Runs'],
  request: {
    ...byId,
    body: body(z.strictObject({ from: z.int().min(1).describe('The number of the step'), reason: Words })),
  },
  responses: { 201: answer('The new run; a worker takes it on', z.object({ run: z.string(), of: z.string() })) },
})

/** A run in time, played again without acting, and run again. */
export function runAgainRoutes(api: Api): void {
  api.openapi(timeline, async (c) => {
    const { project } = c.get('parts')
    const { id } = c.req.valid('param')
    const story = await storyOf(project, id)
    const requests = await listRequests(project.pool, { run: id })
    const decided = new Map(requests.map((one) => [one.id, one.decidedAt ?? undefined]))
    return c.json(
      timelineOf(story, await project.store.read(id), (request) => decided.get(request)),
      200,
    )
  })

  api.openapi(replay, async (c) => {
    const { project } = c.get('parts')
    const { id } = c.req.valid('param')
    const story = await storyOf(project, id)
    if (!project.agents.has(story.agent))
      throw new ApiProblem('conflict', `there is no agent "${story.agent}" any more to play it with`)
    const replayed = await replayRun(project.definition, { run: id, events: await project.store.read(id) })
    if (replayed.kind === 'same') return c.json({ run: id, kind: 'same' as const, same: replayed.decisions }, 200)
    const { same, seq, recorded, replayed: now } = replayed
    const step = seq === undefined ? undefined : story.steps.findLast((one) => one.seq <= seq)?.number
    return c.json({ run: id, kind: 'differs' as const, same, seq, step, recorded, now }, 200)
  })

  api.openapi(again, async (c) => {
    const { project } = c.get('parts')
    const { id: run } = c.req.valid('param')
    const { from, reason } = c.req.valid('json')
    const asked = { run, from, by: callerOf(c).name, reason, id: `run_${madeId(c).slice(0, 32)}` }
    const begun = await beginAgain(project, asked)
    switch (begun.kind) {
      case 'begun':
        return c.json({ run: begun.run, of: run }, 201)
      case 'no such run':
        throw notFound('run', run)
      case 'no such step':
        throw invalidField('body.from', `run ${run} has no step ${from}`, `1 to ${begun.steps}`)
      case 'refused':
        throw new ApiProblem('conflict', begun.why, begun.run === undefined ? {} : { also: { run: begun.run } })
    }
  })
}
