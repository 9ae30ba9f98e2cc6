import { noteItem } from '../../store/work-items.ts'
import { command } from '../command.ts'
import { accepted, doing, itemArgs, said } from '../escalations/doing.ts'
import { printHolder } from '../escalations/print-holder.ts'

export const noteEscalation = command({
  name: 'escalations note',
  description: 'Says how far it is, so that it does not walk up',
  args: { ...itemArgs, note: { type: 'string', valueHint: 'text', description: 'How far it is' } },
  run: (args, terminal) =>
    doing(args, terminal, async (project, doer) => {
      accepted(await noteItem(project.pool, args.id, said(args.note, 'note', 'how far it is'), doer), args.id, doer)
      await printHolder(terminal, project, args.id)
    }),
})
