import { resolve } from 'node:path'
import type { Project } from '../../project/open-project.ts'
import { contentOfAgent, contentOfFolder } from '../../project/policy-files.ts'
import type { LoadedAgent } from '../../run/loading/load-agent.ts'
import { policyVersion, type PolicyContent } from '../../store/policy-versions.ts'
import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { bold } from '../output/wrap.ts'
import { agentArg, agentMeant, versionNumber } from '../policy/agent-meant.ts'
import { comparePolicies } from '../policy/compare-policies.ts'
import { printDifferences } from '../policy/print-differences.ts'

interface Side {
  readonly name: string
  readonly content: PolicyContent
}

export const diffPolicy = command({
  name: 'policy diff',
  description: 'Says what the files state otherwise than what governs; or a version, or two of them',
  args: {
    version: { type: 'positional', required: false, description: 'A version, compared with what governs' },
    other: { type: 'positional', required: false, description: 'Another version, compared with the first' },
    ...agentArg,
    from: { type: 'string', valueHint: 'folder', description: 'The files, if not those that the agent names' },
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const agent = agentMeant(project.files, args.agent)
      const first = args.version === undefined ? undefined : await version(project, agent, versionNumber(args.version))
      const second = args.other === undefined ? undefined : await version(project, agent, versionNumber(args.other))
      const before = second && first ? first : await version(project, agent, 'governing')
      const after = second ?? first ?? filesOf(agent, args.from)
      const differences = comparePolicies(before.content.files, after.content.files)
      const same = before.content.hash === after.content.hash
      terminal.data({ agent: agent.agent.name, before: before.name, after: after.name, same, differences })
      terminal.line(bold(`${agent.agent.name}: from ${before.name} to ${after.name}`))
      if (same) terminal.line('They say the same, word for word.')
      else printDifferences(terminal, differences)
    }),
})

function filesOf({ agent }: LoadedAgent, from: string | undefined): Side {
  return from === undefined
    ? { name: 'the files', content: contentOfAgent(agent) }
    : { name: from, content: contentOfFolder(agent, resolve(from)) }
}

async function version(project: Project, { agent }: LoadedAgent, wanted: number | 'governing'): Promise<Side> {
  const found = await policyVersion(project.pool, agent.name, wanted)
  if (!found && wanted === 'governing') throw new CommandMistake(`agent ${agent.name} has no policy yet`)
  if (!found) throw new CommandMistake(`the policies of ${agent.name} have no version ${wanted}`)
  return { name: `version ${found.version}${found.governs ? ', which governs' : ''}`, content: found }
}
