import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { answerFor } from '../../project/answer-for.ts'
import { insteadText } from '../requests/instead-text.ts'
import { replyArgs, reply } from '../requests/reply.ts'

export const answer = command({
  name: 'approvals answer',
  description: 'Answers a question',
  args: { ...replyArgs, with: { type: 'string', valueHint: 'value', description: 'The answer' } },
  run(args, terminal) {
    const text = args.with
    if (text === undefined) throw new CommandMistake('say the answer by --with VALUE')
    return reply(args, terminal, async (project, request) => {
      if (request.kind !== 'answer') throw new Error(insteadText(request))
      const read = await answerFor(project, request, text)
      if ('problem' in read) throw new CommandMistake(`"${text}" is no answer to "${request.title}": ${read.problem}`)
      return { kind: 'answered', value: read.value }
    })
  },
})
