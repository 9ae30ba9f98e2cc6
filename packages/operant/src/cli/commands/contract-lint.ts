import { relative } from 'node:path'
import { connectionsFolder } from '../connect/folder.ts'
import { adviseOn, type Advice } from '../contract/advise.ts'
import { idleConnections } from '../contract/idle-connections.ts'
import type { NextLine } from '../contract/next-line.ts'
import { command } from '../command.ts'
import { projectFor } from '../open.ts'
import type { Terminal } from '../output/terminal.ts'
import { count } from '../../told/values.ts'
import { bold, dim, green, yellow } from '../output/wrap.ts'

export const lintContracts = command({
  name: 'contract lint',
  description: 'Prints for each unproven write the next line that would prove it',
  args: { strict: { type: 'boolean', description: 'Exit with 1 while any write is unproven' } },
  async run(args, terminal) {
    const { loaded } = await projectFor(args)
    const agents = [...loaded.agents.values()].map(({ agent }) => agent)
    const advice = adviseOn(agents)
    terminal.data(advice)
    for (const one of advice) printAdvice(terminal, one)
    const idle = idleConnections(connectionsFolder(args.config), agents)
    for (const file of idle)
      terminal.line(
        [
          yellow('not looked at'),
          ` ${file}: no agent has anything of it. Import it where the agent is defined, and add it to the agent's can.`,
        ],
        { hang: 2 },
      )
    terminal.line(
      advice.length === 0
        ? green(idle.length === 0 ? 'Every write is proven.' : 'Every write of the agents is proven.')
        : `${count(advice.length, 'write')} unproven. Write the line, and call this again.`,
    )
    return args.strict === true && advice.length > 0 ? 1 : 0
  },
})

const places: Readonly<Record<NextLine['place'], string>> = {
  terms: 'Write among its terms',
  relations: 'Write into its relations',
  needs: 'Write in its needs, in the place of that input',
  schema: 'Write in the schema of the fact it is taken from',
  rename: 'Declare it as what it is',
}

function printAdvice(terminal: Terminal, { action, definedAt, missing, next }: Advice): void {
  terminal.line([bold(action), dim(`  ${relative(process.cwd(), definedAt) || definedAt}`)])
  if (missing.length > 0) terminal.line([yellow('missing'), ` ${missing.join(', ')}`], { indent: 2, hang: 4 })
  terminal.line(`${places[next.place]}:`, { indent: 2 })
  for (const line of next.lines) terminal.command(`  ${line}`)
  for (const name of next.takeOut ?? []) terminal.line(`and take out ${name}`, { indent: 4 })
  for (const line of next.imports) terminal.command(`  ${line}`)
  terminal.line(dim(next.because), { indent: 2 })
  terminal.line()
}
