import { itemToReturn } from '../../project/item-to-return.ts'
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
      const item = await itemToReturn(project, args.run)
      if (item === undefined) throw new CommandMistake(`nobody has taken run ${args.run}, and it handed over nothing`)
      return giveBack(terminal, project, { item, note }, doer, args.config)
    }),
})
