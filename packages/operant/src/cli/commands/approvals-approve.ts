import { command } from '../command.ts'
import { replyArgs, reply } from '../requests/reply.ts'

export const approve = command({
  name: 'approvals approve',
  description: 'Approves a call exactly as it was shown',
  args: replyArgs,
  run: (args, terminal) => reply(args, terminal, () => ({ kind: 'approved', reason: args.reason ?? '' })),
})
