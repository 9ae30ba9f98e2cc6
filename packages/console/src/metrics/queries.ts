import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, told, type Schemas } from '../api/client.ts'
import type { paths } from '../api/types.gen.ts'
import { timeZone } from './period.ts'

export type Summary = Schemas['MetricsSummary']
export type Figures = Schemas['Figures']
export type Group = Summary['groups'][number]
export type FailureGroup = Schemas['FailureGroup']
export type Mark = Schemas['Mark']
export type Return = Schemas['ReturnOnInvestment']

type QueryOf<Path extends '/metrics/summary' | '/metrics/failures' | '/metrics/marks' | '/metrics/return'> =
  NonNullable<paths[Path]['get']['parameters']['query']>

/** What figures are asked for: when, and of whom. */
export interface Asked {
  readonly from: string
  readonly agent?: string
  readonly class?: string
}

/** Figures are read anew twice a minute while somebody looks, and whenever a run ends. */
const fresh = { refetchInterval: 30_000 }

export const summaryQuery = (asked: Asked, by: QueryOf<'/metrics/summary'>['by']) =>
  queryOptions({
    queryKey: ['metrics', 'summary', asked, by],
    queryFn: ({ signal }) => {
      const query = { ...asked, zone: timeZone, ...(by === undefined ? {} : { by }) }
      return told(api.GET('/metrics/summary', { params: { query }, signal }))
    },
    ...fresh,
  })

export const failuresQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['metrics', 'failures', asked],
    queryFn: ({ signal }) => told(api.GET('/metrics/failures', { params: { query: asked }, signal })),
    ...fresh,
  })

export const marksQuery = ({ from, agent }: Asked) =>
  queryOptions({
    queryKey: ['metrics', 'marks', from, agent],
    queryFn: ({ signal }) => {
      const query = { from, ...(agent === undefined ? {} : { agent }) }
      return told(api.GET('/metrics/marks', { params: { query }, signal }))
    },
    ...fresh,
  })

/** What somebody fills in for a return; what is empty is measured. */
export type ReturnAsked = Omit<QueryOf<'/metrics/return'>, 'from' | 'until'>

export const returnQuery = (asked: Asked, given: ReturnAsked) =>
  queryOptions({
    queryKey: ['metrics', 'return', asked, given],
    queryFn: ({ signal }) => told(api.GET('/metrics/return', { params: { query: { ...asked, ...given } }, signal })),
    placeholderData: keepPreviousData,
  })

export const agentsQuery = queryOptions({
  queryKey: ['agents', 'names'],
  queryFn: async ({ signal }) => (await told(api.GET('/agents', { signal }))).items.map(({ name }) => name),
})
