import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { projectFor } from '../open.ts'
import { bold } from '../output/wrap.ts'
import { procedureOf } from '../../told/procedure/procedure-of.ts'

export const describe = command({
  name: 'agents describe',
  description: 'Writes down how an agent works, as a procedure that a person could follow',
  args: { name: { type: 'positional', required: true, description: 'The name of the agent' } },
  async run(args, terminal) {
    const { loaded } = await projectFor(args)
    const agent = loaded.agents.get(args.name)
    if (!agent)
      throw new CommandMistake(`there is no agent "${args.name}"; there are ${[...loaded.agents.keys()].join(', ')}`)
    const procedure = procedureOf(agent)
    terminal.data(procedure)
    terminal.line(bold(procedure.title))
    for (const section of procedure.sections) {
      terminal.line()
      terminal.line(bold(section.title))
      for (const { text, level } of section.lines) terminal.line(text, { indent: 2 + 2 * level, hang: 4 + 2 * level })
    }
  },
})
