import { queryOptions } from '@tanstack/react-query'
import { api, told, type Schemas } from '../api/client.ts'
import type { Once } from '../api/use-action.ts'

export type RunTold = Schemas['RunTold']
export type Step = Schemas['Step']
export type Plans = Schemas['Plans']
export type Timeline = Schemas['Timeline']

/** Milliseconds between two looks at how the elements of a run stand. */
const elementsMove = 5_000

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['runs', id],
    queryFn: ({ signal }) => told(api.GET('/runs/{id}', { params: { path: { id } }, signal })),
    // Its journal does not say whenever an element goes on or comes to rest.
    refetchInterval: ({ state: { data } }) => (data?.collection && data.state !== 'settled' ? elementsMove : false),
  })

/** All steps of a run. */
export const stepsQuery = (run: RunTold) =>
  queryOptions({
    queryKey: ['runs', run.id, 'steps'],
    queryFn: ({ signal }) => allSteps(run.id, signal),
  })

/** More steps than this are not shown: the journal has them all. */
export const mostSteps = 2_000

async function allSteps(id: string, signal: AbortSignal): Promise<readonly Step[]> {
  const steps: Step[] = []
  let after: string | undefined
  do {
    const query = { limit: 200, ...(after === undefined ? {} : { after }) }
    const page = await told(api.GET('/runs/{id}/steps', { params: { path: { id }, query }, signal }))
    steps.push(...page.items)
    after = page.next ?? undefined
  } while (after !== undefined && steps.length < mostSteps)
  return steps
}

export const plansQuery = (run: RunTold) =>
  queryOptions({
    queryKey: ['runs', run.id, 'plans'],
    queryFn: ({ signal }) => told(api.GET('/runs/{id}/plan', { params: { path: { id: run.id } }, signal })),
  })

export const timelineQuery = (run: RunTold) =>
  queryOptions({
    queryKey: ['runs', run.id, 'timeline'],
    queryFn: ({ signal }) => told(api.GET('/runs/{id}/timeline', { params: { path: { id: run.id } }, signal })),
  })

export const replayQuery = (id: string) =>
  queryOptions({
    queryKey: ['replays', id],
    queryFn: ({ signal }) => told(api.GET('/runs/{id}/replay', { params: { path: { id } }, signal })),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })

/** The events of a run from one place on. */
export const eventsQuery = (id: string, from: number) =>
  queryOptions({
    queryKey: ['runs', id, 'journal', from],
    queryFn: ({ signal }) => {
      const query = { limit: 50, ...(from <= 1 ? {} : { after: placeOf(from - 1) }) }
      return told(api.GET('/runs/{id}/journal', { params: { path: { id }, query }, signal }))
    },
  })

/** A page of the journal begins after an event, which is named as the API names it. */
function placeOf(seq: number): string {
  return btoa(JSON.stringify([String(seq)]))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

interface Said {
  readonly id: string
  readonly reason: string
}

export async function cancelRun({ id, reason }: Said, header: Once) {
  return await told(api.POST('/runs/{id}/cancel', { params: { path: { id }, header }, body: { reason } }))
}

export async function takeRun({ id, reason }: Said, header: Once) {
  return await told(api.POST('/runs/{id}/take', { params: { path: { id }, header }, body: { reason } }))
}

export async function runAgain({ id, reason, from }: Said & { readonly from: number }, header: Once) {
  return await told(api.POST('/runs/{id}/again', { params: { path: { id }, header }, body: { from, reason } }))
}
