import { Money } from '../../facts/money.ts'
import { levels } from '../../guard/sections/autonomy.ts'
import { setAutonomyLevel } from '../../project/set-autonomy-level.ts'
import { actor, whoArgs } from '../access/actor.ts'
import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { dim, green } from '../output/wrap.ts'

export const setLevel = command({
  name: 'autonomy set',
  description: 'Sets how far an agent goes by itself: stricter by anybody, milder by a policy-publisher',
  args: {
    agent: { type: 'positional', required: true, description: 'The agent' },
    action: { type: 'positional', required: true, description: 'One of its actions, or all' },
    level: {
      type: 'positional',
      required: true,
      description: 'shadow, propose, confirm, automatic; or policy: as far as the policies say',
    },
    above: { type: 'string', valueHint: 'amount', description: 'Only for calls that spend more, as in "50.00 GBP"' },
    by: { type: 'string', valueHint: 'role', description: 'Who confirms, or does it. Default operator' },
    ...whoArgs('Who sets it: one of the people of the project'),
    because: { type: 'string', valueHint: 'text', description: 'Why; it is shown wherever it holds' },
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const person = await actor(project, terminal, args, 'set autonomy', 'sets this')
      if (args.because === undefined) throw new CommandMistake('say why by --because "…"')
      const level = args.level === 'policy' ? null : levels.find((one) => one === args.level)
      if (level === undefined)
        throw new CommandMistake(`"${args.level}" is no level; say ${levels.join(', ')} or policy`)
      const { agent } = args
      const wanted = {
        agent,
        action: args.action,
        level,
        above: args.above === undefined ? null : amountOf(args.above),
        by: args.by ?? 'operator',
        because: args.because,
      }
      const result = await setAutonomyLevel(project, wanted, person)
      if (result.kind === 'unknown') throw new CommandMistake(result.text)
      if (result.kind !== 'set') throw new Error(result.text)
      const { action, number } = result
      terminal.data({ agent, action, level, number, by: person.name })
      const what = action === '*' ? 'everything it does' : action
      terminal.line([
        green(level === null ? `${agent}, ${what}: as far as the policies say.` : `${agent}, ${what}: ${level}.`),
        dim(' It holds from the next decision on; caps of the policies hold beside it.'),
      ])
    }),
})

function amountOf(text: string): Money {
  try {
    return Money.parse(text)
  } catch (error) {
    throw new CommandMistake(
      `--above takes an amount, as in "50.00 GBP": ${error instanceof Error ? error.message : text}`,
    )
  }
}
