import { queryOptions } from '@tanstack/react-query'
import { api, told } from '../api/client.ts'

/** The agents of the project, and what can be asked of them. */
export const agentsQuery = queryOptions({
  queryKey: ['agents', 'list'],
  queryFn: async ({ signal }) => (await told(api.GET('/agents', { signal }))).items,
})
