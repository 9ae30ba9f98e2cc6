import { z } from '@hono/zod-openapi'
import { workersOf } from '../../../project/drive.ts'
import { pause, resume } from '../../../schedules/changing.ts'
import type { PreparedSchedule } from '../../../schedules/prepared.ts'
import { declaredAs, scheduleInFull, scheduleStandings } from '../../../schedules/standing.ts'
import { listFires } from '../../../store/schedule-fires.ts'
import { listSchedules } from '../../../store/schedules.ts'
import type { Api, ApiParts } from '../api.ts'
import { pageOf, pageQuery, paged, readCursor } from '../pages.ts'
import { ApiProblem } from '../problem.ts'
import { answer, body, route } from '../route.ts'
import { list as listed } from '../shapes.ts'
import { callerOf } from '../who/needs.ts'
import { byId, Words } from '../words.ts'
import {
  FireShape,
  fireStates,
  scheduleInFullTold,
  ScheduleInFullShape,
  ScheduleShape,
  scheduleTold,
} from './schedule-shapes.ts'

const list = route({
  right: 'look',
  method: 'get',
  path: '/schedules',
  summary: 'What starts by itself at times, by name: next, last, and what is paused',
  request: { query: z.strictObject(pageQuery) },
  responses: {
    200: answer(
      'A page of schedules',
      pageOf(ScheduleShape).extend({
        workers: z.int().describe('Workers that run; without one nothing starts by itself'),
        gone: listed(z.string()).describe('Declared once, and no more: not started'),
      }),
    ),
  },
})

const one = route({
  right: 'look',
  method: 'get',
  path: '/schedules/{id}',
  summary: 'One schedule, by name: what is declared, its next times, what it fired and missed',
  request: byId,
  responses: { 200: answer('The schedule', ScheduleInFullShape) },
})

const fires = route({
  right: 'look',
  method: 'get',
  path: '/schedules/{id}/fires',
  summary: 'The times that came, newest first, and what became of each',
  request: { ...byId, query: z.strictObject({ ...pageQuery, state: z.enum(fireStates).optional() }) },
  responses: { 200: answer('A page of times', pageOf(FireShape)) },
})

const pauseOne = route({
  right: 'change schedules',
  method: 'post',
  path: '/schedules/{id}/pause',
  summary: 'Pause a schedule, with a reason; runs that are under way go on',
  request: { ...byId, body: body(z.strictObject({ because: Words })) },
  responses: { 200: answer('The schedule', ScheduleInFullShape) },
})

const resumeOne = route({
  right: 'change schedules',
  method: 'post',
  path: '/schedules/{id}/resume',
  summary: 'Go on with a paused schedule; times that passed meanwhile are not made up',
  request: byId,
  responses: { 200: answer('The schedule', ScheduleInFullShape) },
})

/** Schedules: how they stand, and pausing them. */
export function scheduleRoutes(api: Api): void {
  api.openapi(list, async (c) => {
    const { project } = c.get('parts')
    const { after, limit } = c.req.valid('query')
    const [place] = readCursor(after, z.string()) ?? []
    const { standing, gone } = await scheduleStandings(project, {
      limit: limit + 1,
      ...(place === undefined ? {} : { after: place }),
    })
    const page = paged(standing, limit, scheduleTold, ({ schedule }) => [schedule.name])
    return c.json({ ...page, workers: await workersOf(project.pool), gone }, 200)
  })

  api.openapi(one, async (c) => {
    const parts = c.get('parts')
    return c.json(await told(parts, scheduleCalled(parts, c.req.valid('param').id)), 200)
  })

  api.openapi(fires, async (c) => {
    const parts = c.get('parts')
    const schedule = scheduleCalled(parts, c.req.valid('param').id).name
    const { after, limit, state } = c.req.valid('query')
    const [at] = readCursor(after, z.iso.datetime()) ?? []
    const rows = await listFires(parts.project.pool, {
      schedule,
      limit: limit + 1,
      ...(state === undefined ? {} : { state }),
      ...(at === undefined ? {} : { after: { at, schedule } }),
    })
    const page = paged(
      rows,
      limit,
      (row) => row,
      (row) => [row.at],
    )
    return c.json(page, 200)
  })

  api.openapi(pauseOne, async (c) => {
    const parts = c.get('parts')
    const schedule = scheduleCalled(parts, c.req.valid('param').id)
    if (await pause(parts.project, schedule, callerOf(c).name, c.req.valid('json').because)) {
      const [row] = await listSchedules(parts.project.pool, schedule.name)
      const { by = 'somebody', because = '' } = row?.paused ?? {}
      throw new ApiProblem('conflict', `${by} paused it already: ${because}`, { also: { paused: row?.paused ?? null } })
    }
    return c.json(await told(parts, schedule), 200)
  })

  api.openapi(resumeOne, async (c) => {
    const parts = c.get('parts')
    const schedule = scheduleCalled(parts, c.req.valid('param').id)
    if (!(await resume(parts.project, schedule)))
      throw new ApiProblem('conflict', `schedule ${schedule.name} is not paused`)
    return c.json(await told(parts, schedule), 200)
  })
}

/**
 * The schedule with this name.
 * @throws ApiProblem where the project declares none.
 */
export function scheduleCalled({ project }: Pick<ApiParts, 'project'>, name: string): PreparedSchedule {
  const found = declaredAs('schedule', project.schedules, name)
  if ('problem' in found) throw new ApiProblem('not-found', found.problem)
  return found
}

async function told({ project }: Pick<ApiParts, 'project'>, schedule: PreparedSchedule) {
  return scheduleInFullTold(await scheduleInFull(project, schedule))
}
