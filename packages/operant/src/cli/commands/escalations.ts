import { listRequests } from '../../store/requests.ts'
import { workItems } from '../../store/work-items.ts'
import { command, wholeNumber } from '../command.ts'
import { holderText } from '../escalations/print-item.ts'
import { commandText } from '../invocation.ts'
import { withProject } from '../open.ts'
import { handOverText } from '../../people/hand-over-text.ts'
import { bold, dim, yellow } from '../output/wrap.ts'

export const escalations = command({
  name: 'escalations list',
  description: 'Lists what was handed over to people and is still open, with who has it',
  args: {
    free: { type: 'boolean', description: 'Only what nobody has' },
    limit: { type: 'string', valueHint: 'number', default: '50', description: 'How many' },
  },
  run: (args, terminal) =>
    withProject(args, async ({ pool }) => {
      const limit = wholeNumber(args.limit, 'limit', 1) ?? 50
      const all = await listRequests(pool, { state: 'open', kind: 'take over', limit })
      const items = await workItems(
        pool,
        all.map(({ id }) => id),
      )
      const told = all.map((request) => ({ ...request, item: items.get(request.id) }))
      const open = args.free ? told.filter(({ item }) => !item?.holder) : told
      terminal.data(open)
      if (open.length === 0) terminal.line('Nothing was handed over.')
      terminal.table(
        [0],
        open.map((one) => [
          bold(one.id),
          handOverText(one),
          one.item?.holder ? ` · ${holderText(one)}` : yellow(` · ${holderText(one)}`),
          dim(` · ${one.roles.join(' or ')}, ${one.run}`),
        ]),
      )
      if (open.length > 0)
        terminal.line(dim(`All there is to know: ${commandText('escalations show ID', args.config)}`))
    }),
})
