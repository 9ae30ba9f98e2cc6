import { z } from '@hono/zod-openapi'
import { BadValue } from '../../../facts/fact.ts'
import { comparePolicies } from '../../../policies/compare-policies.ts'
import { impactOf } from '../../../policies/impact.ts'
import { latestRuns } from '../../../policies/recorded.ts'
import { rulesNamed } from '../../../policies/rules-named.ts'
import { explainSaved } from '../../../policies/try-case.ts'
import { tryContent } from '../../../policies/try-content.ts'
import { policyStandingOf } from '../../../project/policy-standing.ts'
import { knownPeople } from '../../../run/guarding/people.ts'
import type { LoadedAgent } from '../../../run/loading/load-agent.ts'
import { autonomySettings } from '../../../store/autonomy.ts'
import type { Api, ApiParts } from '../api.ts'
import { invalidField } from '../invalid.ts'
import { pageOf, pageQuery, paged, readCursor } from '../pages.ts'
import { contentCalled, filesCalled, standingOf, versionCalled, type Content } from '../policies/content.ts'
import { contentTold, decisionTold, draftTold, versionTold } from '../policies/told.ts'
import { ApiProblem } from '../problem.ts'
import { tellRevision } from '../revision.ts'
import { answer, body, route } from '../route.ts'
import {
  DifferenceShape,
  ImpactShape,
  PolicyContentShape,
  PolicyDecision,
  PolicyDraftShape,
  PolicyVersionShape,
} from '../schemas/policy.ts'
import { AnyJson, asJson, list as listOf, orNull } from '../shapes.ts'

const ofAgent = z.object({ agent: z.string() })
const which = z.string().default('governing').describe('governing, the number of a version, or the id of a draft')

const AgentPolicies = z
  .object({
    agent: z.string(),
    title: z.string(),
    governs: z.int().nullable().describe('null: it has no policy, and writes nothing'),
    version: orNull(PolicyVersionShape).describe('The one that governs'),
    unusable: z.string().nullable().describe('Why what governs cannot be used: everything is denied then'),
    filesAgree: z.boolean().describe('Whether the files on disk say what governs'),
    waiting: listOf(PolicyVersionShape).describe('Versions that wait for somebody to publish them'),
    drafts: listOf(PolicyDraftShape).describe('What is being written'),
  })
  .openapi('AgentPolicies')

const list = route({
  right: 'look',
  method: 'get',
  path: '/policies',
  summary: 'The policies of each agent: what governs, what waits to be published, what is being written',
  responses: { 200: answer('All agents', z.object({ items: z.array(AgentPolicies) })) },
})

const versions = route({
  right: 'look',
  method: 'get',
  path: '/policies/{agent}/versions',
  summary: 'The versions of the policies of an agent, newest first',
  request: { params: ofAgent, query: z.object(pageQuery) },
  responses: { 200: answer('A page of versions', pageOf(PolicyVersionShape)) },
})

const content = route({
  right: 'look',
  method: 'get',
  path: '/policies/{agent}/content',
  summary: 'All that one version or draft says: files, tables, what is wrong with it, and its saved cases tried',
  request: { params: ofAgent, query: z.object({ of: which }) },
  responses: { 200: answer('The content', PolicyContentShape) },
})

const difference = route({
  right: 'look',
  method: 'get',
  path: '/policies/{agent}/difference',
  summary: 'What one version or draft states otherwise than another; comments and layout do not count',
  request: { params: ofAgent, query: z.object({ from: which, to: which }) },
  responses: {
    200: answer(
      'The differences',
      z.object({ from: z.string(), to: z.string(), same: z.boolean(), items: listOf(DifferenceShape) }),
    ),
  },
})

const explain = route({
  right: 'look',
  method: 'post',
  path: '/policies/{agent}/explain',
  summary: 'What would be decided of one call, and why; nothing is read, kept or done',
  request: {
    params: ofAgent,
    body: body(
      z.strictObject({
        of: which,
        action: z.string(),
        arguments: z.record(z.string(), AnyJson).default({}).describe('Amounts as 50.00 GBP or as Money'),
        facts: z.record(z.string(), AnyJson).default({}).describe('What the policies look at, by fact'),
        literals: z.array(z.string()).default([]).describe('Arguments that a model made up'),
        startedBy: z.string().default('somebody'),
        now: z.iso.datetime().optional(),
      }),
    ),
  },
  responses: { 200: answer('The decision', PolicyDecision) },
})

const impact = route({
  right: 'look',
  method: 'get',
  path: '/policies/{agent}/impact',
  summary: 'Which of the latest decisions a version or draft would have made otherwise than what governs',
  request: {
    params: ofAgent,
    query: z.object({ of: which, runs: z.coerce.number().int().min(1).max(1_000).default(200) }),
  },
  responses: { 200: answer('What would have been otherwise', ImpactShape) },
})

