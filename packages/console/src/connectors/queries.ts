import { queryOptions } from '@tanstack/react-query'
import { api, told, type Schemas } from '../api/client.ts'
import type { Once } from '../api/use-action.ts'

export type Connector = Schemas['Connector']
export type ConnectorInFull = Schemas['ConnectorInFull']
export type ConnectorTest = Schemas['ConnectorTest']

/** Milliseconds: workers write down every five seconds how systems answered. */
const refetchInterval = 5_000

export const connectorsQuery = queryOptions({
  queryKey: ['connectors', 'list'],
  queryFn: async ({ signal }) => (await told(api.GET('/connectors', { signal }))).items,
  refetchInterval,
})

export const connectorQuery = (id: string) =>
  queryOptions({
    queryKey: ['connectors', 'one', id],
    queryFn: async ({ signal }) => await told(api.GET('/connectors/{id}', { params: { path: { id } }, signal })),
    refetchInterval,
  })

export const testConnector = async (id: string, header: Once): Promise<ConnectorTest> =>
  await told(api.POST('/connectors/{id}/test', { params: { header, path: { id } } }))
