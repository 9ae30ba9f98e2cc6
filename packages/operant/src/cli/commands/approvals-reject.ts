import { command } from '../command.ts'
import { replyArgs, reply } from '../requests/reply.ts'

export const reject = command({
  name: 'approvals reject',
  description: 'Says no to what is asked; the run looks for another way',
  args: replyArgs,
  run: (args, terminal) => reply(args, terminal, () => ({ kind: 'rejected', reason: args.reason ?? '' })),
})
