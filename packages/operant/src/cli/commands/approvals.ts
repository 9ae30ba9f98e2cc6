import { listRequests, type RequestRow } from '../../store/requests.ts'
import { command, wholeNumber } from '../command.ts'
import { commandText } from '../invocation.ts'
import { withProject } from '../open.ts'
import { dueText } from '../story/sentences.ts'
import { bold, dim, yellow } from '../output/wrap.ts'

export const approvals = command({
  name: 'approvals list',
  description: 'Lists what waits for an approval or an answer',
  args: { limit: { type: 'string', valueHint: 'number', default: '50', description: 'How many' } },
  run: (args, terminal) =>
    withProject(args, async ({ pool }) => {
      const limit = wholeNumber(args.limit, 'limit', 1) ?? 50
      const kinds = await Promise.all([
        listRequests(pool, { state: 'open', kind: 'approve', limit }),
        listRequests(pool, { state: 'open', kind: 'answer', limit }),
      ])
      const open = kinds
        .flat()
        .toSorted((one, other) => one.askedAt.localeCompare(other.askedAt))
        .slice(0, limit)
      terminal.data(open)
      if (open.length === 0) terminal.line('Nothing waits for an answer.')
      terminal.table(
        [0, 0],
        open.map((one) => [
          bold(one.id),
          yellow(one.kind),
          one.title,
          dim(` · ${one.roles.join(' or ')}, ${dueText(one.expiresAt)}`),
        ]),
      )
      for (const ids of alikeIn(open)) {
        terminal.line(dim(`${ids.length} that are alike, all or none:`))
        terminal.command(commandText(`approvals approve ${ids.join(' ')}`, args.config))
      }
      if (open.length > 0) terminal.line(dim(`One in full: ${commandText('approvals show ID', args.config)}`))
    }),
})

/** Ids of approvals that may be given together, at least two each. */
function alikeIn(open: readonly RequestRow[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>()
  for (const { id, agent, alike } of open) {
    if (alike === null) continue
    const key = JSON.stringify([agent, alike])
    groups.set(key, [...(groups.get(key) ?? []), id])
  }
  return [...groups.values()].filter((ids) => ids.length > 1)
}
