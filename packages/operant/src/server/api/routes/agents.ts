import { z } from '@hono/zod-openapi'
import type { Agent } from '../../../agent/define-agent.ts'
import type { Api, ApiParts } from '../api.ts'
import { notFound } from '../problem.ts'
import { answer, route } from '../route.ts'
import { byId } from '../words.ts'

const Goal = z.object({
  name: z.string(),
  ask: z.string().describe('How it is asked for'),
  input: z.array(z.string()).readonly(),
})

const agentFields = { name: z.string(), title: z.string(), goals: z.array(Goal) } as const
const AgentShape = z.object(agentFields).openapi('Agent')

const AgentInFull = z
  .object({
    ...agentFields,
    capabilities: z
      .array(
        z.object({
          name: z.string(),
          kind: z.string(),
          risk: z.string().nullable().describe('Of an action'),
          needs: z.array(z.string()).readonly(),
        }),
      )
      .readonly(),
    policies: z.array(z.string()).readonly().describe('Paths of its policy files'),
  })
  .openapi('AgentInFull')

const list = route({
  right: 'look',
  method: 'get',
  path: '/agents',
  summary: 'The agents of the project, and what can be asked of them',
  responses: { 200: answer('All of them', z.object({ items: z.array(AgentShape) })) },
})

const one = route({
  right: 'look',
  method: 'get',
  path: '/agents/{id}',
  summary: 'One agent, by name: its goals, and all it can do',
  request: byId,
  responses: { 200: answer('The agent', AgentInFull) },
})

/** The agents of the project. */
export function agentRoutes(api: Api): void {
  api.openapi(list, (c) => {
    const { agents } = c.get('parts').project
    return c.json({ items: [...agents.values()].map(({ agent }) => told(agent)) }, 200)
  })

  api.openapi(one, (c) => {
    const agent = agentCalled(c.get('parts'), c.req.valid('param').id)
    const capabilities = [...agent.capabilities.values()].map((spec) => ({
      name: spec.name,
      kind: spec.kind,
      risk: spec.kind === 'action' ? spec.risk : null,
      needs: Object.keys(spec.needs),
    }))
    return c.json({ ...told(agent), capabilities, policies: agent.policies.map(({ path }) => path) }, 200)
  })
}

/**
 * The agent with this name.
 * @throws ApiProblem where the project has none.
 */
export function agentCalled({ project }: Pick<ApiParts, 'project'>, name: string): Agent {
  const found = project.agents.get(name)?.agent
  if (!found) throw notFound('agent', name)
  return found
}

function told({ name, title, goals }: Agent): z.infer<typeof AgentShape> {
  const all = [...goals.values()].map((goal) => ({ name: goal.name, ask: goal.ask, input: Object.keys(goal.input) }))
  return { name, title, goals: all }
}
