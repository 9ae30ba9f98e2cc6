import { policyWarnings } from '../../project/policy-warnings.ts'
import { command } from '../command.ts'
import { policiesMeant, publishedArg } from '../policy/policies-meant.ts'
import { bold, dim, green, yellow } from '../output/wrap.ts'

export const checkPolicies = command({
  name: 'policy check',
  description: 'Checks the policies of every agent; fails with every problem named where one cannot be used',
  args: publishedArg,
  async run(args, terminal) {
    const meant = await policiesMeant(args)
    const checked = [...meant.agents.values()].map(({ agent, policies }) => ({
      agent: agent.name,
      version: policies.version ?? null,
      files: agent.policies.map(({ path }) => path),
      hash: policies.hash,
      warnings: policyWarnings(meant, agent.name),
    }))
    terminal.data(checked)
    for (const { agent, version, files, warnings } of checked) {
      const state = warnings.length === 0 ? green('ok') : yellow(`${warnings.length} to look at`)
      terminal.line([bold(agent), '  ', state, dim(version === null ? '' : `  version ${version}`)])
      for (const file of version === null ? files : []) terminal.line(file, { indent: 2, hang: 4 })
      if (files.length === 0) terminal.line('No policy: every action is denied.', { indent: 2 })
      for (const warning of warnings) terminal.line(yellow(warning), { indent: 2, hang: 4 })
    }
  },
})
