import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, told, type Schemas } from '../api/client.ts'
import type { Once } from '../api/use-action.ts'
import type { RunFilter } from './filter.ts'

export type Run = Schemas['Run']

/** Runs of one page of the list. */
const pageSize = 100

/** Runs that fit a filter, newest first, page by page. It is read anew only when somebody asks for what is new. */
export const runsQuery = (filter: RunFilter) =>
  infiniteQueryOptions({
    queryKey: ['run-list', filter],
    queryFn: ({ pageParam, signal }) =>
      told(
        api.GET('/runs', {
          params: { query: { ...filter, limit: pageSize, ...(pageParam === '' ? {} : { after: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: Infinity,
  })

/** The top of the same list as it is now: how runs stand, and whether there are new ones. */
export const topQuery = (filter: RunFilter) =>
  queryOptions({
    queryKey: ['runs', { top: filter }],
    queryFn: ({ signal }) => told(api.GET('/runs', { params: { query: { ...filter, limit: pageSize } }, signal })),
  })

export const underWayQuery = (filter: RunFilter) =>
  queryOptions({
    queryKey: ['runs', { underWay: filter }],
    queryFn: ({ signal }) => told(api.GET('/runs/under-way', { params: { query: filter }, signal })),
    staleTime: 0,
  })

interface Cancelling {
  readonly filter: RunFilter
  readonly reason: string
  readonly count: number
}

export async function cancelMatching(body: Cancelling, header: Once) {
  return await told(api.POST('/runs/cancel', { params: { header }, body }))
}
