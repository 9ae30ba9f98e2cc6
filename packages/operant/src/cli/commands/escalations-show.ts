import { command } from '../command.ts'
import { itemTold } from '../../project/item-told.ts'
import { printItem } from '../escalations/print-item.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { requestNamed } from '../requests/print-request.ts'

export const showEscalation = command({
  name: 'escalations show',
  description: 'Shows what was asked, done, tried and found, who has it, and what could be done with what effect',
  args: { id: { type: 'positional', required: true, description: 'The id of the escalation' } },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const request = await requestNamed(project.pool, args.id)
      if (request.kind !== 'take over')
        throw new CommandMistake(`${args.id} waits for an answer; see operant approvals show ${args.id}`)
      const told = await itemTold(project, request)
      terminal.data(told)
      await printItem(terminal, project, told, args.config)
    }),
})
