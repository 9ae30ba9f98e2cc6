import { z } from '@hono/zod-openapi'
import { connectorStandings, type ConnectorStanding, type DeclaredSystems } from '../../../connectors/standing.ts'
import { askedByTest, testConnector } from '../../../connectors/test-connector.ts'
import { limitsOf } from '../../../project/system-limits.ts'
import type { Api, ApiParts } from '../api.ts'
import { notFound } from '../problem.ts'
import { answer, route } from '../route.ts'
import { orNull } from '../shapes.ts'
import { byId } from '../words.ts'
import {
  connectorInFullTold,
  ConnectorInFullShape,
  ConnectorShape,
  connectorTold,
  TroubleKindShape,
} from './connector-shapes.ts'

const list = route({
  right: 'look',
  method: 'get',
  path: '/connectors',
  summary: 'The outside systems, and how they answer, by their last real uses',
  responses: { 200: answer('All of them', z.object({ items: z.array(ConnectorShape) })) },
})

const one = route({
  right: 'look',
  method: 'get',
  path: '/connectors/{id}',
  summary: 'One outside system, by name: what uses it, what fails, and which runs it holds up',
  request: byId,
  responses: { 200: answer('The system', ConnectorInFullShape) },
})

const TestedShape = z
  .object({
    asked: z.enum(['its test', 'a query', 'nothing']),
    query: z.string().nullable().describe('The query that was asked'),
    took: z.int().describe('Milliseconds'),
    answered: z.boolean().nullable().describe('null: nothing was asked that it could have answered'),
    kind: orNull(TroubleKindShape),
    reason: z.string().nullable().describe('As the system or its client said it: words from outside'),
    connector: ConnectorShape,
  })
  .openapi('ConnectorTest')

const test = route({
  right: 'test systems',
  method: 'post',
  path: '/connectors/{id}/test',
  summary: 'Ask a system something cheap that changes nothing, now',
  request: byId,
  responses: { 200: answer('What it showed, and how the system stands then', TestedShape) },
})

/** Outside systems. */
export function connectorRoutes(api: Api): void {
  api.openapi(list, async (c) => {
    const { project } = c.get('parts')
    const standing = await connectorStandings(project, project.definition)
    return c.json({ items: standing.map(connectorTold) }, 200)
  })

  api.openapi(one, async (c) => {
    const parts = c.get('parts')
    const { definition } = parts.project
    const standing = await connectorCalled(parts, c.req.valid('param').id)
    const together = limitsOf(definition).get(standing.connector.name) ?? {}
    return c.json(connectorInFullTold(standing, askedByTest(definition, standing.connector), together), 200)
  })

  api.openapi(test, async (c) => {
    const parts = c.get('parts')
    const { context, uses, definition } = parts.project
    const { id } = c.req.valid('param')
    const { connector } = await connectorCalled(parts, id)
    const tested = await testConnector({ connections: context.connections, uses }, definition, connector)
    const { asked, query, took, answered } = tested
    const { kind, reason } = answered === false ? tested : { kind: null, reason: null }
    const now = connectorTold(await connectorCalled(parts, id))
    return c.json({ asked, query, took, answered, kind, reason, connector: now }, 200)
  })
}

async function connectorCalled({ project }: Pick<ApiParts, 'project'>, name: string): Promise<ConnectorStanding> {
  const declared: DeclaredSystems = project.definition
  const found = (await connectorStandings(project, declared)).find(({ connector }) => connector.name === name)
  if (!found) throw notFound('system', name)
  return found
}
