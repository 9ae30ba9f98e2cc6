import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { workOutFigures } from '../../../project/work-out-figures.ts'
import { failuresBy } from '../../../store/failures.ts'
import { listMarks } from '../../../store/marks.ts'
import { figuresBy, mostGroups, periodsOf, type Group, type MetricsFilter } from '../../../store/metrics.ts'
import { countDue } from '../../../store/run-figures.ts'
import type { Api, ApiEnv } from '../api.ts'
import { runsOf, shownFigures, type Asked } from '../figures-shown.ts'
import { invalidField } from '../invalid.ts'
import { answer, route } from '../route.ts'
import { FailureGroup, figureQuery, MarkShape, Summary } from '../schemas/metrics.ts'
import { Instant, list } from '../shapes.ts'

/** Ended runs whose figures are worked out before an answer; the rest is told as not counted yet. */
const mostBefore = 500
const mostFailures = 100
const mostMarks = 1_000
const usualDays = 30

const time = {
  from: Instant.optional().describe(`Default: ${usualDays} days before until`),
  until: Instant.optional().describe('Default: now'),
} as const
const text = z.string().min(1).max(200)
const whose = { agent: text.optional(), goal: text.optional(), class: figureQuery.class, classed: figureQuery.classed }

const summary = route({
  right: 'look',
  method: 'get',
  path: '/metrics/summary',
  summary: 'Figures over the runs that ended in a time, whole and by agent, goal, class or period',
  tags: ['Metrics'],
  request: {
    query: z.strictObject({
      ...time,
      ...whose,
      by: z.enum(['agent', 'goal', 'class', 'day', 'week', 'month']).optional(),
      zone: z.string().max(60).default('UTC').describe('Where days begin: a time zone such as Europe/Berlin'),
    }),
  },
  responses: { 200: answer('The figures', Summary) },
})

const failures = route({
  right: 'look',
  method: 'get',
  path: '/metrics/failures',
  summary: 'Why runs did not end as they should, those that failed alike together, the commonest first',
  tags: ['Metrics'],
  request: { query: z.strictObject({ ...time, ...whose }) },
  responses: { 200: answer(`At most ${mostFailures} causes`, z.object({ items: list(FailureGroup) })) },
})

const marks = route({
  right: 'look',
  method: 'get',
  path: '/metrics/marks',
  summary: 'When policies came to govern and levels of autonomy were set, oldest first',
  tags: ['Metrics'],
  request: { query: z.strictObject({ ...time, agent: text.optional() }) },
  responses: { 200: answer(`The last ${mostMarks} at most`, z.object({ items: list(MarkShape) })) },
})

/** What became of runs, in figures. */
export function metricsRoutes(api: Api): void {
  api.openapi(summary, async (c) => {
    const { project } = c.get('parts')
    const { by, zone, ...query } = c.req.valid('query')
    if (!isZone(zone)) throw invalidField('query.zone', `there is no time zone "${zone}"`, 'one such as Europe/Berlin')
    const asked = askedOf(c, query)
    await workOutFigures(project, mostBefore)
    const [[total], groups, notCounted] = await Promise.all([
      figuresBy(project.pool, filterOf(asked)),
      groupsOf(c, asked, by, zone),
      countDue(project.pool),
    ])
    const { from, until } = asked
    return c.json(
      { from, until, by: by ?? null, zone, notCounted, total: shownFigures(total, asked), groups: [...groups] },
      200,
    )
  })

  api.openapi(failures, async (c) => {
    const { project } = c.get('parts')
    const asked = askedOf(c, c.req.valid('query'))
    await workOutFigures(project, mostBefore)
    const found = await failuresBy(project.pool, filterOf(asked), mostFailures)
    const items = found.map((one) => ({
      ...one,
      runs: { value: one.runs, runs: { ...runsOf(asked), cause: one.cause } },
    }))
    return c.json({ items }, 200)
  })

  api.openapi(marks, async (c) => {
    const { from, until, agent } = askedOf(c, c.req.valid('query'))
    const about = { from, until, ...(agent === undefined ? {} : { agent }) }
    return c.json({ items: await listMarks(c.get('parts').project.pool, about, mostMarks) }, 200)
  })
}

/** What is asked for, with its time: the last days where none is said. */
export function askedOf(
  c: Context<ApiEnv>,
  {
    from,
    until,
    ...query
  }: { readonly from?: string | undefined; readonly until?: string | undefined } & Omit<Asked, 'from' | 'until'>,
): Asked {
  const end = until ?? c.get('parts').project.clock.now().toISOString()
  const start = from ?? new Date(Date.parse(end) - usualDays * 86_400_000).toISOString()
  if (Date.parse(start) >= Date.parse(end))
    throw invalidField('query.from', 'it is not before until', 'an earlier instant')
  return { ...query, from: start, until: end }
}

export function filterOf({ from, until, agent, goal, class: kind, classed }: Asked): MetricsFilter {
  return {
    endedFrom: from,
    endedUntil: until,
    ...(agent === undefined ? {} : { agent }),
    ...(goal === undefined ? {} : { goal }),
    ...(kind === undefined ? {} : { class: kind }),
    ...(classed === undefined ? {} : { classed }),
  }
}

type GroupShown = z.infer<typeof Summary>['groups'][number]
type By = 'agent' | 'goal' | 'class' | 'day' | 'week' | 'month'

async function groupsOf(
  c: Context<ApiEnv>,
  asked: Asked,
  by: By | undefined,
  zone: string,
): Promise<readonly GroupShown[]> {
  if (by === undefined) return []
  const { pool } = c.get('parts').project
  const found = await figuresBy(pool, filterOf(asked), by, zone)
  if (by === 'day' || by === 'week' || by === 'month') {
    const periods = await periodsOf(pool, asked, by, zone)
    refuseMore(periods)
    const groups = new Map(found.map((group) => [group.key, group]))
    return periods.map(({ key, from, until }) => {
      const figures = shownFigures(groups.get(key), { ...asked, from, until })
      return { key: null, from, until, figures }
    })
  }
  refuseMore(found)
  return found.map((group) => ({
    key: group.key,
    from: null,
    until: null,
    figures: shownFigures(group, { ...asked, ...keyOf(by, group) }),
  }))
}

function refuseMore({ length }: { readonly length: number }): void {
  if (length > mostGroups)
    throw invalidField('query.by', `there are more than ${mostGroups} groups`, 'longer periods, or a shorter time')
}

function keyOf(by: 'agent' | 'goal' | 'class', { key }: Group): Partial<Asked> {
  return key === null ? { classed: false } : { [by]: key }
}

/** A name: what is written as a distance to UTC means the opposite to some. */
function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
