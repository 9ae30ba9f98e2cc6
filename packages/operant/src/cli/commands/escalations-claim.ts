import { claimItem } from '../../store/work-items.ts'
import { command } from '../command.ts'
import { accepted, doing, itemArgs } from '../escalations/doing.ts'
import { printHolder } from '../escalations/print-holder.ts'

export const claimEscalation = command({
  name: 'escalations claim',
  description: 'Says that somebody sees to it; of several at once one has it',
  args: itemArgs,
  run: (args, terminal) =>
    doing(args, terminal, async (project, doer) => {
      accepted(await claimItem(project.pool, args.id, doer), args.id, doer)
      await printHolder(terminal, project, args.id)
    }),
})
