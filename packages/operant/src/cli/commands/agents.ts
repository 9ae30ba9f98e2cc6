import { command } from '../command.ts'
import { commandText } from '../invocation.ts'
import { projectFor } from '../open.ts'
import { bold, dim } from '../output/wrap.ts'

export const agents = command({
  name: 'agents list',
  description: 'Lists the agents of the project and what can be asked of them',
  args: {},
  async run(args, terminal) {
    const { loaded } = await projectFor(args)
    const list = [...loaded.agents.values()].map(({ agent }) => ({
      name: agent.name,
      title: agent.title,
      goals: [...agent.goals.values()].map(({ name, ask }) => ({ name, ask })),
      capabilities: agent.capabilities.size,
      policies: agent.policies.map(({ path }) => path),
    }))
    terminal.data(list)
    for (const { name, title, goals } of list) {
      terminal.line([bold(name), title === name ? '' : `  ${title}`])
      for (const { ask } of goals) terminal.line(ask, { indent: 2, hang: 4 })
    }
    terminal.line(dim(`How one works: ${commandText('agents describe NAME', args.config)}`))
  },
})
