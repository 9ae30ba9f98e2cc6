import { queryOptions } from '@tanstack/react-query'
import { api, told, type Schemas } from '../api/client.ts'
import type { Once } from '../api/use-action.ts'

export type Content = Schemas['PolicyContent']
export type Version = Schemas['PolicyVersion']
export type Draft = Schemas['PolicyDraft']
export type Decision = Schemas['PolicyDecision']
export type Tried = Schemas['TriedCase']
export type Impact = Schemas['PolicyImpact']
export type Difference = Schemas['PolicyDifference']
export type Standing = Schemas['AgentPolicies']

/** The policies of every agent. */
export const policiesQuery = queryOptions({
  queryKey: ['policies'],
  queryFn: async ({ signal }) => (await told(api.GET('/policies', { signal }))).items,
})

/** All that a version or a draft says: `of` is `governing`, a number, or the id of a draft. */
export function contentQuery(agent: string, of: string) {
  return queryOptions({
    queryKey: ['policies', agent, 'content', of],
    queryFn: async ({ signal }) =>
      await told(api.GET('/policies/{agent}/content', { params: { path: { agent }, query: { of } }, signal })),
  })
}

export function differenceQuery(agent: string, from: string, to: string) {
  return queryOptions({
    queryKey: ['policies', agent, 'difference', from, to],
    queryFn: async ({ signal }) =>
      await told(api.GET('/policies/{agent}/difference', { params: { path: { agent }, query: { from, to } }, signal })),
  })
}

export function impactQuery(agent: string, of: string) {
  return queryOptions({
    queryKey: ['policies', agent, 'impact', of],
    queryFn: async ({ signal }) =>
      await told(api.GET('/policies/{agent}/impact', { params: { path: { agent }, query: { of } }, signal })),
    staleTime: 60_000,
  })
}

/** The versions of an agent, newest first: as many as anybody looks through. */
export function versionsQuery(agent: string) {
  return queryOptions({
    queryKey: ['policies', agent, 'versions'],
    queryFn: async ({ signal }) =>
      await told(api.GET('/policies/{agent}/versions', { params: { path: { agent }, query: { limit: 200 } }, signal })),
  })
}

export async function beginDraft(
  { agent, from }: { readonly agent: string; readonly from: string },
  header: Once,
): Promise<Content> {
  return await told(api.POST('/policies/{agent}/drafts', { params: { path: { agent }, header }, body: { from } }))
}

export interface OfVersion {
  readonly agent: string
  readonly version: number
  readonly because: string
}

export async function publishVersion({ agent, version, because }: OfVersion, header: Once): Promise<Version> {
  const path = { agent, version: String(version) }
  return await told(
    api.POST('/policies/{agent}/versions/{version}/publish', { params: { path, header }, body: { because } }),
  )
}

export async function bringBack({ agent, version, because }: OfVersion, header: Once): Promise<Version> {
  const path = { agent, version: String(version) }
  return await told(
    api.POST('/policies/{agent}/versions/{version}/rollback', { params: { path, header }, body: { because } }),
  )
}

export type Call = NonNullable<Schemas['TriedCase']>['call']

export async function explainCall(
  agent: string,
  of: string,
  call: Pick<Call, 'action' | 'arguments' | 'facts' | 'startedBy'>,
): Promise<Decision> {
  return await told(api.POST('/policies/{agent}/explain', { params: { path: { agent } }, body: { of, ...call } }))
}
