import { may, rights } from '../../access/permissions.ts'
import { hasTokens, listTokens } from '../../store/tokens.ts'
import { command } from '../command.ts'
import { commandText } from '../invocation.ts'
import { withProject } from '../open.ts'
import { count } from '../../told/values.ts'
import { bold, dim } from '../output/wrap.ts'

export const people = command({
  name: 'people list',
  description: 'Lists the people of the project: their roles, what these let them do, their tokens',
  args: {},
  run: (args, terminal) =>
    withProject(args, async ({ pool, definition, clock }) => {
      const tokens = await listTokens(pool, { at: clock.now().toISOString() })
      const rows = definition.principals.map(({ name, roles, mail }) => ({
        name,
        roles,
        mail: mail ?? null,
        may: rights.filter((right) => may(roles, right)),
        tokens: tokens.filter(({ person }) => person.toLowerCase() === name.toLowerCase()).length,
      }))
      terminal.data(rows)
      for (const row of rows) {
        terminal.line([bold(row.name), ` ${row.roles.join(', ')}`, dim(row.mail === null ? '' : ` · ${row.mail}`)])
        terminal.line(`may ${row.may.join(', ') || 'look, and nothing else'}`, { indent: 2, hang: 4 })
        terminal.line(dim(count(row.tokens, 'token')), { indent: 2 })
      }
      if (!(await hasTokens(pool)))
        terminal.line(
          dim(`Nobody has a token, so --as is taken at its word: ${commandText('tokens create NAME', args.config)}`),
        )
    }),
})
