import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, told, type Schemas } from '../api/client.ts'
import type { Once } from '../api/use-action.ts'

export type Schedule = Schemas['Schedule']
export type ScheduleInFull = Schemas['ScheduleInFull']
export type ScheduledTime = Schemas['ScheduledTime']
export type Trigger = Schemas['Trigger']
export type Delivery = Schemas['TriggerDelivery']
export type Webhook = Schemas['Webhook']
export type OutsideEvent = Schemas['OutsideEvent']
export type FireState = ScheduledTime['state']
export type DeliveryState = Delivery['state']

/** Milliseconds: what starts by itself is not in the journal of a run, so nothing tells of it. */
const refetchInterval = 5_000

const limit = 50

export const schedulesQuery = infiniteQueryOptions({
  queryKey: ['schedules', 'list'],
  queryFn: async ({ signal, pageParam }) =>
    await told(api.GET('/schedules', { params: { query: { limit: 200, ...after(pageParam) } }, signal })),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next ?? undefined,
  refetchInterval,
})

export const scheduleQuery = (id: string) =>
  queryOptions({
    queryKey: ['schedules', 'one', id],
    queryFn: async ({ signal }) => await told(api.GET('/schedules/{id}', { params: { path: { id } }, signal })),
    refetchInterval,
  })

export const firesQuery = (id: string, state: FireState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['schedules', 'fires', id, state ?? 'all'],
    queryFn: async ({ signal, pageParam }) => {
      const query = { limit, ...after(pageParam), ...(state === undefined ? {} : { state }) }
      return await told(api.GET('/schedules/{id}/fires', { params: { path: { id }, query }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval,
  })

export const triggersQuery = queryOptions({
  queryKey: ['triggers', 'list'],
  queryFn: async ({ signal }) => (await told(api.GET('/triggers', { signal }))).items,
  refetchInterval,
})

export const triggerQuery = (id: string) =>
  queryOptions({
    queryKey: ['triggers', 'one', id],
    queryFn: async ({ signal }) => await told(api.GET('/triggers/{id}', { params: { path: { id } }, signal })),
    refetchInterval,
  })

export const deliveriesQuery = (id: string, state: DeliveryState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['triggers', 'deliveries', id, state ?? 'all'],
    queryFn: async ({ signal, pageParam }) => {
      const query = { limit, ...after(pageParam), ...(state === undefined ? {} : { state }) }
      return await told(api.GET('/triggers/{id}/deliveries', { params: { path: { id }, query }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval,
  })

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async ({ signal }) => (await told(api.GET('/webhooks', { signal }))).items,
  refetchInterval,
})

export const eventsQuery = (source: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['outside-events', source ?? 'all'],
    queryFn: async ({ signal, pageParam }) => {
      const query = { limit, ...after(pageParam), ...(source === undefined ? {} : { source }) }
      return await told(api.GET('/outside-events', { params: { query }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval,
  })

function after(place: string): { readonly after?: string } {
  return place === '' ? {} : { after: place }
}

export const pauseSchedule = async ({ id, because }: { readonly id: string; readonly because: string }, header: Once) =>
  await told(api.POST('/schedules/{id}/pause', { params: { header, path: { id } }, body: { because } }))

export const resumeSchedule = async (id: string, header: Once) =>
  await told(api.POST('/schedules/{id}/resume', { params: { header, path: { id } } }))

export const runSchedule = async (id: string, header: Once) =>
  await told(api.POST('/schedules/{id}/run', { params: { header, path: { id } } }))

export interface Stretch {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly dry: boolean
}

export const backfillSchedule = async ({ id, ...body }: Stretch, header: Once) =>
  await told(api.POST('/schedules/{id}/backfill', { params: { header, path: { id } }, body }))

export const redeliver = async (
  { id, source, event }: { readonly id: string; readonly source: string; readonly event: string },
  header: Once,
) => await told(api.POST('/triggers/{id}/redeliver', { params: { header, path: { id } }, body: { source, event } }))
