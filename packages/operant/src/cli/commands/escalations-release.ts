import { releaseItem } from '../../store/work-items.ts'
import { command } from '../command.ts'
import { accepted, doing, itemArgs, said } from '../escalations/doing.ts'
import { printHolder } from '../escalations/print-holder.ts'

export const releaseEscalation = command({
  name: 'escalations release',
  description: 'Gives it up, so that somebody else can claim it; control stays with people',
  args: { ...itemArgs, reason: { type: 'string', valueHint: 'text', description: 'Why, and how far it is' } },
  run: (args, terminal) =>
    doing(args, terminal, async (project, doer) => {
      const reason = said(args.reason, 'reason', 'why, and how far it is')
      accepted(await releaseItem(project.pool, args.id, reason, doer), args.id, doer)
      await printHolder(terminal, project, args.id)
    }),
})
