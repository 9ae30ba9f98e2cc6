import { randomId } from '../../project/random-id.ts'
import { takeRun, workItems } from '../../store/work-items.ts'
import { writesUnderWay } from '../../store/stops.ts'
import { command } from '../command.ts'
import { accepted, doerArgs, doing, said } from '../escalations/doing.ts'
import { itemOfRun } from '../../project/item-of-run.ts'
import { CommandMistake } from '../mistake.ts'
import { commandText } from '../invocation.ts'
import { takeOn } from '../requests/reply.ts'
import { bold, green, yellow } from '../output/wrap.ts'

export const takeRunCommand = command({
  name: 'runs take',
  description: 'Takes control of a run under way, and of those below it: its agent begins nothing until it is returned',
  args: {
    run: { type: 'positional', required: true, description: 'Its id' },
    ...doerArgs,
    because: { type: 'string', valueHint: 'text', description: 'Why' },
  },
  run: (args, terminal) =>
    doing(args, terminal, async (project, doer) => {
      const because = said(args.because, 'because', 'why')
      const made = await itemOfRun(project, args.run, because)
      if (!made) throw new CommandMistake(`there is no run "${args.run}"; operant runs lists them`)
      const taken = await takeRun(project.pool, args.run, { id: `take_${randomId()}`, ...made }, because, doer)
      accepted(taken, args.run, doer)
      const underWay = (await writesUnderWay(project.pool)).filter(({ run }) => run === args.run)
      await takeOn(project, args.run, terminal)
      const item = (await workItems(project.pool, [taken.item])).get(taken.item)
      terminal.data({ run: args.run, item: taken.item, holder: item?.holder, underWay })
      terminal.line([bold(args.run), ': ', green(`${doer.by.name} has control`), '; its agent begins nothing'])
      for (const { action } of underWay)
        terminal.line(yellow(`${action} was under way; what became of it is found out and told`))
      terminal.command(commandText(`escalations show ${taken.item}`, args.config))
      terminal.command(commandText(`runs return ${args.run} --as ${doer.by.name} --note "what you did"`, args.config))
    }),
})
