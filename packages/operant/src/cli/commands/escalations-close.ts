import { closeItem } from '../../store/work-items.ts'
import { command } from '../command.ts'
import { accepted, doing, itemArgs, said } from '../escalations/doing.ts'
import { takeOn } from '../requests/reply.ts'
import { printEnd } from '../story/print-standing.ts'

export const closeEscalation = command({
  name: 'escalations close',
  description: 'Says that somebody has done what was left; a run they had taken looks at its checks and ends',
  args: { ...itemArgs, reason: { type: 'string', valueHint: 'text', description: 'What was done' } },
  run: (args, terminal) =>
    doing(args, terminal, async (project, doer) => {
      const done = said(args.reason, 'reason', 'what was done')
      const result = await closeItem(project.pool, args.id, done, doer)
      accepted(result, args.id, doer)
      terminal.line(`Closed by ${doer.by.name}: ${done}`)
      const standing = result.run === null ? undefined : await takeOn(project, result.run, terminal)
      terminal.data({
        item: args.id,
        closed: done,
        by: doer.by.name,
        ...(standing ? { run: result.run, standing } : {}),
      })
      if (standing && result.run !== null && standing.kind !== 'moves')
        printEnd(terminal, standing, args.config, result.run)
    }),
})
