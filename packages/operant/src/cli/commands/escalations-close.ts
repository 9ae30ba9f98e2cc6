import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { replyArgs, reply } from '../requests/reply.ts'

export const closeEscalation = command({
  name: 'escalations close',
  description: 'Says that somebody has seen to what was handed over',
  args: replyArgs,
  run(args, terminal) {
    const { reason } = args
    if (reason === undefined) throw new CommandMistake('say what was done by --reason "…"')
    return reply(args, terminal, (_, request) => {
      if (request.kind !== 'take over')
        throw new CommandMistake(`${request.id} was not handed over; see operant approvals show ${request.id}`)
      return { kind: 'answered', value: reason }
    })
  },
})
