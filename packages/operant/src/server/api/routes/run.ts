import { z } from '@hono/zod-openapi'
import { collectionIn } from '../../../project/collection-of.ts'
import { standingOf } from '../../../project/standing.ts'
import { cancelRun } from '../../../store/deliver.ts'
import { fold } from '../../../journal/fold.ts'
import { goalOf } from '../../../run/goal-of.ts'
import { journalPage } from '../../../store/journal-page.ts'
import { runsAgainOf } from '../../../store/runs-again.ts'
import { causesOf } from '../../../told/causes.ts'
import { filesOfRun } from '../../../project/files-of-run.ts'
import { fileType } from '../file-headers.ts'
import { toldForecasts } from '../../../told/runs/collection.ts'
import { toldLimits } from '../../../told/runs/limits-told.ts'
import { planVersions, stepsAhead } from '../../../told/runs/plan-versions.ts'
import { readStory } from '../../../told/runs/read-story.ts'
import type { Api } from '../api.ts'
import { pageOf, pageQuery, paged, readCursor } from '../pages.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { answer, body, route } from '../route.ts'
import { rowOf, storyOf } from '../run-known.ts'
import { Plans } from '../schemas/run-more.ts'
import { RunTold } from '../schemas/run-told.ts'
import { JournalEvent, Step, Why } from '../schemas/run.ts'
import { callerOf } from '../who/needs.ts'

const params = z.object({ id: z.string() })
const about = { right: 'look' as const, method: 'get' as const, tags: ['Runs'] }

const one = route({
  ...about,
  path: '/runs/{id}',
  summary: 'One run, and what came of it',
  request: { params },
  responses: { 200: answer('The run', RunTold) },
})

const plan = route({
  ...about,
  path: '/runs/{id}/plan',
  summary: 'The plans of a run, one after the other, each with what changed and why; the last is the one it goes by',
  request: { params },
  responses: { 200: answer('Its plans', Plans) },
})

const steps = route({
  ...about,
  path: '/runs/{id}/steps',
  summary: 'The steps of a run in the order in which they began',
  request: { params, query: z.strictObject(pageQuery) },
  responses: { 200: answer('A page of steps', pageOf(Step)) },
})

const why = route({
  ...about,
  path: '/runs/{id}/steps/{number}/why',
  summary: 'Why a step was taken, why no other, what it rested on and what came of it',
  request: { params: params.extend({ number: z.coerce.number().int().min(1) }) },
  responses: { 200: answer('The step', Why) },
})

const journal = route({
  ...about,
  path: '/runs/{id}/journal',
  summary: 'The events of a run as they were written down',
  request: { params, query: z.strictObject(pageQuery) },
  responses: { 200: answer('A page of events', pageOf(JournalEvent)) },
})

const cancel = route({
  right: 'take over',
  method: 'post',
  path: '/runs/{id}/cancel',
  summary: 'Ask a run to stop: it ends as cancelled once it has taken back what it must',
  tags: ['Runs'],
  request: { params, body: body(z.strictObject({ reason: z.string().trim().min(1).max(2_000) })) },
  responses: { 202: answer('The run was told', z.object({ run: z.string(), by: z.string() })) },
})

/** One run. */
export function runRoutes(api: Api): void {
  api.openapi(one, async (c) => {
    const { project } = c.get('parts')
    const { id } = c.req.valid('param')
    const [row, events, standing, startedAgain] = await Promise.all([
      rowOf(project, id),
      project.store.read(id),
      standingOf(project.pool, project.clock, id),
      runsAgainOf(project.pool, id),
    ])
    const agent = project.agents.get(row.agent)?.agent
    const story = readStory(id, events, agent)
    const { said, why: ended, checks, answers, unchecked, waitsFor, taken, models, again } = story
    const state = fold(id, events)
    const limits = toldLimits(state, agent, project.clock.now())
    const never = (agent && goalOf(agent, state.opened)?.never.map(({ title }) => title)) ?? []
    const requests = standing?.kind === 'asks' ? standing.requests.map((request) => request.id) : []
    const told: z.infer<typeof RunTold> = {
      ...row,
      said,
      why: ended,
      causes: ended === undefined ? [] : causesOf(ended),
      answers,
      unchecked,
      checks: checks.map((check) => ({ ...check, never: never.includes(check.check) })),
      waitsFor,
      taken,
      models,
      steps: story.steps.length,
      requests,
      limits,
      again,
      startedAgain: [...startedAgain],
      collection: await collectionIn(project, state),
      forecasts: [...toldForecasts(state)],
      files: filesOfRun(agent, state).map(({ name, bytes, sha256 }) => ({ name, bytes, sha256, type: fileType(name) })),
      ahead: stepsAhead(events),
    }
    return c.json(told, 200)
  })

  api.openapi(plan, async (c) => {
    const { project } = c.get('parts')
    const { id } = c.req.valid('param')
    await rowOf(project, id)
    const events = await project.store.read(id)
    return c.json({ run: id, versions: planVersions(events), ahead: stepsAhead(events) }, 200)
  })

  api.openapi(steps, async (c) => {
    const { limit, after } = c.req.valid('query')
    const from = Number(readCursor(after, digits)?.[0] ?? 0)
    const story = await storyOf(c.get('parts').project, c.req.valid('param').id)
    const page = paged(
      story.steps.slice(from, from + limit + 1),
      limit,
      (step): z.infer<typeof Step> => step,
      ({ number }) => [String(number)],
    )
    return c.json(page, 200)
  })

  api.openapi(why, async (c) => {
    const { id, number } = c.req.valid('param')
    const story = await storyOf(c.get('parts').project, id)
    const step = story.steps[number - 1]
    if (!step) throw notFound(`step of ${id}`, String(number))
    const told: z.infer<typeof Why> = { run: id, asked: story.asked, outcome: story.outcome ?? null, step }
    return c.json(told, 200)
  })

  api.openapi(journal, async (c) => {
    const { project } = c.get('parts')
    const { id } = c.req.valid('param')
    const { limit, after } = c.req.valid('query')
    await rowOf(project, id)
    const from = Number(readCursor(after, digits)?.[0] ?? 0)
    const events = await journalPage(project.pool, id, { after: from, limit: limit + 1 })
    const page = paged(
      events,
      limit,
      (event): z.infer<typeof JournalEvent> => ({ ...event }),
      ({ seq }) => [String(seq)],
    )
    return c.json(page, 200)
  })

  api.openapi(cancel, async (c) => {
    const { project } = c.get('parts')
    const { id } = c.req.valid('param')
    const { name } = callerOf(c)
    await rowOf(project, id)
    const at = project.clock.now().toISOString()
    if ((await cancelRun(project.pool, id, name, c.req.valid('json').reason, at)) === 'gone') {
      const { outcome } = await rowOf(project, id)
      throw new ApiProblem('conflict', `run "${id}" has ended: ${outcome ?? 'settled'}`, { also: { outcome } })
    }
    return c.json({ run: id, by: name }, 202)
  })
}

/** The places of steps and events. */
const digits = z.string().regex(/^\d{1,9}$/)
