import { QueryCache, QueryClient } from '@tanstack/react-query'
import { mayPass, Problem } from './problem.ts'

export const sessionKey = ['session'] as const

/** Everything that was asked of the API. It is kept fresh by the stream of events; see live.ts. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof Problem && error.status === 401) queryClient.setQueryData(sessionKey, null)
    },
  }),
  defaultOptions: {
    // The server may be on this machine, which has no network.
    queries: { staleTime: 10_000, networkMode: 'always', retry: (times, error) => times < 2 && mayPass(error) },
    mutations: { networkMode: 'always' },
  },
})
