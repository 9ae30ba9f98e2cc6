import { revokeToken } from '../../store/tokens.ts'
import { actor, whoArgs } from '../access/actor.ts'
import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { bold, dim } from '../output/wrap.ts'

export const revokeTokenCommand = command({
  name: 'tokens revoke',
  description: 'Revokes a token for good',
  args: {
    id: { type: 'positional', required: true, description: 'The id of the token, as operant tokens shows it' },
    ...whoArgs('Who revokes it: an owner'),
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const { name: by } = await actor(project, terminal, args, 'manage tokens', 'revokes it')
      const row = await revokeToken(project.pool, { id: args.id, by, at: project.clock.now().toISOString() })
      if (!row) throw new CommandMistake(`there is no token ${args.id}; see operant tokens`)
      terminal.data(row)
      terminal.line([bold(row.id), ` of ${row.person} is revoked`, dim(` (by ${row.revokedBy ?? by})`)])
    }),
})
