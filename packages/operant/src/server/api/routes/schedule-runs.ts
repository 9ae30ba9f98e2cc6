import { z } from '@hono/zod-openapi'
import { workersOf } from '../../../project/drive.ts'
import { backfill, runNow, toBackfill } from '../../../schedules/changing.ts'
import { runOf, starterName } from '../../../schedules/starting.ts'
import { stretchOf } from '../../../schedules/stretch.ts'
import type { Api } from '../api.ts'
import { invalidField } from '../invalid.ts'
import { answer, body, route } from '../route.ts'
import { Instant, list } from '../shapes.ts'
import { callerOf } from '../who/needs.ts'
import { byId } from '../words.ts'
import { scheduleCalled } from './schedules.ts'

const workers = z.int().describe('Workers that run; without one nothing starts')

const runOne = route({
  right: 'change schedules',
  method: 'post',
  path: '/schedules/{id}/run',
  summary:
    'Run a schedule now, also while it is paused; whoever asks is who started the run, and approves nothing of it',
  request: byId,
  responses: {
    202: answer(
      'It starts where a worker runs',
      z.object({ at: Instant, run: z.string().describe('The id that its run has, once it has started'), workers }),
    ),
  },
})

const end = z.string().describe('A day as 2026-03-27, in the zone of the schedule, or an instant')

const backfillOne = route({
  right: 'change schedules',
  method: 'post',
  path: '/schedules/{id}/backfill',
  summary: 'Run the times of a stretch of the past that did not run, one after the other; with `dry` only tell them',
  request: {
    ...byId,
    body: body(z.strictObject({ from: end, to: end.describe('A day counts whole'), dry: z.boolean().default(false) })),
  },
  responses: {
    202: answer(
      'The times',
      z.object({
        inStretch: z.int().describe('Times of the schedule in the stretch'),
        times: list(Instant).describe('Those that did not run, and will'),
        workers,
      }),
    ),
  },
})

/** Asking for runs of schedules. */
export function scheduleRunRoutes(api: Api): void {
  api.openapi(runOne, async (c) => {
    const parts = c.get('parts')
    const schedule = scheduleCalled(parts, c.req.valid('param').id)
    const at = await runNow(parts.project, schedule, callerOf(c).name, c.get('once'))
    const run = runOf(starterName(schedule.spec), at)
    return c.json({ at, run, workers: await workersOf(parts.project.pool) }, 202)
  })

  api.openapi(backfillOne, async (c) => {
    const parts = c.get('parts')
    const { project } = parts
    const schedule = scheduleCalled(parts, c.req.valid('param').id)
    const { from, to, dry } = c.req.valid('json')
    const stretch = stretchOf(schedule, { from, to }, project.clock.now())
    if ('problem' in stretch) throw invalidField(`body.${stretch.field ?? 'from'}`, stretch.problem)
    const times = dry
      ? await toBackfill(project.pool, schedule, stretch)
      : await backfill(project, schedule, stretch, callerOf(c).name)
    return c.json({ inStretch: stretch.times.length, times, workers: await workersOf(project.pool) }, 202)
  })
}
