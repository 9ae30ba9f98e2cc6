import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Json } from '../../../facts/json.ts'
import { editOf } from '../../../people/edit-values.ts'
import { actionOf } from '../../../project/action-of.ts'
import { answerFor, filledIn } from '../../../project/answer-for.ts'
import { elementsAsked } from '../../../project/elements-of.ts'
import type { Project } from '../../../project/open-project.ts'
import { replacedBy } from '../../../project/replaced-by.ts'
import { answerTogether } from '../../../store/answer-together.ts'
import { answerRequest, requestRow, type Reply, type RequestRow } from '../../../store/requests.ts'
import type { Api, ApiEnv } from '../api.ts'
import { invalidField } from '../invalid.ts'
import { ApiProblem } from '../problem.ts'
import { replyProblem, togetherProblem } from '../reply-problem.ts'
import { checkSeen } from '../telling/seen.ts'
import { answer, body, route } from '../route.ts'
import { actingOf } from '../who/acting.ts'
import { byId, MaybeWords, Words } from '../words.ts'
import { requestCalled } from './requests.ts'

const GivenJson = z.json().openapi('GivenJson', { type: ['object', 'array', 'string', 'number', 'boolean', 'null'] })

const seen = {
  seen: z.string().optional().describe('`seen` of what was shown: where something else is asked, nothing is answered'),
} as const

const Decision = z
  .discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('approve'),
      ...seen,
      reason: MaybeWords,
      elements: z.array(z.string()).min(1).optional().describe('Of a change set: only these, by key'),
      except: z.array(z.string()).min(1).optional().describe('Of a change set: all but these'),
    }),
    z.strictObject({ decision: z.literal('reject'), ...seen, reason: Words }),
    z.strictObject({
      decision: z.literal('edit'),
      ...seen,
      reason: MaybeWords,
      arguments: z.record(z.string(), z.string()).describe('Values as they are typed, such as 6.00 GBP'),
    }),
    z.strictObject({
      decision: z.literal('answer'),
      ...seen,
      value: GivenJson.optional().describe('A text is read as it is typed; anything else is the value itself'),
      fields: z
        .record(z.string(), z.string().max(20_000))
        .optional()
        .describe('Instead of a value: what was filled into each of the fields'),
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

const allSeen = {
  seen: z.record(z.string(), z.string()).default({}).describe('`seen` of what was shown, by request'),
} as const

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
          ...allSeen,
          reason: MaybeWords,
        }),
        z.strictObject({
          decision: z.literal('reject'),
          requests: z.array(z.string()).min(1).max(200),
          ...allSeen,
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
    checkSeen(request, c.req.valid('json').seen)
    const reply = await replyOf(parts.project, request, c.req.valid('json'))
    return c.json(await given(c, request, reply), 200)
  })

  api.openapi(decideTogether, async (c) => {
    const { project } = c.get('parts')
    const { decision, requests, reason, seen: allShown } = c.req.valid('json')
    for (const [id, shown] of Object.entries(allShown)) {
      const row = await requestRow(project.pool, id)
      if (row && requests.includes(id)) checkSeen(row, shown)
    }
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
  if (result.kind === 'refused') {
    const row = (await requestRow(project.pool, request.id)) ?? request
    throw replyProblem(result.why, row, doing.by, { instead: await replacedBy(project, row) })
  }
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
      return { kind: 'approved', reason: said.reason, ...(await elementsOf(project, request, said)) }
    case 'edit':
      return { kind: 'edited', reason: said.reason, arguments: await editsOf(project, request, said.arguments) }
    case 'answer':
      return { kind: 'answered', value: await answerOf(project, request, said) }
  }
}

async function answerOf(
  project: Project,
  request: RequestRow,
  { value, fields }: Extract<z.infer<typeof Decision>, { decision: 'answer' }>,
): Promise<Json> {
  if ((value === undefined) === (fields === undefined))
    throw invalidField('body.value', 'send a value, or what was filled into the fields')
  const read = fields
    ? await filledIn(project, request, new Map(Object.entries(fields)))
    : await answerFor(project, request, value ?? null)
  if ('value' in read) return read.value
  if ('problem' in read) throw invalidField('body.value', `it is no answer to "${request.title}": ${read.problem}`)
  const errors = [...read.problems].map(([name, problem]) => ({ field: `body.fields.${name}`, problem }))
  throw new ApiProblem('invalid', errors.map(({ problem }) => problem).join('; '), { errors })
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
  {
    elements,
    except,
  }: { readonly elements?: readonly string[] | undefined; readonly except?: readonly string[] | undefined },
): Promise<{ readonly elements?: readonly string[] }> {
  const field = except === undefined ? 'body.elements' : 'body.except'
  const keys = elements ?? except
  if (keys === undefined) return {}
  if (elements && except) throw invalidField(field, 'name what is approved, or what is not, and not both')
  const asked = await elementsAsked(project, request)
  if (!asked) throw invalidField(field, 'this is about one call: approve it as a whole')
  const known = new Set(asked.elements.map(({ key }) => key))
  const said = new Set(keys)
  const stray = keys.find((key) => !known.has(key))
  if (stray !== undefined) throw invalidField(field, `the request has no element "${stray}"`)
  const approved = elements ? [...said] : [...known].filter((key) => !said.has(key))
  if (approved.length === 0) throw invalidField(field, 'that leaves none: reject the request instead')
  return { elements: approved }
}
