import { defaultCalendar } from '../../calendar/business-calendar.ts'
import { delegationOf } from '../../people/delegate.ts'
import { randomId } from '../../project/random-id.ts'
import type { Project } from '../../project/open-project.ts'
import { endDelegation, listDelegations, putDelegation, type Delegation } from '../../store/delegations.ts'
import { actor, whoArgs } from '../access/actor.ts'
import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { commandText } from '../invocation.ts'
import { withProject } from '../open.ts'
import type { Terminal } from '../output/terminal.ts'
import { timeText } from '../../told/values.ts'
import { bold, dim, type Part } from '../output/wrap.ts'

export const delegate = command({
  name: 'approvals delegate',
  description: 'Lets somebody answer in your place for some days; without a name lists who does',
  args: {
    to: { type: 'positional', required: false, description: 'Who stands in for you' },
    since: { type: 'string', valueHint: 'day', description: 'The first day; default: from now on' },
    until: { type: 'string', valueHint: 'day', description: 'The last day' },
    end: { type: 'string', valueHint: 'id', description: 'Ends a delegation of yours before its time' },
    reason: { type: 'string', valueHint: 'text', description: 'Why; it is kept' },
    ...whoArgs('Whose place it is: one of the people of the project'),
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      if (args.end !== undefined) return end(project, terminal, args, args.end)
      if (args.to === undefined) return list(project, terminal, args.config)
      if (args.until === undefined) throw new CommandMistake('say the last day by --until, such as 2026-04-01')
      const { pool, definition, clock, context } = project
      const from = await actor(project, terminal, args, 'answer requests', 'delegates')
      const { to, since, until, reason: because = '' } = args
      const wanted = { id: randomId(), from, to, since, until, because }
      const calendar = context.calendar ?? defaultCalendar
      const made = delegationOf(wanted, definition.principals, clock.now(), calendar)
      if ('problem' in made) throw new CommandMistake(made.problem)
      await putDelegation(pool, made)
      terminal.data(made)
      terminal.line(told(made))
      terminal.line(dim('Neither of them answers what the other has asked for, and it cannot be passed on.'))
      return undefined
    }),
})

async function list({ pool, clock }: Project, terminal: Terminal, config: string | undefined): Promise<undefined> {
  const all = await listDelegations(pool, clock.now().toISOString())
  terminal.data(all)
  if (all.length === 0) terminal.line(`Nobody stands in for anybody: ${commandText('approvals delegate NAME', config)}`)
  for (const one of all) terminal.line(told(one), { hang: 4 })
}

async function end(
  project: Project,
  terminal: Terminal,
  args: { readonly as?: string | undefined; readonly token?: string | undefined },
  id: string,
): Promise<undefined> {
  const { pool, clock } = project
  const at = clock.now().toISOString()
  const { name } = await actor(project, terminal, args, 'answer requests', 'ends it')
  const found = (await listDelegations(pool, at)).find((one) => one.id === id)
  if (!found) throw new CommandMistake(`there is no delegation ${id} that holds; operant approvals delegate lists them`)
  if (![found.from, found.to].includes(name))
    throw new CommandMistake(`${id} is between ${found.from} and ${found.to}; one of them ends it`)
  await endDelegation(pool, id, name, at)
  terminal.data({ ...found, endedAt: at, endedBy: name })
  terminal.line([bold(id), ` is over: ${found.to} does not stand in for ${found.from} any more`])
}

function told({ id, from, to, since, until, because }: Delegation): readonly Part[] {
  const when = `from ${timeText(since) ?? since} until ${timeText(until) ?? until} UTC`
  return [bold(id), ` ${to} stands in for ${from} ${when}`, dim(because && ` · ${because}`)]
}
