import { readFileSync } from 'node:fs'
import { signingKeys } from '../../access/signing-keys.ts'
import { answered, receiveMail, seenBefore } from '../../mail/receive-mail.ts'
import { messageOf } from '../../project/project-error.ts'
import { questionOf } from '../../project/question-of.ts'
import { permitted, tokenArg } from '../access/actor.ts'
import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { dim, green, yellow } from '../output/wrap.ts'

export const receiveAnswer = command({
  name: 'answers receive',
  description: 'Takes a mail that came in: the answer to the question whose code it bears',
  args: {
    file: {
      type: 'positional',
      required: true,
      description: 'The mail as it travelled (.eml), or - for what is piped in',
    },
    ...tokenArg,
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const { pool, clock, folder } = project
      const raw = readMailFile(args.file)
      await permitted(project, args, 'receive answers', 'hands it in')
      const keys = signingKeys(folder)
      const result = await receiveMail({ pool, clock, keys, questionOf: (one) => questionOf(project, one) }, raw)
      terminal.data(result)
      const { became, request } = result
      if (became === answered) terminal.line([green('Taken'), ` as the answer to request ${request ?? ''}.`])
      else if (became === seenBefore) terminal.line(dim('This mail was taken before.'))
      else terminal.line([yellow('Kept, and not taken as an answer'), `: ${became}.`])
    }),
})

function readMailFile(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file)
  } catch (error) {
    throw new CommandMistake(`cannot read the mail: ${messageOf(error)}`)
  }
}
