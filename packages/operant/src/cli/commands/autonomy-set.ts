import { Money } from '../../facts/money.ts'
import { levels } from '../../guard/sections/autonomy.ts'
import type { Project } from '../../project/open-project.ts'
import { mendName } from '../../guard/problem.ts'
import { setAutonomy, type AutonomyRefusal } from '../../store/autonomy.ts'
import { may, rolesFor } from '../../access/permissions.ts'
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
      const { agent, action } = actionMeant(project, args.agent, args.action)
      const level = args.level === 'policy' ? null : levels.find((one) => one === args.level)
      if (level === undefined)
        throw new CommandMistake(`"${args.level}" is no level; say ${levels.join(', ')} or policy`)
      const result = await setAutonomy(project.pool, {
        agent,
        action,
        level,
        above: args.above === undefined ? null : bandOf(project, agent, action, args.above),
        by: roleMeant(project, args.by),
        setBy: person.name,
        because: args.because,
        at: project.clock.now().toISOString(),
        mayRaise: may(person.roles, 'publish policies'),
      })
      if (typeof result === 'string') throw new Error(refusalText(result, agent, person.name))
      terminal.data({ agent, action, level, number: result, by: person.name })
      const what = action === '*' ? 'everything it does' : action
      terminal.line([
        green(level === null ? `${agent}, ${what}: as far as the policies say.` : `${agent}, ${what}: ${level}.`),
        dim(' It holds from the next decision on; caps of the policies hold beside it.'),
      ])
    }),
})

function actionMeant(
  project: Project,
  name: string,
  action: string,
): { readonly agent: string; readonly action: string } {
  const names = [...project.agents.keys()]
  const found = project.agents.get(name)
  if (!found) throw new CommandMistake(`there is no agent "${name}". ${mendName(name, names)}`)
  if (action === 'all') return { agent: name, action: '*' }
  const actions = [...found.agent.capabilities.values()].filter(({ kind }) => kind === 'action').map((one) => one.name)
  if (!actions.includes(action))
    throw new CommandMistake(`agent ${name} has no action "${action}". ${mendName(action, [...actions, 'all'])}`)
  return { agent: name, action }
}

/** An amount above which it holds; refused where nothing is spent that could be above it, for it would never hold. */
function bandOf(project: Project, agent: string, action: string, text: string): Money {
  const above = amountOf(text)
  const all = [...(project.agents.get(agent)?.agent.capabilities.values() ?? [])]
  if (all.some((one) => one.kind === 'action' && one.spend && (action === '*' || action === one.name))) return above
  const what = action === '*' ? `agent ${agent}` : action
  throw new CommandMistake(`${what} spends nothing that could be above an amount; leave out --above`)
}

/** A role that somebody has: what nobody may confirm would only be refused, more slowly. */
function roleMeant({ definition }: Project, by = 'operator'): string {
  const known = [...new Set(definition.principals.flatMap(({ roles }) => roles))]
  if (by === 'operator' || known.includes(by)) return by
  throw new CommandMistake(`nobody in this project has the role "${by}". ${mendName(by, known)}`)
}

function amountOf(text: string): Money {
  try {
    return Money.parse(text)
  } catch (error) {
    throw new CommandMistake(
      `--above takes an amount, as in "50.00 GBP": ${error instanceof Error ? error.message : text}`,
    )
  }
}

function refusalText(refused: AutonomyRefusal, agent: string, name: string): string {
  switch (refused) {
    case 'no policies':
      return `no policies govern agent ${agent}: it writes nothing anyway`
    case 'not your role':
      return `to let it do more takes the role ${rolesFor('publish policies').join(' or ')}, which ${name} has not`
    case 'done already':
      return 'this is so already'
  }
}
