import { queryOptions } from '@tanstack/react-query'
import { api, told } from '../api/client.ts'

/** The people of the project, with their roles and rights. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async ({ signal }) => (await told(api.GET('/people', { signal }))).items,
  staleTime: 300_000,
})
