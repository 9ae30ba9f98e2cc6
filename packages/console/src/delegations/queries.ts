import { queryOptions } from '@tanstack/react-query'
import { api, told, type Schemas } from '../api/client.ts'
import type { Once } from '../api/use-action.ts'

export type Delegation = Schemas['Delegation']

/** Who stands in for whom, now or later. */
export const delegationsQuery = queryOptions({
  queryKey: ['delegations'],
  queryFn: async ({ signal }) => (await told(api.GET('/delegations', { signal }))).items,
})

export interface WantedDelegation {
  readonly to: string
  /** Days, as 2026-03-02. */
  readonly since?: string
  readonly until: string
  readonly because: string
}

export async function delegate(body: WantedDelegation, header: Once): Promise<Delegation> {
  return await told(api.POST('/delegations', { params: { header }, body }))
}

export async function endDelegation(id: string): Promise<void> {
  await told(api.DELETE('/delegations/{id}', { params: { path: { id } } }))
}
