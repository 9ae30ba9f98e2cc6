import { queryOptions } from '@tanstack/react-query'
import { api, told, type Schemas } from '../api/client.ts'
import type { Once } from '../api/use-action.ts'

export type Stop = Schemas['Stop']
export type Pulled = Schemas['PulledStop']

/** The stops that stand. */
export const stopsQuery = queryOptions({
  queryKey: ['stops'],
  queryFn: async ({ signal }) => (await told(api.GET('/stops', { signal }))).items,
  // Somebody may pull or release one anywhere; no event of a run tells of it.
  refetchInterval: 15_000,
})

export interface WantedStop {
  readonly what: 'all' | 'agent' | 'action' | 'connector' | 'entity'
  readonly name?: string
  readonly because: string
}

export async function pullStop(body: WantedStop, header: Once): Promise<Pulled> {
  return await told(api.POST('/stops', { params: { header }, body }))
}

export async function releaseStop(
  { id, because }: { readonly id: string; readonly because: string },
  header: Once,
): Promise<readonly Stop[]> {
  const path = { id }
  return (await told(api.POST('/stops/{id}/release', { params: { header, path }, body: { because } }))).standing
}
