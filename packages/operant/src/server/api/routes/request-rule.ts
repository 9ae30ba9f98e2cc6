import { z } from '@hono/zod-openapi'
import { ruleOfRequest, type RuleOfRequest } from '../../../project/rule-of-request.ts'
import { createDraft } from '../../../store/policy-drafts.ts'
import type { Api } from '../api.ts'
import { ApiProblem } from '../problem.ts'
import { answer, body, route } from '../route.ts'
import { list } from '../shapes.ts'
import { madeId } from '../who/acting.ts'
import { callerOf } from '../who/needs.ts'
import { byId, MaybeWords } from '../words.ts'
import { requestCalled } from './requests.ts'

const Bound = z.object({ name: z.string(), from: z.string(), to: z.string() })

const RuleTold = z
  .object({
    can: z.boolean().describe('A draft can be made of it'),
    why: z.string().nullable().describe('Why none can be'),
    answer: z.enum(['approved', 'rejected']).nullable().describe('How people decided'),
    decided: z.int().describe('How often'),
    against: z.int().describe('How often otherwise'),
    people: list(z.object({ name: z.string(), times: z.int() })),
    bounds: list(Bound).describe('What all of them have in common'),
    rule: z.string().nullable().describe('The row or rule that asked'),
    adds: z.string().nullable().describe('What would be written into the policies, before that row or rule'),
    file: z.string().nullable(),
    cases: z.int().describe('Decisions that go with it as saved cases'),
  })
  .openapi('RuleTold')

const look = route({
  right: 'look',
  method: 'get',
  path: '/requests/{id}/rule',
  summary: 'The rule that people seem to follow where they decide calls like this one',
  request: byId,
  responses: { 200: answer('What could be drafted, or why nothing', RuleTold) },
})

const Drafted = z.object({ agent: z.string(), draft: z.string() }).openapi('DraftedRule')

const make = route({
  right: 'draft policies',
  method: 'post',
  path: '/requests/{id}/rule',
  summary: 'Draft that rule, with the decisions as saved cases; it governs nothing until somebody else publishes it',
  request: { ...byId, body: body(z.strictObject({ because: MaybeWords })) },
  responses: { 201: answer('The draft', Drafted) },
})

/** A rule of what people decide. */
export function requestRuleRoutes(api: Api): void {
  api.openapi(look, async (c) => {
    const parts = c.get('parts')
    const request = await requestCalled(parts, c.req.valid('param').id)
    return c.json(ruleTold(await ruleOfRequest(parts.project, request)), 200)
  })

  api.openapi(make, async (c) => {
    const parts = c.get('parts')
    const { project } = parts
    const request = await requestCalled(parts, c.req.valid('param').id)
    const found = await ruleOfRequest(project, request)
    const told = ruleTold(found)
    if (found.kind === 'none' || !told.can) throw new ApiProblem('conflict', told.why ?? 'nothing can be drafted')
    const { because } = c.req.valid('json')
    const id = `draft_${madeId(c)}`
    await createDraft(project.pool, {
      id,
      agent: request.agent,
      ...found.content,
      basedOn: found.basedOn,
      author: callerOf(c).name,
      because: because === '' ? `People ${told.answer} ${told.decided} like request ${request.id}.` : because,
      at: project.clock.now().toISOString(),
    })
    return c.json({ agent: request.agent, draft: id }, 201)
  })
}

function ruleTold(found: RuleOfRequest): z.infer<typeof RuleTold> {
  if (found.kind === 'none')
    return {
      can: false,
      why: found.why,
      answer: null,
      decided: 0,
      against: 0,
      people: [],
      bounds: [],
      rule: null,
      adds: null,
      file: null,
      cases: 0,
    }
  const { answer: said, decisions, against, people, region, rule, draft, problem } = found.candidate
  const same = Object.entries(region.same).map(([name, value]) => ({ name, from: value, to: value }))
  return {
    can: draft !== undefined,
    why: problem ?? null,
    answer: said,
    decided: decisions.length,
    against: against.length,
    people: Object.entries(people).map(([name, times]) => ({ name, times })),
    bounds: [...same, ...Object.entries(region.bands).map(([name, { from, to }]) => ({ name, from, to }))],
    rule,
    adds: draft?.added ?? null,
    file: draft?.file ?? null,
    cases: draft?.cases ?? 0,
  }
}
