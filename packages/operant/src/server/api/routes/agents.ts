import { z } from '@hono/zod-openapi'
import type { CapabilitySpec } from '../../../agent/capability.ts'
import type { Agent } from '../../../agent/define-agent.ts'
import { procedureOf } from '../../../told/procedure/procedure-of.ts'
import type { Api, ApiParts } from '../api.ts'
import { notFound } from '../problem.ts'
import { answer, route } from '../route.ts'
import { byId } from '../words.ts'

const Goal = z.object({
  name: z.string(),
  ask: z.string().describe('How it is asked for'),
  input: z.array(z.string()).readonly(),
})

const agentFields = {
  name: z.string(),
  title: z.string(),
  goals: z.array(Goal),
  actions: z.int().describe('How many writes it can make'),
  systems: z.array(z.string()).readonly().describe('The outside systems that it uses'),
} as const
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
          undo: z.boolean().nullable().describe('Of an action: whether it can be taken back'),
          readBack: z.boolean().nullable().describe('Of an action: whether what it did is read back'),
          needs: z.array(z.string()).readonly(),
          systems: z.array(z.string()).readonly(),
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

const Procedure = z
  .object({
    agent: z.string(),
    title: z.string(),
    sections: z
      .array(
        z.object({
          title: z.string(),
          lines: z.array(z.object({ level: z.int(), text: z.string() })).readonly(),
        }),
      )
      .readonly(),
  })
  .openapi('AgentProcedure')

const procedure = route({
  right: 'look',
  method: 'get',
  path: '/agents/{id}/procedure',
  summary: 'How an agent works, as a procedure that a person could follow',
  request: byId,
  responses: { 200: answer('The procedure', Procedure) },
})

/** The agents of the project. */
export function agentRoutes(api: Api): void {
  api.openapi(list, (c) => {
    const { agents } = c.get('parts').project
    return c.json({ items: [...agents.values()].map(({ agent }) => told(agent)) }, 200)
  })

  api.openapi(one, (c) => {
    const agent = agentCalled(c.get('parts'), c.req.valid('param').id)
    const capabilities = [...agent.capabilities.values()].map(capabilityTold)
    return c.json({ ...told(agent), capabilities, policies: agent.policies.map(({ path }) => path) }, 200)
  })

  api.openapi(procedure, (c) => {
    const { project } = c.get('parts')
    const { id } = c.req.valid('param')
    const found = project.agents.get(id)
    if (!found) throw notFound('agent', id)
    return c.json(procedureOf(found), 200)
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

function told({ name, title, goals, capabilities }: Agent): z.infer<typeof AgentShape> {
  const all = [...goals.values()].map((goal) => ({ name: goal.name, ask: goal.ask, input: Object.keys(goal.input) }))
  const specs = [...capabilities.values()]
  const systems = [...new Set(specs.flatMap(systemsIn))].toSorted()
  return { name, title, goals: all, actions: specs.filter(({ kind }) => kind === 'action').length, systems }
}

function capabilityTold(spec: CapabilitySpec) {
  const { name, kind } = spec
  const common = { name, kind, needs: Object.keys(spec.needs), systems: systemsIn(spec) }
  if (spec.kind !== 'action') return { ...common, risk: null, undo: null, readBack: null }
  return { ...common, risk: spec.risk, undo: spec.undo !== 'none', readBack: spec.confirm !== undefined }
}

function systemsIn({ uses }: CapabilitySpec): readonly string[] {
  return Object.values(uses).map(({ name }) => name)
}
