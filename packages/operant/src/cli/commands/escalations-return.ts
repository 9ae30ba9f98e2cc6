import { command } from '../command.ts'
import { doing, itemArgs, said } from '../escalations/doing.ts'
import { foundOut, giveBack } from '../escalations/give-back.ts'

export const returnEscalation = command({
  name: 'escalations return',
  description: 'Gives the run back to its agent, which reads the world anew and goes on without doing anything twice',
  args: {
    ...itemArgs,
    note: { type: 'string', valueHint: 'text', description: 'What you did; the agent is told' },
    happened: { type: 'string', valueHint: 'effect', description: 'A write of unknown outcome that is there' },
    'did-not-happen': {
      type: 'string',
      valueHint: 'effect',
      description: 'One that is not there, and may be tried again',
    },
  },
  run: (args, terminal, raw) =>
    doing(args, terminal, (project, doer) =>
      giveBack(
        terminal,
        project,
        { item: args.id, note: said(args.note, 'note', 'what you did'), found: foundOut(raw) },
        doer,
        args.config,
      ),
    ),
})
