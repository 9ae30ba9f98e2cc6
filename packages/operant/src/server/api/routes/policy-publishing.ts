import { z } from '@hono/zod-openapi'
import { publishRefusalText } from '../../../policies/publish-refusal.ts'
import { contentRefused, tryContent } from '../../../policies/try-content.ts'
import { draftPolicies, policyVersion, publishPolicies } from '../../../store/policy-versions.ts'
import type { Api, ApiParts } from '../api.ts'
import { filesCalled, standingOf, versionCalled } from '../policies/content.ts'
import { versionTold } from '../policies/told.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { answer, body, route } from '../route.ts'
import { PolicyVersionShape } from '../schemas/policy.ts'
import { actingOf } from '../who/acting.ts'
import { MaybeWords, Words } from '../words.ts'

const ofVersion = z.object({ agent: z.string(), version: z.string() })

const publish = route({
  right: 'publish policies',
  method: 'post',
  path: '/policies/{agent}/versions/{version}/publish',
  summary: 'Let a version that somebody else wrote govern, from the next decision on',
  request: { params: ofVersion, body: body(z.strictObject({ because: MaybeWords })) },
  responses: { 200: answer('The version, which governs', PolicyVersionShape) },
})

const rollback = route({
  right: 'draft policies',
  method: 'post',
  path: '/policies/{agent}/versions/{version}/rollback',
  summary: 'Draft an earlier version once more, for somebody else to publish',
  request: { params: ofVersion, body: body(z.strictObject({ because: Words })) },
  responses: { 201: answer('The new version, which governs nothing yet', PolicyVersionShape) },
})

/** Letting versions govern. */
export function policyPublishingRoutes(api: Api): void {
  api.openapi(publish, async (c) => {
    const parts = c.get('parts')
    const { project } = parts
    const { agent, version: called } = c.req.valid('param')
    const files = filesCalled(parts, agent)
    const draft = await versionCalled(parts, agent, called)
    if (draft.publisher === null) refuseUnfit(contentRefused(tryContent(files, draft, project.definition.principals)))
    const { by, at } = actingOf(c)
    const because = c.req.valid('json').because || draft.because
    const { version } = draft
    const refused = await publishPolicies(project.pool, { agent, version, by: by.name, because, at })
    if (refused === 'no such version') throw notFound(`version of the policies of ${agent}`, called)
    const governing = await policyVersion(project.pool, agent, 'governing')
    // Published by this very person: they ask once more for what they were not told.
    if (
      refused &&
      !(refused === 'published already' && governing?.version === version && draft.publisher === by.name)
    ) {
      const kind = refused === 'your own draft' ? 'not-permitted' : 'conflict'
      throw new ApiProblem(kind, publishRefusalText(refused, draft, governing), { also: { why: refused } })
    }
    await project.context.refreshPolicies?.(agent)
    return c.json(await told(parts, agent, version), 200)
  })

  api.openapi(rollback, async (c) => {
    const parts = c.get('parts')
    const { project } = parts
    const { agent, version: called } = c.req.valid('param')
    const files = filesCalled(parts, agent)
    const earlier = await versionCalled(parts, agent, called)
    const governing = await versionCalled(parts, agent, 'governing')
    if (earlier.publisher === null)
      throw new ApiProblem('conflict', `version ${earlier.version} never governed`, { also: { why: 'never governed' } })
    if (governing.hash === earlier.hash)
      throw new ApiProblem('conflict', `version ${governing.version}, which governs, says the same`, {
        also: { why: 'the same' },
      })
    refuseUnfit(contentRefused(tryContent(files, earlier, project.definition.principals)))
    const { by, at } = actingOf(c)
    const { because } = c.req.valid('json')
    const version = await draftPolicies(project.pool, {
      agent,
      content: earlier,
      restores: earlier.version,
      author: by.name,
      because,
      at,
    })
    return c.json(await told(parts, agent, version), 201)
  })
}

function refuseUnfit(refused: string | undefined): void {
  if (refused !== undefined) throw new ApiProblem('conflict', refused, { also: { why: 'refused' } })
}

async function told(parts: ApiParts, agent: string, version: number): Promise<z.infer<typeof PolicyVersionShape>> {
  const { versions } = await standingOf(parts, agent)
  return versionTold(await versionCalled(parts, agent, String(version)), versions, parts.project.definition.principals)
}
