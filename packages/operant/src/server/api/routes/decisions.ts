import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { editOf } from '../../../people/edit-values.ts'
import { actionOf } from '../../../project/action-of.ts'
import { answerFor } from '../../../project/answer-for.ts'
import { elementsAsked } from '../../../project/elements-of.ts'
import type { Project } from '../../../project/open-project.ts'
import { answerTogether } from '../../../store/answer-together.ts'
import { answerRequest, requestRow, type Reply, type RequestRow } from '../../../store/requests.ts'
import type { Api, ApiEnv } from '../api.ts'
import { invalidField } from '../invalid.ts'
import { replyProblem, togetherProblem } from '../reply-problem.ts'
import { answer, body, route } from '../route.ts'
import { actingOf } from '../who/acting.ts'
import { byId, MaybeWords, Words } from '../words.ts'
import { requestCalled } from './requests.ts'

const GivenJson = z.json().openapi('GivenJson', { type: ['object', 'array', 'string', 'number', 'boolean', 'null'] })

const Decision = z
  .discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('approve'),
      reason: MaybeWords,
      elements: z.array(z.string()).min(1).optional().describe('Of a change set: only these, by key'),
    }),
    z.strictObject({ decision: z.literal('reject'), reason: Words }),
    z.strictObject({
      decision: z.literal('edit'),
      reason: MaybeWords,
      arguments: z.record(z.string(), z.string()).describe('Values as they are typed, such as 6.00 GBP'),
    }),
    z.strictObject({
      decision: z.literal('answer'),
      value: GivenJson.describe('A text is read as it is typed; anything else is the value itself'),
    }),
  ])
  .openapi('Decision')

const Decided = z
  .object({
    request: z.string(),
    run: z.string(),
    result: z.enum(['decided', 'counted']),
    missing: z.int().describe('How many more people must agree'),
  })
  .openapi('Decided')

const decide = route({
  right: 'answer requests',
  method: 'post',
  path: '/requests/{id}/decision',
  summary: 'Approve, reject, put in other values, or answer',
  request: { ...byId, body: body(Decision) },
  responses: { 200: answer('What it came to', Decided) },
})

const decideTogether = route({
  right: 'answer requests',
  method: 'post',
  path: '/requests/batch',
  summary: 'Approve or reject approvals that are alike: all of them or none',
  request: {
    body: body(
      z.discriminatedUnion('decision', [
        z.strictObject({
          decision: z.literal('approve'),
          requests: z.array(z.string()).min(1).max(200),
          reason: MaybeWords,
        }),
        z.strictObject({
          decision: z.literal('reject'),
          requests: z.array(z.string()).min(1).max(200),
          reason: Words,
        }),
      ]),
    ),
  },
  responses: { 200: answer('What each came to', z.object({ results: z.array(Decided) })) },
})

/** What people decide. */
export function decisionRoutes(api: Api): void {
  api.openapi(decide, async (c) => {
    const parts = c.get('parts')
    const request = await requestCalled(parts, c.req.valid('param').id)
    const reply = await replyOf(parts.project, request, c.req.valid('json'))
    return c.json(await given(c, request, reply), 200)
  })

  api.openapi(decideTogether, async (c) => {
    const { project } = c.get('parts')
    const { decision, requests, reason } = c.req.valid('json')
    const reply: Reply = { kind: decision === 'approve' ? 'approved' : 'rejected', reason }
    const doing = actingOf(c)
    const staff = project.definition.principals
    const result = await answerTogether(project.pool, { requests, ...doing, staff, answer: reply })
    if (result.kind === 'refused') {
      const row = await requestRow(project.pool, result.request)
      throw togetherProblem(result, row, doing.by)
    }
    const rows = await Promise.all(result.results.map(({ request }) => requestRow(project.pool, request)))
    const results = result.results.map(({ request, result: came }, index) => ({
      request,
      run: rows[index]?.run ?? '',
      ...(came.kind === 'counted'
        ? { result: 'counted' as const, missing: came.missing }
        : { result: 'decided' as const, missing: 0 }),
    }))
    return c.json({ results }, 200)
  })
}

/**
 * Gives an answer of whoever calls.
 * @throws ApiProblem where it does not count, with why.
 */
export async function given(c: Context<ApiEnv>, request: RequestRow, reply: Reply): Promise<z.infer<typeof Decided>> {
  const { project } = c.get('parts')
  const doing = actingOf(c)
  const staff = project.definition.principals
  const result = await answerRequest(project.pool, { request: request.id, ...doing, staff, answer: reply })
  if (result.kind === 'refused')
    throw replyProblem(result.why, (await requestRow(project.pool, request.id)) ?? request, doing.by)
  const { id, run } = request
  return result.kind === 'counted'
    ? { request: id, run, result: 'counted', missing: result.missing }
    : { request: id, run, result: 'decided', missing: 0 }
}

async function replyOf(project: Project, request: RequestRow, said: z.infer<typeof Decision>): Promise<Reply> {
  if (request.kind === 'take over')
    throw invalidField('path.id', `this was handed over; see /escalations/${request.id}`)
  if (request.kind === 'review') throw invalidField('path.id', `this is a review; see /reviews/${request.id}`)
  switch (said.decision) {
    case 'reject':
      return { kind: 'rejected', reason: said.reason }
    case 'approve':
      return { kind: 'approved', reason: said.reason, ...(await elementsOf(project, request, said.elements)) }
    case 'edit':
      return { kind: 'edited', reason: said.reason, arguments: await editsOf(project, request, said.arguments) }
    case 'answer': {
      const read = await answerFor(project, request, said.value)
      if ('problem' in read) throw invalidField('body.value', `it is no answer to "${request.title}": ${read.problem}`)
      return { kind: 'answered', value: read.value }
    }
  }
}

async function editsOf(project: Project, request: RequestRow, typed: Readonly<Record<string, string>>) {
  const found = await actionOf(project, request)
  if (!found)
    throw invalidField('body.decision', 'only what is to be approved, by an agent that is known here, can be edited')
  const edited = editOf(found.agent, found.action, typed)
  if ('problem' in edited) throw invalidField('body.arguments', edited.problem)
  return edited.arguments
}

async function elementsOf(
  project: Project,
  request: RequestRow,
  keys: readonly string[] | undefined,
): Promise<{ readonly elements?: readonly string[] }> {
  if (keys === undefined) return {}
  const asked = await elementsAsked(project, request)
  if (!asked) throw invalidField('body.elements', 'this is about one call: approve it as a whole')
  const known = new Set(asked.elements.map(({ element }) => element.key))
  const stray = keys.find((key) => !known.has(key))
  if (stray !== undefined) throw invalidField('body.elements', `the request has no element "${stray}"`)
  return { elements: [...new Set(keys)] }
}
