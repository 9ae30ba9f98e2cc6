import { commentOn } from '../../store/request-talk.ts'
import { actor, whoArgs } from '../access/actor.ts'
import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { requestNamed } from '../requests/print-request.ts'
import { bold } from '../output/wrap.ts'

export const comment = command({
  name: 'approvals comment',
  description: 'Remarks something on a request; it is kept and shown, and decides nothing',
  args: {
    id: { type: 'positional', required: true, description: 'The id of the request' },
    ...whoArgs('Who says it: one of the people of the project'),
  },
  words: true,
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const { id } = await requestNamed(project.pool, args.id)
      const text = args._.slice(1).join(' ').trim()
      if (text === '') throw new CommandMistake('say what you remark after the id')
      const { name: by } = await actor(project, terminal, args, 'answer requests', 'says it')
      const at = project.clock.now().toISOString()
      await commentOn(project.pool, id, { by, at, text })
      terminal.data({ request: id, by, at, text })
      terminal.line([bold(id), `: ${by} says ${text}`])
    }),
})
