import { z } from '@hono/zod-openapi'
import { releaseRefusalText } from '../../../people/release-refusal.ts'
import { messageOf } from '../../../project/project-error.ts'
import { recordStop } from '../../../project/record-stop.ts'
import { stopKinds, switchNamed } from '../../../project/switch-named.ts'
import { listStops, releaseStop } from '../../../store/stops.ts'
import type { Api } from '../api.ts'
import { invalidField } from '../invalid.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { answer, body, route } from '../route.ts'
import { actingOf, madeId } from '../who/acting.ts'
import { byId, Words } from '../words.ts'
import { StopShape, stopTold } from './stop-shapes.ts'

const Pulled = z
  .object({
    stop: StopShape,
    machine: z.string().nullable().describe('Why the workers of this machine were not reached by its disk as well'),
    alone: z.boolean().describe('false: what was about to be intended may still be begun'),
    underWay: z
      .array(
        z.object({ run: z.string(), agent: z.string(), action: z.string(), state: z.enum(['intended', 'unknown']) }),
      )
      .readonly()
      .describe('Writes that it came too late for; each is read back and told'),
  })
  .openapi('PulledStop')

const list = route({
  right: 'look',
  method: 'get',
  path: '/stops',
  summary: 'The stops that stand, newest first; with `all` also those that were released',
  request: { query: z.object({ all: z.enum(['true', 'false']).default('false') }) },
  responses: { 200: answer('At most a hundred', z.object({ items: z.array(StopShape) })) },
})

const pull = route({
  right: 'pull stops',
  method: 'post',
  path: '/stops',
  summary: 'Stop writes at once: all, or those of one agent, action, connector or entity',
  request: {
    body: body(
      z.strictObject({
        what: z.enum(stopKinds),
        name: z.string().optional().describe('Which one; of an entity its kind and id, as in order:O-1'),
        because: Words,
      }),
    ),
  },
  responses: { 201: answer('What it reached', Pulled) },
})

const release = route({
  right: 'release stops',
  method: 'post',
  path: '/stops/{id}/release',
  summary: 'Release a stop that somebody else pulled',
  request: { ...byId, body: body(z.strictObject({ because: Words })) },
  responses: { 200: answer('What still stands', z.object({ standing: z.array(StopShape) })) },
})

/** Stopping, and letting go on. */
export function stopRoutes(api: Api): void {
  api.openapi(list, async (c) => {
    const { pool } = c.get('parts').project
    const rows = await listStops(pool, { all: c.req.valid('query').all === 'true' })
    return c.json({ items: rows.map(stopTold) }, 200)
  })

  api.openapi(pull, async (c) => {
    const { project } = c.get('parts')
    const { what, name, because } = c.req.valid('json')
    const named = switchNamed(project.definition.agents, what, name)
    if ('problem' in named) throw invalidField('body.name', named.problem)
    const { by, at } = actingOf(c)
    const stop = { id: `stop_${madeId(c)}`, switch: named.switch, by: by.name, because, at }
    const machine = attempted(() => project.stops.write(stop))
    const reached = await recordStop(project, stop)
    return c.json({ stop: stopTold({ ...stop, released: null }), machine, ...reached }, 201)
  })

  api.openapi(release, async (c) => {
    const { project } = c.get('parts')
    const { id } = c.req.valid('param')
    const { by, at } = actingOf(c)
    const { because } = c.req.valid('json')
    const refused = await releaseStop(project.pool, { id, by: by.name, because, at })
    if (refused === 'no such stop') throw notFound('stop', id)
    if (refused) {
      const stop = (await listStops(project.pool, { all: true })).find((one) => one.id === id)
      const kind = refused === 'your own stop' ? 'not-permitted' : 'conflict'
      throw new ApiProblem(kind, releaseRefusalText(refused, id, stop), { also: { why: refused } })
    }
    project.stops.remove(id)
    return c.json({ standing: (await listStops(project.pool)).map(stopTold) }, 200)
  })
}

/** The stop is pulled in the database even where the disk cannot be written. */
function attempted(work: () => void): string | null {
  try {
    work()
    return null
  } catch (error) {
    return messageOf(error)
  }
}
