import { checksOf, factsToAsk } from '../../asking/checks.ts'
import { command } from '../command.ts'
import { commandText } from '../invocation.ts'
import { CommandMistake } from '../mistake.ts'
import { projectFor } from '../open.ts'
import { bold, dim } from '../output/wrap.ts'

export const checks = command({
  name: 'checks',
  description: 'Lists the checks that a goal can be composed of, with what each takes',
  args: { agent: { type: 'string', valueHint: 'name', description: 'Of one agent only' } },
  async run(args, terminal) {
    const { loaded } = await projectFor(args)
    const agents = [...loaded.agents.values()].map(({ agent }) => agent)
    const chosen = agents.filter(({ name }) => args.agent === undefined || name === args.agent)
    if (chosen.length === 0)
      throw new CommandMistake(
        `there is no agent "${args.agent}"; there are ${agents.map(({ name }) => name).join(', ')}`,
      )
    const list = chosen.map((agent) => ({ agent: agent.name, checks: checksOf(agent), facts: factsToAsk(agent) }))
    terminal.data(list)
    for (const { agent, checks: offered, facts } of list) {
      terminal.line(bold(agent))
      for (const { name, takes, title, about, madeBy } of offered) {
        terminal.line(`${name}(${takes.map((one) => `${one}=…`).join(', ')})`, { indent: 2, hang: 4 })
        const each = about === undefined ? '' : `, for each ${about}`
        const by = madeBy.length > 0 ? `; made true by ${madeBy.join(', ')}` : '; nothing here makes it true'
        terminal.line(dim(`${title}${each}${by}`), { indent: 4, hang: 6 })
      }
      if (facts.length > 0) terminal.line(['To be told: ', dim(facts.join(', '))], { indent: 2, hang: 4 })
    }
    terminal.line(dim(`Compose a goal: ${commandText("goal --agent NAME --done 'CHECK'", args.config)}`))
  },
})
