import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { printRequest, requestNamed } from '../requests/print-request.ts'

export const showEscalation = command({
  name: 'escalations show',
  description: 'Shows what was asked, done, tried and found, for whoever takes over',
  args: { id: { type: 'positional', required: true, description: 'The id of the escalation' } },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const request = await requestNamed(project.pool, args.id)
      if (request.kind !== 'take over')
        throw new CommandMistake(`${args.id} waits for an answer; see operant approvals show ${args.id}`)
      terminal.data(request)
      await printRequest(terminal, project, request, args.config)
    }),
})
