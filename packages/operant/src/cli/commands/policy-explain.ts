import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { bearingLines } from '../policy/bearing-lines.ts'
import { policiesMeant, publishedArg } from '../policy/policies-meant.ts'
import { bold, dim } from '../output/wrap.ts'
import { mendName } from '../../guard/problem.ts'

export const explainPolicy = command({
  name: 'policy explain',
  description: 'Tells in plain lines what holds for an action, or for every action',
  args: {
    action: { type: 'positional', required: false, description: 'The action; all of them where left out' },
    ...publishedArg,
  },
  async run(args, terminal) {
    const { agents } = await policiesMeant(args)
    const all = [...agents.values()].flatMap(({ agent, policies }) =>
      [...agent.capabilities.values()]
        .filter((spec) => spec.kind === 'action')
        .map(({ name, bearing, unproven }) => ({
          agent: agent.name,
          action: name,
          says: [
            ...policies.describe(name),
            ...bearingLines(bearing),
            ...(unproven ? ['It is unproven: whatever is allowed, a person approves each use.'] : []),
          ],
          looksAt: policies.factsFor(name).map(({ fact, path }) => [fact, ...path].join('.')),
        })),
    )
    const wanted = args.action === undefined ? all : all.filter(({ action }) => action === args.action)
    if (args.action !== undefined && wanted.length === 0)
      throw new CommandMistake(
        `there is no action "${args.action}". ${mendName(
          args.action,
          all.map(({ action }) => action),
        )}`,
      )
    terminal.data(wanted)
    for (const { agent, action, says, looksAt } of wanted) {
      terminal.line([bold(action), dim(`  agent ${agent}`)])
      for (const line of says) terminal.line(line, { indent: 2, hang: 4 })
      if (looksAt.length > 0) terminal.line(dim(`Looks at ${looksAt.join(', ')}.`), { indent: 2, hang: 4 })
    }
  },
})
