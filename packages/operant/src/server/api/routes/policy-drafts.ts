import { z } from '@hono/zod-openapi'
import { policyHash } from '../../../guard/load.ts'
import { contentRefused, tryContent } from '../../../policies/try-content.ts'
import { createDraft, discardDraft, handInDraft, type PolicyDraft } from '../../../store/policy-drafts.ts'
import type { Api, ApiParts } from '../api.ts'
import { invalidField } from '../invalid.ts'
import { filesCalled, standingOf, versionCalled } from '../policies/content.ts'
import { changedDraft, draftAnswer, ownDraft, staleProblem } from '../policies/own-draft.ts'
import { draftTold, versionTold } from '../policies/told.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { ifMatch } from '../revision.ts'
import { answer, body, route } from '../route.ts'
import { PolicyContentShape, PolicyDraftShape, PolicyFile, PolicyVersionShape } from '../schemas/policy.ts'
import { madeId } from '../who/acting.ts'
import { callerOf } from '../who/needs.ts'
import { MaybeWords, Words } from '../words.ts'

const ofAgent = z.object({ agent: z.string() })
const ofDraft = z.object({ agent: z.string(), draft: z.string() })
const texts = z.array(PolicyFile).max(50)

const list = route({
  right: 'look',
  method: 'get',
  path: '/policies/{agent}/drafts',
  summary: 'The drafts of the policies of an agent that are being written, the latest changed first',
  request: { params: ofAgent },
  responses: { 200: answer('All of them', z.object({ items: z.array(PolicyDraftShape) })) },
})

const create = route({
  right: 'draft policies',
  method: 'post',
  path: '/policies/{agent}/drafts',
  summary: 'Begin a draft: what governs, or an earlier version, or files of your own, to be changed',
  request: {
    params: ofAgent,
    body: body(
      z.strictObject({
        from: z.string().default('governing').describe('governing, or the number of a version'),
        files: texts.optional().describe('Instead of those of the version'),
        cases: texts.optional(),
        because: MaybeWords.describe('Why the policies change'),
      }),
    ),
  },
  responses: { 201: answer('The draft, which nobody but its author changes', PolicyContentShape) },
})

const change = route({
  right: 'draft policies',
  method: 'put',
  path: '/policies/{agent}/drafts/{draft}',
  summary: 'Change a draft of your own; what cannot be used yet is kept all the same',
  request: {
    params: ofDraft,
    headers: ifMatch,
    body: body(
      z.strictObject({
        files: texts.optional(),
        cases: texts.optional(),
        because: MaybeWords.optional(),
        basedOn: z.int().optional().describe('The version that governs, where another did when it was begun'),
      }),
    ),
  },
  responses: { 200: answer('The draft as it is now', PolicyContentShape) },
})

const discard = route({
  right: 'draft policies',
  method: 'delete',
  path: '/policies/{agent}/drafts/{draft}',
  summary: 'Throw a draft of your own away',
  request: { params: ofDraft, headers: ifMatch },
  responses: { 204: { description: 'It is gone' } },
})

const handIn = route({
  right: 'draft policies',
  method: 'post',
  path: '/policies/{agent}/drafts/{draft}/hand-in',
  summary: 'Make a version of a draft, for somebody else to publish; it has to decide its saved cases as they say',
  request: { params: ofDraft, headers: ifMatch, body: body(z.strictObject({ because: Words })) },
  responses: { 201: answer('The version, which governs nothing yet', PolicyVersionShape) },
})

/** Policies that are being written. */
export function policyDraftRoutes(api: Api): void {
  api.openapi(list, async (c) => {
    const parts = c.get('parts')
    const { agent } = c.req.valid('param')
    filesCalled(parts, agent)
    const { versions, drafts } = await standingOf(parts, agent)
    const governs = versions.find((one) => one.governs)?.version
    return c.json({ items: drafts.map((one) => draftTold(one, governs)) }, 200)
  })

  api.openapi(create, async (c) => {
    const parts = c.get('parts')
    const { agent } = c.req.valid('param')
    const { from, files, cases, because } = c.req.valid('json')
    filesCalled(parts, agent)
    const [version, governing] = [
      await versionCalled(parts, agent, from),
      await versionCalled(parts, agent, 'governing'),
    ]
    if (files) refuseTwice(files, 'files')
    if (cases) refuseTwice(cases, 'cases')
    const id = `draft_${madeId(c)}`
    await createDraft(parts.project.pool, {
      id,
      agent,
      files: files ?? version.files,
      cases: cases ?? version.cases,
      basedOn: governing.version,
      author: callerOf(c).name,
      because,
      at: parts.project.clock.now().toISOString(),
    })
    return c.json(await draftAnswer(c, agent, id), 201)
  })

  api.openapi(change, async (c) => {
    const { files, cases, because, basedOn } = c.req.valid('json')
    if (files) refuseTwice(files, 'files')
    if (cases) refuseTwice(cases, 'cases')
    return c.json(
      await changedDraft(c, async (draft, { agent, parts }) => {
        const governs = (await versionCalled(parts, agent, 'governing')).version
        if (basedOn !== undefined && basedOn !== draft.basedOn && basedOn !== governs)
          throw invalidField('body.basedOn', `version ${governs} governs`, String(governs))
        return {
          files: files ?? draft.files,
          cases: cases ?? draft.cases,
          because: because ?? draft.because,
          basedOn: basedOn ?? draft.basedOn,
        }
      }),
      200,
    )
  })

  api.openapi(discard, async (c) => {
    const { draft, revision } = await ownDraft(c)
    if (!(await discardDraft(c.get('parts').project.pool, draft.id, revision))) throw await staleProblem(c, draft.id)
    return c.body(null, 204)
  })

  api.openapi(handIn, async (c) => {
    const parts = c.get('parts')
    const { agent } = c.req.valid('param')
    const { draft, revision } = await ownDraft(c, 'also handed in')
    const { principals } = parts.project.definition
    const refused = contentRefused(tryContent(filesCalled(parts, agent), draft, principals))
    if (refused !== undefined && draft.version === null)
      throw new ApiProblem('conflict', refused, { also: { why: 'refused' } })
    const result = await handInDraft(parts.project.pool, {
      id: draft.id,
      revision,
      hash: policyHash(draft.files),
      because: c.req.valid('json').because,
      at: now(parts),
    })
    if (result === 'no such draft') throw notFound(`draft of the policies of ${agent}`, draft.id)
    if (result === 'changed') throw await staleProblem(c, draft.id)
    if (result === 'overtaken') throw overtaken(draft)
    const { versions } = await standingOf(parts, agent)
    return c.json(versionTold(await versionCalled(parts, agent, String(result)), versions, principals), 201)
  })
}

function now({ project }: ApiParts): string {
  return project.clock.now().toISOString()
}

function overtaken({ basedOn }: PolicyDraft): ApiProblem {
  const text = `the draft changes version ${basedOn}, and another governs since: see what differs, and base it on that one`
  return new ApiProblem('conflict', text, { also: { why: 'overtaken' } })
}

function refuseTwice(files: readonly { readonly name: string }[], field: string): void {
  const twice = files.find(({ name }, index) => files.findIndex((one) => one.name === name) !== index)
  if (twice) throw invalidField(`body.${field}`, `two files are named ${twice.name}`)
}
