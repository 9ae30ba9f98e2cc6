import { takeItem } from '../../store/work-items.ts'
import { command } from '../command.ts'
import { accepted, doing, itemArgs, said } from '../escalations/doing.ts'
import { printHolder } from '../escalations/print-holder.ts'

export const takeEscalation = command({
  name: 'escalations take',
  description: 'Claims it and takes control: somebody works on it',
  args: { ...itemArgs, reason: { type: 'string', valueHint: 'text', description: 'What is about to be done' } },
  run: (args, terminal) =>
    doing(args, terminal, async (project, doer) => {
      const reason = said(args.reason, 'reason', 'what is about to be done')
      accepted(await takeItem(project.pool, args.id, reason, doer), args.id, doer)
      await printHolder(terminal, project, args.id)
    }),
})
