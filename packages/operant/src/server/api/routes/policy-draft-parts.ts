import { z } from '@hono/zod-openapi'
import { parseOutcome } from '../../../guard/outcome.ts'
import { putCase, withoutCase } from '../../../policies/put-case.ts'
import { putTable } from '../../../policies/put-table.ts'
import { decisionsIn, factsThen } from '../../../policies/recorded.ts'
import type { Api, ApiParts } from '../api.ts'
import { invalidField } from '../invalid.ts'
import { changedDraft } from '../policies/own-draft.ts'
import { notFound } from '../problem.ts'
import { ifMatch } from '../revision.ts'
import { answer, body, route } from '../route.ts'
import { PolicyContentShape } from '../schemas/policy.ts'
import { AnyJson, asJson } from '../shapes.ts'

const ofDraft = z.object({ agent: z.string(), draft: z.string() })
const line = z.string().max(2_000)

const WrittenCall = z.strictObject({
  action: z.string(),
  arguments: z.record(z.string(), AnyJson).default({}),
  facts: z.record(z.string(), AnyJson).default({}),
  literals: z.array(z.string()).default([]),
  startedBy: line.min(1).default('somebody'),
  now: z.iso.datetime().optional(),
})

const table = route({
  right: 'draft policies',
  method: 'put',
  path: '/policies/{agent}/drafts/{draft}/table',
  summary: 'Write one table of a draft; the rest of its file stays as it is written',
  request: {
    params: ofDraft,
    headers: ifMatch,
    body: body(
      z.strictObject({
        file: z.string(),
        name: z.string().describe('Which table of the file'),
        table: z.strictObject({
          table: line.min(1),
          for: z.array(line.min(1)).min(1),
          hit: z.enum(['first', 'unique']),
          columns: z.array(z.strictObject({ name: line.min(1), expression: line.min(1) })).max(30),
          rows: z
            .array(
              z.strictObject({
                name: line,
                cells: z.array(line),
                outcome: line,
                was: z.int().min(0).nullable().describe('The row that it was, from 0; null for a new one'),
              }),
            )
            .min(1, 'a table without rows denies everything; take it out of the text instead')
            .max(500),
        }),
      }),
    ),
  },
  responses: { 200: answer('The draft as it is now', PolicyContentShape) },
})

const saveCase = route({
  right: 'draft policies',
  method: 'put',
  path: '/policies/{agent}/drafts/{draft}/case',
  summary: 'Save a case that every later version must decide as it says: a call, or one that was decided once',
  request: {
    params: ofDraft,
    headers: ifMatch,
    body: body(
      z.strictObject({
        case: line.min(1).describe('Its name; one that has it already is written anew'),
        expect: line.describe('allow, deny, approve by ROLE or escalate to ROLE'),
        call: z.union([
          z.strictObject({ run: z.string(), seq: z.int().describe('Of the decision, in the journal of the run') }),
          WrittenCall,
        ]),
      }),
    ),
  },
  responses: { 200: answer('The draft as it is now', PolicyContentShape) },
})

const removeCase = route({
  right: 'draft policies',
  method: 'delete',
  path: '/policies/{agent}/drafts/{draft}/case',
  summary: 'Take a saved case out of a draft',
  request: { params: ofDraft, headers: ifMatch, query: z.object({ case: line.min(1) }) },
  responses: { 200: answer('The draft as it is now', PolicyContentShape) },
})

/** Tables and saved cases of policies that are being written. */
export function policyDraftPartRoutes(api: Api): void {
  api.openapi(table, async (c) => {
    const { file, name, table: wanted } = c.req.valid('json')
    return c.json(
      await changedDraft(c, (draft) => {
        const put = putTable(draft.files, { file, table: name }, wanted)
        if ('problem' in put) throw invalidField('body.table', put.problem)
        return { ...draft, files: put.files }
      }),
      200,
    )
  })

  api.openapi(saveCase, async (c) => {
    const { case: name, expect, call } = c.req.valid('json')
    if (!parseOutcome(expect))
      throw invalidField(
        'body.expect',
        `"${expect}" is not an outcome`,
        'allow, deny, approve by ROLE or escalate to ROLE',
      )
    return c.json(
      await changedDraft(c, async (draft, { agent, parts }) => {
        const saved = 'run' in call ? await recordedCase(parts, agent, call) : writtenCase(parts, call)
        return { ...draft, cases: putCase(draft.cases, agent, { case: name, ...saved, expect }) }
      }),
      200,
    )
  })

  api.openapi(removeCase, async (c) => {
    const { case: name } = c.req.valid('query')
    return c.json(
      await changedDraft(c, (draft) => {
        const cases = withoutCase(draft.cases, name)
        if (!cases) throw notFound('saved case', name)
        return { ...draft, cases }
      }),
      200,
    )
  })
}

function writtenCase({ project }: ApiParts, call: z.infer<typeof WrittenCall>) {
  const { action, arguments: values, facts, literals, startedBy, now = project.clock.now().toISOString() } = call
  return { action, arguments: asJson(values), facts: asJson(facts), literals, startedBy, now }
}

/** A call that was decided, with what was known then. */
async function recordedCase(
  parts: ApiParts,
  agent: string,
  { run, seq }: { readonly run: string; readonly seq: number },
) {
  const { project } = parts
  const events = await project.store.read(run)
  const found = decisionsIn(run, events).find((one) => one.seq === seq)
  const loaded = project.files.get(agent)
  if (!found || !loaded || events[0]?.type !== 'run.opened' || events[0].agent !== agent)
    throw invalidField('body.call', `run ${run} has no decision ${seq} of ${agent}`)
  const facts = factsThen(loaded, events, found) ?? {}
  const { action, arguments: values, startedBy, at } = found
  return { action, arguments: values, facts, startedBy, now: at }
}
