import { takenItemOf } from '../../store/work-items.ts'
import { listRequests } from '../../store/requests.ts'
import { command } from '../command.ts'
import { doerArgs, doing, said } from '../escalations/doing.ts'
import { giveBack } from '../escalations/give-back.ts'
import { CommandMistake } from '../mistake.ts'

export const returnRunCommand = command({
  name: 'runs return',
  description: 'Gives a run back to its agent, which reads the world anew and goes on without doing anything twice',
  args: {
    run: { type: 'positional', required: true, description: 'Its id' },
    ...doerArgs,
    note: { type: 'string', valueHint: 'text', description: 'What you did; the agent is told' },
  },
  run: (args, terminal) =>
    doing(args, terminal, async (project, doer) => {
      const note = said(args.note, 'note', 'what you did')
      const [handedOver] = await listRequests(project.pool, {
        run: args.run,
        kind: 'take over',
        state: 'open',
        limit: 1,
      })
      const item = (await takenItemOf(project.pool, args.run)) ?? handedOver?.id
      if (item === undefined) throw new CommandMistake(`nobody has taken run ${args.run}, and it handed over nothing`)
      return giveBack(terminal, project, { item, note }, doer, args.config)
    }),
})
