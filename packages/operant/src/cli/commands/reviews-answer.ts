import { agrees, verdicts, wentTooFar } from '../../store/reviews.ts'
import { heedReview } from '../../project/heed-reviews.ts'
import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { green, yellow } from '../output/wrap.ts'
import { reply, replyArgs } from '../requests/reply.ts'

export const answerReview = command({
  name: 'reviews answer',
  description: 'Says what should have become of a call; then it is told what did',
  args: {
    id: { type: 'positional', required: true, description: 'The id of the review' },
    verdict: {
      type: 'positional',
      required: true,
      description: 'made (by itself), asked (only after asking somebody), or refused (not at all)',
    },
    as: replyArgs.as,
    token: replyArgs.token,
    reason: { ...replyArgs.reason, description: 'Why; it is kept' },
  },
  async run(args, terminal) {
    const verdict = verdicts.find((one) => one === args.verdict)
    if (!verdict) throw new CommandMistake(`"${args.verdict}" is no verdict; say ${verdicts.join(', ')}`)
    const { reason } = args
    if (reason === undefined) throw new CommandMistake('say why by --reason "…"')
    const code = await reply(args, terminal, (_, request) => {
      if (request.kind !== 'review') throw new CommandMistake(`${request.id} is no review; see operant reviews`)
      return { kind: 'answered', value: { verdict, reason } }
    })
    await withProject(args, async ({ pool, clock }) => {
      const result = await heedReview(pool, clock, args.id)
      if (!result) return
      const was = { allow: 'made by itself', escalate: 'handed over to people', deny: 'refused' }[result.decided]
      terminal.line([agrees(result) ? green('The same: ') : yellow('Not the same: '), `it was ${was}.`])
      if (wentTooFar(result))
        terminal.line(`From now on a person confirms ${result.action} of ${result.agent}: see operant autonomy.`)
    })
    return code
  },
})
