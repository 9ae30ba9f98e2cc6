import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, told, type Schemas } from '../api/client.ts'
import { groupsOf } from './rows.ts'
import type { paths } from '../api/types.gen.ts'
import type { Once } from '../api/use-action.ts'

export type Request = Schemas['Request']
export type RequestInFull = Schemas['RequestInFull']
export type Decision = Schemas['Decision']
export type Decided = Schemas['Decided']
export type Element = Schemas['ElementTold']

export const tabs = ['waiting', 'reviews', 'snoozed', 'decided'] as const
export type Tab = (typeof tabs)[number]

/** What a list shows at once; whoever has more waiting is told so. */
const most = 200

type Filter = NonNullable<paths['/requests']['get']['parameters']['query']>

const filters: Readonly<Record<Tab, Filter>> = {
  waiting: { kind: ['approve', 'answer'], open: 'true', mine: 'true', snoozed: 'false', order: 'due' },
  reviews: { kind: 'review', open: 'true', mine: 'true', snoozed: 'false', order: 'due' },
  snoozed: { kind: ['approve', 'answer', 'review'], open: 'true', mine: 'true', snoozed: 'true', order: 'due' },
  decided: { kind: ['approve', 'answer', 'review'], open: 'false', answered: 'me', order: 'decided' },
}

/** Milliseconds after which it is looked again whether something that was put off is back. */
export const comesBack = 30_000

/** What one tab lists. */
export const inboxQuery = (tab: Tab) =>
  queryOptions({
    queryKey: ['requests', 'list', tab],
    queryFn: async ({ signal }) => {
      const query = { ...filters[tab], limit: most }
      const { items, next } = await told(api.GET('/requests', { params: { query }, signal }))
      return { items: groupsOf(items).flatMap(({ rows }) => rows), next }
    },
  })

/** How much waits for whoever looks. Nothing happens when the time of what was put off has come: it is looked. */
export const countsQuery = queryOptions({
  queryKey: ['inbox'],
  queryFn: async ({ signal }) => await told(api.GET('/inbox', { signal })),
  refetchInterval: ({ state: { data } }) => (data && data.snoozed > 0 ? comesBack : false),
})

/** What is told of one request. It costs much to tell, so the stream of events does not ask for it: its list does. */
export const requestKey = (id: string) => ['request', id] as const

/** What changes where somebody says something to a request. */
export const decidingChanges = [['request'], ['requests'], ['inbox'], ['runs']] as const

/** One request whole. While a run takes up an answer, it is looked whether something else is asked instead. */
export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: [...requestKey(id), 'whole'],
    queryFn: async ({ signal }): Promise<RequestInFull> =>
      await told(api.GET('/requests/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'approved' || (data?.state === 'edited' && data.replacedBy === null) ? 3_000 : false,
  })

/** The elements of a change set, page by page. */
export const elementsQuery = (id: string, text: string) =>
  infiniteQueryOptions({
    queryKey: [...requestKey(id), 'elements', text],
    queryFn: async ({ signal, pageParam }) => {
      const query = { limit: 50, ...(text === '' ? {} : { text }), ...(pageParam === '' ? {} : { after: pageParam }) }
      return await told(api.GET('/requests/{id}/elements', { params: { path: { id }, query }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** One text from outside, whole. */
export const textQuery = (id: string, digest: string) =>
  queryOptions({
    queryKey: [...requestKey(id), 'text', digest],
    queryFn: async ({ signal }) =>
      await told(api.GET('/requests/{id}/texts/{digest}', { params: { path: { id, digest } }, signal })),
    staleTime: Infinity,
  })

export async function decide({ id, body }: { id: string; body: Decision }, header: Once): Promise<Decided> {
  return await told(api.POST('/requests/{id}/decision', { params: { path: { id }, header }, body }))
}

export interface Together {
  readonly requests: string[]
  readonly reason: string
  /** `seen` of each, as it was shown. */
  readonly seen: Record<string, string>
}

export async function approveTogether(together: Together, header: Once): Promise<readonly Decided[]> {
  const body = { decision: 'approve' as const, ...together }
  return (await told(api.POST('/requests/batch', { params: { header }, body }))).results
}

export async function remark({ id, text }: { id: string; text: string }, header: Once): Promise<unknown> {
  return await told(api.POST('/requests/{id}/comments', { params: { path: { id }, header }, body: { text } }))
}

export async function putOff({ id, until }: { id: string; until: string }): Promise<unknown> {
  return await told(api.PUT('/requests/{id}/snooze', { params: { path: { id } }, body: { until } }))
}

export async function bringBack({ id }: { id: string }): Promise<unknown> {
  return await told(api.DELETE('/requests/{id}/snooze', { params: { path: { id } } }))
}

export type Verdict = 'made' | 'asked' | 'refused'

export async function judge(
  { id, verdict, reason }: { id: string; verdict: Verdict; reason: string },
  header: Once,
): Promise<Schemas['Reviewed']> {
  const body = { verdict, reason }
  return await told(api.POST('/reviews/{id}/answer', { params: { path: { id }, header }, body }))
}

/** The rule that people seem to follow where they decide calls like one. */
export const ruleQuery = (id: string) =>
  queryOptions({
    queryKey: [...requestKey(id), 'rule'],
    queryFn: async ({ signal }) => await told(api.GET('/requests/{id}/rule', { params: { path: { id } }, signal })),
  })

export async function draftRule(
  { id, because }: { id: string; because: string },
  header: Once,
): Promise<Schemas['DraftedRule']> {
  return await told(api.POST('/requests/{id}/rule', { params: { path: { id }, header }, body: { because } }))
}
