import { namedElements } from '../changes/named-elements.ts'
import { command } from '../command.ts'
import { replyArgs, reply } from '../requests/reply.ts'
import { replyTogether } from '../requests/reply-together.ts'

export const approve = command({
  name: 'approvals approve',
  description: 'Approves a call, or a change set, exactly as it was shown; several like ones all or none',
  args: {
    ...replyArgs,
    id: { ...replyArgs.id, description: 'The id of the request; several of like requests' },
    elements: { type: 'string', valueHint: 'keys', description: 'Of a change set: only these, with commas between' },
    except: { type: 'string', valueHint: 'keys', description: 'Of a change set: all but these' },
  },
  words: true,
  run: (args, terminal) => {
    const answer = { kind: 'approved' as const, reason: args.reason ?? '' }
    if (args._.length > 1) return replyTogether(args, args._, terminal, answer)
    return reply(args, terminal, async (project, request) => {
      const elements = await namedElements(project, request, args)
      return elements ? { ...answer, elements } : answer
    })
  },
})