/** Policies: what they say, and what they would decide. */
export function policyRoutes(api: Api): void {
  api.openapi(list, async (c) => {
    const parts = c.get('parts')
    const agents = [...parts.project.files.values()]
    return c.json({ items: await Promise.all(agents.map((one) => agentPolicies(parts, one))) }, 200)
  })

  api.openapi(versions, async (c) => {
    const parts = c.get('parts')
    const { agent } = c.req.valid('param')
    const { limit, after } = c.req.valid('query')
    filesCalled(parts, agent)
    const [below] = readCursor(after, z.string().regex(/^\d+$/)) ?? []
    const { versions: all } = await standingOf(parts, agent)
    const rows = all.filter(({ version }) => below === undefined || version < Number(below)).slice(0, limit + 1)
    const { principals } = parts.project.definition
    return c.json(
      paged(
        rows,
        limit,
        (one) => versionTold(one, all, principals),
        ({ version }) => [String(version)],
      ),
      200,
    )
  })

  api.openapi(content, async (c) => {
    const parts = c.get('parts')
    const { agent } = c.req.valid('param')
    const found = await contentCalled(parts, agent, c.req.valid('query').of)
    if (found.draft) tellRevision(c, found.draft.revision)
    return c.json(await contentTold(parts, agent, found), 200)
  })

  api.openapi(difference, async (c) => {
    const parts = c.get('parts')
    const { agent } = c.req.valid('param')
    const { from, to } = c.req.valid('query')
    const [before, after] = await Promise.all([contentCalled(parts, agent, from), contentCalled(parts, agent, to)])
    const items = compared(before, after)
    return c.json({ from, to, same: JSON.stringify(before.files) === JSON.stringify(after.files), items }, 200)
  })

  api.openapi(explain, async (c) => {
    const parts = c.get('parts')
    const { of, now, arguments: values, facts, ...call } = c.req.valid('json')
    const { agent } = c.req.valid('param')
    const loaded = await usableCalled(parts, agent, of)
    const at = now === undefined ? parts.project.clock.now() : new Date(now)
    const people = knownPeople(parts.project.definition.principals)
    try {
      return c.json(
        decisionTold(
          explainSaved(loaded, { ...call, arguments: asJson(values), facts: asJson(facts), now: at }, people),
        ),
        200,
      )
    } catch (error) {
      if (error instanceof BadValue) throw invalidField('body', error.message)
      throw error
    }
  })

  api.openapi(impact, async (c) => {
    const parts = c.get('parts')
    const { agent } = c.req.valid('param')
    const { of, runs } = c.req.valid('query')
    const { project } = parts
    const governing = await versionCalled(parts, agent, 'governing')
    const wanted = await contentCalled(parts, agent, of)
    const settings = await autonomySettings(project.pool, agent, governing.autonomy)
    const under = (loaded: LoadedAgent): LoadedAgent => ({ ...loaded, policies: loaded.policies.under(settings) })
    const sides = {
      before: under(await usableCalled(parts, agent, 'governing')),
      after: under(await usableCalled(parts, agent, of)),
      people: knownPeople(project.definition.principals),
    }
    const ids = await latestRuns(project.pool, agent, runs)
    const { heard, ...told } = await impactOf(sides, ids, (run) => project.store.read(run))
    const never = rulesNamed(wanted.files).flatMap(({ id }) => (heard.has(id) ? [] : [id]))
    const answered: z.infer<typeof ImpactShape> = { agent, of, against: governing.version, ...told, never }
    return c.json(answered, 200)
  })
}

async function agentPolicies(
  parts: ApiParts,
  { agent, ...loaded }: LoadedAgent,
): Promise<z.infer<typeof AgentPolicies>> {
  const { pool, definition } = parts.project
  const { unusable = null, filesAgree } = await policyStandingOf(pool, { agent, ...loaded })
  const { versions: all, drafts } = await standingOf(parts, agent.name)
  const told = all.map((one) => versionTold(one, all, definition.principals))
  const version = told.find(({ state }) => state === 'governs') ?? null
  return {
    agent: agent.name,
    title: agent.title,
    governs: version?.version ?? null,
    version,
    unusable,
    filesAgree,
    waiting: told.filter(({ state }) => state === 'waiting'),
    drafts: drafts.map((one) => draftTold(one, version?.version)),
  }
}

/**
 * The agent under a version or draft.
 * @throws ApiProblem where it cannot be used.
 */
async function usableCalled(parts: ApiParts, agent: string, of: string): Promise<LoadedAgent> {
  const found = await contentCalled(parts, agent, of)
  const { loaded, problems } = tryContent(filesCalled(parts, agent), { files: found.files, cases: [] }, [])
  if (loaded) return loaded
  const said = problems.map(({ message }) => message).join('; ')
  throw new ApiProblem('conflict', `${of} cannot be used as it is, so nothing can be decided by it: ${said}`)
}

/** Texts that are no YAML yet state nothing that could be compared. */
function compared(before: Content, after: Content) {
  try {
    return comparePolicies(before.files, after.files)
  } catch {
    throw new ApiProblem('conflict', 'one of them is no YAML as it is, so they cannot be compared')
  }
}
