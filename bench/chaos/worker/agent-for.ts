import type { CapabilitySpec } from '../../../packages/operant/src/agent/capability.ts'
import type { Agent } from '../../../packages/operant/src/agent/define-agent.ts'
import type { ScenarioName } from '../scenario/scenario.ts'
import { complaintsAgent, type ReasonerName } from '../world/agent.ts'

/** The agent of a scenario, one for each reasoner. The ready-made one is loaded only where it is used: it learns to read first. */
export async function agentFor(scenario: ScenarioName, reasoner: ReasonerName): Promise<Agent> {
  if (scenario === 'complaints') return complaintsAgent(reasoner)
  const { supportAgent } = await import('@operant/agents')
  return forChaos({ ...supportAgent, name: `${supportAgent.name} by ${reasoner}`, reasoner })
}

/** With contracts that say how this world behaves: slow calls land late, and faults come by the rate. */
function forChaos(agent: Agent): Agent {
  const capabilities = [...agent.capabilities].map(([name, spec]) => [name, tuned(spec)] as const)
  return { ...agent, capabilities: new Map(capabilities) }
}

function tuned(spec: CapabilitySpec): CapabilitySpec {
  if (spec.kind === 'action') return { ...spec, attempts: 30, timeout: 1_000, settle: 2_000 }
  return spec.kind === 'query' || spec.kind === 'condition' ? { ...spec, attempts: 10 } : spec
}
