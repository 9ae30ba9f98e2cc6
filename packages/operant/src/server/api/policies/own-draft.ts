import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { changeDraft, type DraftContent, type PolicyDraft } from '../../../store/policy-drafts.ts'
import type { ApiEnv, ApiParts } from '../api.ts'
import { ApiProblem } from '../problem.ts'
import { changedMeanwhile, revisionMeant, tellRevision } from '../revision.ts'
import type { PolicyContentShape } from '../schemas/policy.ts'
import { callerOf } from '../who/needs.ts'
import { contentCalled, draftCalled } from './content.ts'
import { contentTold } from './told.ts'

/** The draft as it is now, with its revision. */
export async function draftAnswer(
  c: Context<ApiEnv>,
  agent: string,
  id: string,
): Promise<z.infer<typeof PolicyContentShape>> {
  const parts = c.get('parts')
  const found = await contentCalled(parts, agent, id)
  if (found.draft) tellRevision(c, found.draft.revision)
  return contentTold(parts, agent, found)
}

interface Changing {
  readonly agent: string
  readonly parts: ApiParts
}

/** Changes a draft of whoever calls, as it was when they looked. */
export async function changedDraft(
  c: Context<ApiEnv>,
  into: (draft: PolicyDraft, about: Changing) => DraftContent | Promise<DraftContent>,
): Promise<z.infer<typeof PolicyContentShape>> {
  const parts = c.get('parts')
  const { draft, revision } = await ownDraft(c)
  const { files, cases, basedOn, because } = await into(draft, { agent: draft.agent, parts })
  const next = { id: draft.id, revision, files, cases, basedOn, because, at: parts.project.clock.now().toISOString() }
  if ((await changeDraft(parts.project.pool, next)) === undefined) throw await staleProblem(c, draft.id)
  return draftAnswer(c, draft.agent, draft.id)
}

/**
 * The draft that is called, with the revision that is meant.
 * @throws ApiProblem where it is somebody else's, was handed in, or is another one by now.
 */
export async function ownDraft(
  c: Context<ApiEnv>,
  which: 'still written' | 'also handed in' = 'still written',
): Promise<{ readonly draft: PolicyDraft; readonly revision: number }> {
  const revision = revisionMeant(c)
  const draft = await draftCalled(c.get('parts'), c.req.param('agent') ?? '', c.req.param('draft') ?? '')
  // Whoever writes in a draft is its author, and may not publish it.
  if (draft.author.toLowerCase() !== callerOf(c).name.toLowerCase())
    throw new ApiProblem('not-permitted', `${draft.author} writes this draft; begin one of your own`)
  if (draft.version !== null && which === 'still written')
    throw new ApiProblem('conflict', `the draft was handed in as version ${draft.version}`, {
      also: { why: 'handed in' },
    })
  if (draft.revision !== revision && draft.version === null) throw changedMeanwhile('the draft', draft.revision)
  return { draft, revision }
}

/** Whoever calls looked at another revision than it is by now. */
export async function staleProblem(c: Context<ApiEnv>, id: string): Promise<ApiProblem> {
  const { revision } = await draftCalled(c.get('parts'), c.req.param('agent') ?? '', id)
  return changedMeanwhile('the draft', revision)
}
