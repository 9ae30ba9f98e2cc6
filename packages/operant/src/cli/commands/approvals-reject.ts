import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { replyArgs, reply } from '../requests/reply.ts'

export const reject = command({
  name: 'approvals reject',
  description: 'Says no to what is asked; the run looks for another way',
  args: replyArgs,
  run(args, terminal) {
    const reason = args.reason?.trim()
    if (!reason) throw new CommandMistake('say why by --reason: the run, and whoever reads it later, goes on from that')
    return reply(args, terminal, () => ({ kind: 'rejected', reason }))
  },
})
