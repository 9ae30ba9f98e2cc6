import type { Project } from '../../project/open-project.ts'
import type { LoadedAgent } from '../../run/loading/load-agent.ts'
import { policyVersion, type PolicyVersion } from '../../store/policy-versions.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { agentMeant, versionNumber } from './agent-meant.ts'

/** The policies of one agent, as its files say them and as they are published. */
export interface AgentPolicies {
  readonly project: Project
  /** The agent with the policies of its files. */
  readonly files: LoadedAgent
  readonly agent: string
  readonly governing: PolicyVersion | undefined
  /** @throws CommandMistake where there is none of that number. */
  version(number: string): Promise<PolicyVersion>
}

/** Opens the project for the length of `work` on the policies of the agent that is meant. */
export function withPolicies<Result>(
  args: { readonly config?: string | undefined; readonly agent?: string | undefined },
  work: (policies: AgentPolicies) => Promise<Result>,
): Promise<Result> {
  return withProject(args, async (project) => {
    const files = agentMeant(project.files, args.agent)
    const agent = files.agent.name
    return work({
      project,
      files,
      agent,
      governing: await policyVersion(project.pool, agent, 'governing'),
      version: async (text) => {
        const number = versionNumber(text)
        const found = await policyVersion(project.pool, agent, number)
        if (!found) throw new CommandMistake(`the policies of ${agent} have no version ${number}`)
        return found
      },
    })
  })
}

/**
 * What governs the agent.
 * @throws CommandMistake where it never had a policy.
 */
export function governingOf({ agent, governing }: AgentPolicies): PolicyVersion {
  if (!governing) throw new CommandMistake(`agent ${agent} has no policy yet`)
  return governing
}
