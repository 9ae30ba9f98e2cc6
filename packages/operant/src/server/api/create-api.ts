import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import type { Api, ApiEnv, ApiParts } from './api.ts'
import { changedBy } from './live/changed-by.ts'
import { describeApi, descriptionOf } from './describe.ts'
import { refuseInvalid } from './invalid.ts'
import { refuseOtherThanJson } from './only-json.ts'
import { ApiProblem, problemAnswer } from './problem.ts'
import { goalRoutes } from './routes/goals.ts'
import { fileRoutes } from './routes/files.ts'
import { elementRoutes } from './routes/elements.ts'
import { runRoutes } from './routes/run.ts'
import { runAgainRoutes } from './routes/run-again.ts'
import { runListRoutes } from './routes/runs.ts'
import { cancelledRunsRoutes } from './routes/runs-cancelled.ts'
import { decisionRoutes } from './routes/decisions.ts'
import { delegationRoutes } from './routes/delegations.ts'
import { peopleRoutes } from './routes/people.ts'
import { escalationRoutes } from './routes/escalations.ts'
import { takenRunRoutes } from './routes/runs-taken.ts'
import { takingRoutes } from './routes/taking.ts'
import { agentRoutes } from './routes/agents.ts'
import { autonomyRoutes } from './routes/autonomy.ts'
import { metricsRoutes } from './routes/metrics.ts'
import { returnRoutes } from './routes/return.ts'
import { policyDraftRoutes } from './routes/policy-drafts.ts'
import { policyDraftPartRoutes } from './routes/policy-draft-parts.ts'
import { policyPublishingRoutes } from './routes/policy-publishing.ts'
import { policyRoutes } from './routes/policies.ts'
import { reviewRoutes } from './routes/reviews.ts'
import { connectorRoutes } from './routes/connectors.ts'
import { scheduleRunRoutes } from './routes/schedule-runs.ts'
import { scheduleRoutes } from './routes/schedules.ts'
import { stopRoutes } from './routes/stops.ts'
import { requestPartRoutes } from './routes/request-parts.ts'
import { requestRuleRoutes } from './routes/request-rule.ts'
import { requestRoutes } from './routes/requests.ts'
import { eventRoutes } from './routes/events.ts'
import { snoozeRoutes } from './routes/snoozes.ts'
import { webhookDeliveryRoutes } from './routes/webhook-deliveries.ts'
import { webhookEndpointRoutes } from './routes/webhook-endpoints.ts'
import { sessionRoutes } from './routes/session.ts'
import { triggerRoutes } from './routes/triggers.ts'
import { webhookRoutes } from './routes/webhooks.ts'
import { identifyCallers } from './who/identify-caller.ts'
import { limitAddresses, limitCallers } from './who/limit.ts'

/** Bytes that a body may have. */
const largest = 1024 * 1024

/** The routes by resource, each in a file of its own. They are not chained: their types would grow with each. */
const resources: readonly ((api: Api) => void)[] = [
  sessionRoutes,
  goalRoutes,
  runListRoutes,
  cancelledRunsRoutes,
  runRoutes,
  elementRoutes,
  fileRoutes,
  runAgainRoutes,
  requestRoutes,
  requestPartRoutes,
  requestRuleRoutes,
  snoozeRoutes,
  decisionRoutes,
  peopleRoutes,
  delegationRoutes,
  escalationRoutes,
  takingRoutes,
  takenRunRoutes,
  agentRoutes,
  autonomyRoutes,
  policyRoutes,
  policyDraftRoutes,
  policyDraftPartRoutes,
  policyPublishingRoutes,
  reviewRoutes,
  stopRoutes,
  metricsRoutes,
  returnRoutes,
  eventRoutes,
  scheduleRoutes,
  scheduleRunRoutes,
  triggerRoutes,
  webhookRoutes,
  webhookEndpointRoutes,
  webhookDeliveryRoutes,
  connectorRoutes,
]

/** The API of a project. Where it is served is up to whoever mounts it. */
export function createApi(parts: ApiParts): Api {
  const api: Api = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
  api.onError((error) => answerOf(error, parts))
  api.use(async (c, next) => {
    c.set('parts', parts)
    await next()
    const what = changedBy(c)
    if (what !== undefined) parts.feed.changes.tell(what)
  })
  api.use(limitAddresses(parts), identifyCallers(parts), limitCallers(parts))
  api.use(
    bodyLimit({
      maxSize: largest,
      onError: () => problemAnswer(new ApiProblem('too-large', `a body may have ${largest} bytes`)),
    }),
    refuseOtherThanJson,
  )
  addRoutes(api)
  api.all('*', (c) => {
    throw new ApiProblem('not-found', `there is nothing to ${c.req.method} at ${c.req.path}; see openapi.json`)
  })
  return api
}

/** The description of the API, OpenAPI 3.1: it is the same for each project. */
export function apiDescription(): object {
  const api: Api = new OpenAPIHono<ApiEnv>()
  addRoutes(api)
  return descriptionOf(api)
}

function addRoutes(api: Api): void {
  for (const add of resources) add(api)
  describeApi(api)
}

function answerOf(error: Error, parts: ApiParts): Response {
  if (error instanceof ApiProblem) return problemAnswer(error)
  // A body that is no JSON.
  if (error instanceof HTTPException && error.status < 500)
    return problemAnswer(new ApiProblem('bad-request', error.message))
  parts.onError(error)
  return problemAnswer(new ApiProblem('failed', 'it was noted; look at what became of it before you try again'))
}
