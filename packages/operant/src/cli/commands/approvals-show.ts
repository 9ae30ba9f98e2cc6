import { listMail } from '../../store/incoming-mail.ts'
import { printMails } from '../answers/print-mail.ts'
import { command } from '../command.ts'
import { talkOf } from '../../store/request-talk.ts'
import { withProject } from '../open.ts'
import { signaturesOf } from '../requests/signatures.ts'
import { printRequest, requestNamed } from '../requests/print-request.ts'

export const showApproval = command({
  name: 'approvals show',
  description: 'Shows everything that somebody is asked to decide on',
  args: { id: { type: 'positional', required: true, description: 'The id of the request' } },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const request = await requestNamed(project.pool, args.id)
      const talk = await talkOf(project.pool, request.id, project.clock.now().toISOString())
      const mails = await listMail(project.pool, { request: request.id })
      terminal.data({
        ...request,
        ...talk,
        mails,
        signatures: signaturesOf(project, request).map(({ verified }) => verified),
      })
      await printRequest(terminal, project, request, args.config)
      if (mails.length > 0) terminal.line()
      printMails(terminal, mails)
    }),
})
