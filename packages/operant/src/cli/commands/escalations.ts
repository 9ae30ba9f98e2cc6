import { listRequests } from '../../store/requests.ts'
import { command, wholeNumber } from '../command.ts'
import { commandText } from '../invocation.ts'
import { withProject } from '../open.ts'
import { handOverText } from '../requests/hand-over-text.ts'
import { bold, dim } from '../output/wrap.ts'

export const escalations = command({
  name: 'escalations list',
  description: 'Lists what was handed over to people and is still open',
  args: { limit: { type: 'string', valueHint: 'number', default: '50', description: 'How many' } },
  run: (args, terminal) =>
    withProject(args, async ({ pool }) => {
      const open = await listRequests(pool, {
        state: 'open',
        kind: 'take over',
        limit: wholeNumber(args.limit, 'limit', 1) ?? 50,
      })
      terminal.data(open)
      if (open.length === 0) terminal.line('Nothing was handed over.')
      terminal.table(
        [0],
        open.map((one) => [bold(one.id), handOverText(one), dim(` · ${one.roles.join(' or ')}, ${one.run}`)]),
      )
      if (open.length > 0)
        terminal.line(dim(`All there is to know: ${commandText('escalations show ID', args.config)}`))
    }),
})
