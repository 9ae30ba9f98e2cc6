import type { Agent } from '../../agent/define-agent.ts'
import type { DeclaredJudgement } from '../../run/judgements.ts'
import type { LoadedAgent } from '../../run/loading/load-agent.ts'
import { CommandMistake } from '../mistake.ts'

/** A declared judgement, and the agent that has it. */
export interface AgentJudgement {
  readonly agent: Agent
  readonly judgement: DeclaredJudgement
}

/** Judgements that are declared rather than written as code, of all agents. */
export function declaredJudgements(agents: ReadonlyMap<string, LoadedAgent>): readonly AgentJudgement[] {
  return [...agents.values()].flatMap(({ agent }) =>
    [...agent.capabilities.values()].flatMap((spec) =>
      spec.kind === 'judgement' && spec.form.kind !== 'own' && spec.form.kind !== 'one-off'
        ? [{ agent, judgement: { ...spec, form: spec.form } }]
        : [],
    ),
  )
}

/** The declared judgement of this name; of one agent, where several have it. */
export function judgementNamed(
  agents: ReadonlyMap<string, LoadedAgent>,
  name: string,
  agentName: string | undefined,
): AgentJudgement {
  const all = declaredJudgements(agents)
  const found = all.filter(
    ({ agent, judgement }) => judgement.name === name && (agentName === undefined || agent.name === agentName),
  )
  const [first] = found
  if (!first) {
    const names = [...new Set(all.map(({ judgement }) => judgement.name))].join(', ')
    throw new CommandMistake(`there is no declared judgement "${name}"; there are ${names || 'none'}`)
  }
  if (found.length > 1)
    throw new CommandMistake(
      `several agents have "${name}": say which by --agent ${found.map(({ agent }) => agent.name).join(' or ')}`,
    )
  return first
}
