import { resolve } from 'node:path'
import { contentOfAgent, contentOfFolder } from '../../project/policy-files.ts'
import type { LoadedAgent } from '../../run/loading/load-agent.ts'
import type { PolicyContent, PolicyVersion } from '../../store/policy-versions.ts'
import { command } from '../command.ts'
import { bold } from '../output/wrap.ts'
import { agentArg } from '../policy/agent-meant.ts'
import { comparePolicies } from '../../policies/compare-policies.ts'
import { governingOf, withPolicies } from '../policy/with-policies.ts'
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
    withPolicies(args, async (policies) => {
      const { files, agent } = policies
      const first = args.version === undefined ? undefined : sideOf(await policies.version(args.version))
      const second = args.other === undefined ? undefined : sideOf(await policies.version(args.other))
      const before = second && first ? first : sideOf(governingOf(policies))
      const after = second ?? first ?? filesOf(files, args.from)
      const differences = comparePolicies(before.content.files, after.content.files)
      const same = before.content.hash === after.content.hash
      terminal.data({ agent, before: before.name, after: after.name, same, differences })
      terminal.line(bold(`${agent}: from ${before.name} to ${after.name}`))
      if (same) terminal.line('They say the same, word for word.')
      else printDifferences(terminal, differences)
    }),
})

function filesOf({ agent }: LoadedAgent, from: string | undefined): Side {
  return from === undefined
    ? { name: 'the files', content: contentOfAgent(agent) }
    : { name: from, content: contentOfFolder(agent, resolve(from)) }
}

function sideOf(version: PolicyVersion): Side {
  return { name: `version ${version.version}${version.governs ? ', which governs' : ''}`, content: version }
}
