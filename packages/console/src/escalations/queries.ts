import { queryOptions } from '@tanstack/react-query'
import { api, told, type Schemas } from '../api/client.ts'
import type { Once } from '../api/use-action.ts'
import type { paths } from '../api/types.gen.ts'

export type Escalation = Schemas['Escalation']
export type EscalationInFull = Schemas['EscalationInFull']

export const tabs = ['unclaimed', 'mine', 'open', 'ended'] as const
export type Tab = (typeof tabs)[number]

type Filter = NonNullable<paths['/escalations']['get']['parameters']['query']>

const filters: Readonly<Record<Tab, Filter>> = {
  unclaimed: { open: 'true', held: 'nobody' },
  mine: { open: 'true', held: 'me' },
  open: { open: 'true' },
  ended: { open: 'false' },
}

/** What one tab lists. */
export const escalationsQuery = (tab: Tab) =>
  queryOptions({
    queryKey: ['escalations', 'list', tab],
    queryFn: async ({ signal }) =>
      await told(api.GET('/escalations', { params: { query: { ...filters[tab], limit: 200 } }, signal })),
  })

/** What changes where somebody does something with what was handed over. */
export const holdingChanges = [['escalation'], ['escalations'], ['inbox'], ['runs']] as const

/** What was handed over, with all there is to know. It costs much to tell, so the stream of events does not ask for it. */
export const escalationQuery = (id: string) =>
  queryOptions({
    queryKey: ['escalation', id],
    queryFn: async ({ signal }): Promise<EscalationInFull> =>
      await told(api.GET('/escalations/{id}', { params: { path: { id } }, signal })),
    refetchInterval: 30_000,
  })

export async function claim({ id }: { id: string }, header: Once): Promise<EscalationInFull> {
  return await told(api.POST('/escalations/{id}/claim', { params: { path: { id }, header } }))
}

/** What is said with one of the other things that are done. */
export interface Said {
  readonly id: string
  readonly words: string
}

export async function take({ id, words }: Said, header: Once): Promise<EscalationInFull> {
  return await told(api.POST('/escalations/{id}/take', { params: { path: { id }, header }, body: { reason: words } }))
}

export async function note({ id, words }: Said, header: Once): Promise<EscalationInFull> {
  return await told(api.POST('/escalations/{id}/note', { params: { path: { id }, header }, body: { note: words } }))
}

export async function release({ id, words }: Said, header: Once): Promise<EscalationInFull> {
  return await told(
    api.POST('/escalations/{id}/release', { params: { path: { id }, header }, body: { reason: words } }),
  )
}

export async function close({ id, words }: Said, header: Once): Promise<EscalationInFull> {
  return await told(api.POST('/escalations/{id}/close', { params: { path: { id }, header }, body: { reason: words } }))
}

export interface Returning extends Said {
  /** Of writes of unknown outcome, whether they happened. */
  readonly found: { effect: string; happened: boolean }[]
}

export async function giveBack({ id, words, found }: Returning, header: Once): Promise<EscalationInFull> {
  const body = { note: words, found }
  return await told(api.POST('/escalations/{id}/return', { params: { path: { id }, header }, body }))
}
