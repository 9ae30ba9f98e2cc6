import { infiniteQueryOptions } from '@tanstack/react-query'
import { api, told } from '../../api/client.ts'
import { portionQuery, type PortionName } from './portions.ts'

export interface Wanted {
  readonly of?: PortionName
  readonly words?: string
}

/** The elements of a run, page by page. They are read anew only when somebody asks for it: no row moves by itself. */
export const elementsQuery = (run: string, { of, words }: Wanted) =>
  infiniteQueryOptions({
    queryKey: ['run-elements', run, of ?? '', words ?? ''],
    queryFn: async ({ signal, pageParam }) => {
      const query = {
        limit: 100,
        ...(of === undefined ? {} : portionQuery(of)),
        ...(words === undefined ? {} : { text: words }),
        ...(pageParam === '' ? {} : { after: pageParam }),
      }
      return await told(api.GET('/runs/{id}/elements', { params: { path: { id: run }, query }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: Infinity,
    gcTime: 0,
  })
