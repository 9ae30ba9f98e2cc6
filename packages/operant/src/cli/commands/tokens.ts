import { listTokens, type TokenRow } from '../../store/tokens.ts'
import { command } from '../command.ts'
import { commandText } from '../invocation.ts'
import { withProject } from '../open.ts'
import { timeText } from '../../told/values.ts'
import { bold, dim, yellow } from '../output/wrap.ts'

export const tokens = command({
  name: 'tokens list',
  description: 'Lists the tokens: whose they are, what they may use, until when; never the secret',
  args: { all: { type: 'boolean', description: 'Also those that were revoked or are over' } },
  run: (args, terminal) =>
    withProject(args, async ({ pool, clock }) => {
      const at = clock.now().toISOString()
      const rows = await listTokens(pool, { at, all: args.all === true })
      terminal.data(rows)
      if (rows.length === 0)
        terminal.line(`There is no token; one is made by ${commandText('tokens create NAME', args.config)}`)
      for (const row of rows) {
        terminal.line([bold(row.id), ` ${row.person} as ${row.roles.join(', ')}`, dim(row.note && ` · ${row.note}`)])
        terminal.line([standing(row, at), dim(`, used ${timeText(row.usedAt ?? '') ?? 'never'}, by ${row.madeBy}`)], {
          indent: 2,
          hang: 4,
        })
      }
    }),
})

function standing({ revokedAt, revokedBy, expiresAt }: TokenRow, at: string) {
  if (revokedAt !== null) return yellow(`revoked by ${revokedBy ?? 'somebody'} ${timeText(revokedAt) ?? ''}`)
  const until = timeText(expiresAt) ?? expiresAt
  return expiresAt <= at ? yellow(`over since ${until}`) : `good until ${until}`
}
