import { listRequests } from '../../store/requests.ts'
import { command, wholeNumber } from '../command.ts'
import { commandText } from '../invocation.ts'
import { withProject } from '../open.ts'
import { bold, dim } from '../output/wrap.ts'
import { dueText } from '../story/sentences.ts'

export const reviews = command({
  name: 'reviews list',
  description: 'Lists calls that somebody should judge without knowing how they were decided',
  args: { limit: { type: 'string', valueHint: 'number', default: '50', description: 'How many' } },
  run: (args, terminal) =>
    withProject(args, async ({ pool }) => {
      const limit = wholeNumber(args.limit, 'limit', 1) ?? 50
      const open = await listRequests(pool, { state: 'open', kind: 'review', limit })
      terminal.data(open)
      if (open.length === 0) return terminal.line('Nothing waits for a review.')
      terminal.table(
        [0],
        open.map((one) => [bold(one.id), one.title, dim(` · ${one.roles.join(' or ')}, ${dueText(one.expiresAt)}`)]),
      )
      terminal.line(dim(`One in full: ${commandText('reviews show ID', args.config)}`))
    }),
})
