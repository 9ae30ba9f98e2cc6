import { queryOptions } from '@tanstack/react-query'
import { api, told, type Schemas } from '../api/client.ts'
import type { Once } from '../api/use-action.ts'

export type Agent = Schemas['Agent']
export type AgentInFull = Schemas['AgentInFull']
export type Level = Schemas['AutonomyLevel']
export type ActionAutonomy = Schemas['ActionAutonomy']
export type AutonomyChange = Schemas['AutonomyChange']

export const agentsQuery = queryOptions({
  queryKey: ['agents', 'list'],
  queryFn: async ({ signal }) => (await told(api.GET('/agents', { signal }))).items,
})

export const agentQuery = (id: string) =>
  queryOptions({
    queryKey: ['agents', 'one', id],
    queryFn: async ({ signal }) => await told(api.GET('/agents/{id}', { params: { path: { id } }, signal })),
  })

export const procedureQuery = (id: string) =>
  queryOptions({
    queryKey: ['agents', 'procedure', id],
    queryFn: async ({ signal }) => await told(api.GET('/agents/{id}/procedure', { params: { path: { id } }, signal })),
  })

export const autonomyQuery = (id: string) =>
  queryOptions({
    queryKey: ['agents', 'autonomy', id],
    queryFn: async ({ signal }) =>
      (await told(api.GET('/agents/{id}/autonomy', { params: { path: { id } }, signal }))).actions,
    refetchInterval: 15_000,
  })

export const autonomyHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['agents', 'autonomy history', id],
    queryFn: async ({ signal }) =>
      (await told(api.GET('/agents/{id}/autonomy/history', { params: { path: { id } }, signal }))).items,
  })

export interface WantedLevel {
  readonly agent: string
  readonly action: string
  readonly level: Level | null
  readonly above?: { readonly amount: string; readonly currency: string }
  readonly by: string
  readonly because: string
}

export const setAutonomy = async ({ agent, ...body }: WantedLevel) =>
  await told(api.PUT('/agents/{id}/autonomy', { params: { path: { id: agent } }, body }))

export const stopAgent = async (
  { agent, because }: { readonly agent: string; readonly because: string },
  header: Once,
) => await told(api.POST('/stops', { params: { header }, body: { what: 'agent', name: agent, because } }))
