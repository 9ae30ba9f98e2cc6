import { listAutonomyChanges } from '../../store/autonomy.ts'
import { command } from '../command.ts'
import { withProject } from '../open.ts'
import { bold, dim } from '../output/wrap.ts'

export const autonomyHistory = command({
  name: 'autonomy history',
  description: 'Tells who set which level, when and why, newest first',
  args: { agent: { type: 'string', valueHint: 'name', description: 'Only this agent' } },
  run: (args, terminal) =>
    withProject(args, async ({ pool }) => {
      const changes = await listAutonomyChanges(pool, args.agent ?? null)
      terminal.data(changes.map((one) => ({ ...one, above: one.above?.toString() ?? null })))
      if (changes.length === 0) terminal.line('No level was ever set: only the policies cap.')
      terminal.table(
        [0, 0],
        changes.map(({ at, agent, action, above, level, setBy, because, holds }) => [
          dim(at.slice(0, 16).replace('T', ' ')),
          bold(level ?? 'policy'),
          `${agent}, ${action === '*' ? 'everything' : action}${above ? ` above ${above.toString()}` : ''}`,
          dim(`, ${setBy}: ${because}${holds ? '' : ' (replaced)'}`),
        ]),
      )
    }),
})
