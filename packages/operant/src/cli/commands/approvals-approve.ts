import { command } from '../command.ts'
import { replyArgs, reply } from '../requests/reply.ts'
import { replyTogether } from '../requests/reply-together.ts'

export const approve = command({
  name: 'approvals approve',
  description: 'Approves a call exactly as it was shown; several like ones all or none',
  args: { ...replyArgs, id: { ...replyArgs.id, description: 'The id of the request; several of like requests' } },
  words: true,
  run: (args, terminal) => {
    const answer = { kind: 'approved' as const, reason: args.reason ?? '' }
    return args._.length > 1 ? replyTogether(args, args._, terminal, answer) : reply(args, terminal, () => answer)
  },
})
