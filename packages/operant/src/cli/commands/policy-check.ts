import { policyWarnings } from '../../project/policy-warnings.ts'
import { command } from '../command.ts'
import { projectFor } from '../open.ts'
import { bold, green, yellow } from '../output/wrap.ts'

export const checkPolicies = command({
  name: 'policy check',
  description: 'Checks the policies of every agent; fails with every problem named where one cannot be used',
  args: {},
  async run(args, terminal) {
    const { loaded } = await projectFor(args)
    const checked = [...loaded.agents.values()].map(({ agent, policies }) => ({
      agent: agent.name,
      files: agent.policies.map(({ path }) => path),
      hash: policies.hash,
      warnings: policyWarnings(loaded, agent.name),
    }))
    terminal.data(checked)
    for (const { agent, files, warnings } of checked) {
      const state = warnings.length === 0 ? green('ok') : yellow(`${warnings.length} to look at`)
      terminal.line([bold(agent), '  ', state])
      for (const file of files) terminal.line(file, { indent: 2, hang: 4 })
      if (files.length === 0) terminal.line('No policy: every action is denied.', { indent: 2 })
      for (const warning of warnings) terminal.line(yellow(warning), { indent: 2, hang: 4 })
    }
  },
})
