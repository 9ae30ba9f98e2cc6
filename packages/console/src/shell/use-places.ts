import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { agentsQuery } from '../agents/queries.ts'
import { api, told } from '../api/client.ts'
import { pages } from './pages.ts'
import type { Places } from './palette-entries.ts'

const waitingQuery = queryOptions({
  queryKey: ['requests', 'palette'],
  queryFn: async ({ signal }) =>
    (await told(api.GET('/requests', { params: { query: { state: 'open', mine: 'true', limit: 100 } }, signal })))
      .items,
})

const foundRuns = (text: string) =>
  queryOptions({
    queryKey: ['runs', 'palette', text],
    queryFn: async ({ signal }) =>
      (await told(api.GET('/runs', { params: { query: { text, limit: 6 } }, signal }))).items,
    enabled: text.length > 1,
    placeholderData: keepPreviousData,
  })

/** What the palette leads to: pages at once, the rest as it comes. */
export function usePlaces(words: string): Places {
  const { data: agents = [] } = useQuery(agentsQuery)
  const { data: requests = [] } = useQuery(waitingQuery)
  const { data: runs = [] } = useQuery(foundRuns(words.slice(0, 200)))
  return { pages, agents, runs: words.length > 1 ? runs : [], requests }
}
