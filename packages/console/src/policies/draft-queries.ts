import { api, told } from '../api/client.ts'
import type { Once } from '../api/use-action.ts'
import type { toBeSent } from './edited-table.ts'
import type { Content, Version } from './queries.ts'

/** A draft as it was looked at. */
export interface AtRevision {
  readonly agent: string
  readonly draft: string
  readonly revision: number
}

function placed({ agent, draft, revision }: AtRevision) {
  return { path: { agent, draft }, header: { 'If-Match': `"${revision}"` } }
}

export interface Texts {
  readonly files?: { name: string; text: string }[]
  readonly cases?: { name: string; text: string }[]
  readonly basedOn?: number
}

export async function putTexts(at: AtRevision, body: Texts): Promise<Content> {
  return await told(api.PUT('/policies/{agent}/drafts/{draft}', { params: placed(at), body }))
}

export async function putTable(
  at: AtRevision,
  body: { file: string; name: string; table: ReturnType<typeof toBeSent> },
): Promise<Content> {
  return await told(api.PUT('/policies/{agent}/drafts/{draft}/table', { params: placed(at), body }))
}

/** A case that was typed, or a decision as it stands in the journal of its run. */
export type CaseCall =
  | { run: string; seq: number }
  | { action: string; arguments: Record<string, unknown>; facts: Record<string, unknown>; startedBy: string }

export async function putCase(
  at: AtRevision,
  body: { case: string; expect: string; call: CaseCall },
): Promise<Content> {
  return await told(api.PUT('/policies/{agent}/drafts/{draft}/case', { params: placed(at), body }))
}

export async function removeCase(at: AtRevision, name: string): Promise<Content> {
  const { path, header } = placed(at)
  return await told(
    api.DELETE('/policies/{agent}/drafts/{draft}/case', { params: { path, header, query: { case: name } } }),
  )
}

export async function discardDraft(at: AtRevision): Promise<void> {
  await told(api.DELETE('/policies/{agent}/drafts/{draft}', { params: placed(at) }))
}

export async function handInDraft(at: AtRevision & { readonly because: string }, once: Once): Promise<Version> {
  const { path, header } = placed(at)
  const { because } = at
  return await told(
    api.POST('/policies/{agent}/drafts/{draft}/hand-in', {
      params: { path, header: { ...header, ...once } },
      body: { because },
    }),
  )
}
