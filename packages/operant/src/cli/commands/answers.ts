import { listMail } from '../../store/incoming-mail.ts'
import { printMails } from '../answers/print-mail.ts'
import { command } from '../command.ts'
import { withProject } from '../open.ts'

export const answers = command({
  name: 'answers list',
  description: 'Lists the mails that came in, the latest first, and what became of each',
  args: { request: { type: 'string', valueHint: 'id', description: 'Only those about this request' } },
  run: (args, terminal) =>
    withProject(args, async ({ pool }) => {
      const mails = await listMail(pool, args.request === undefined ? {} : { request: args.request })
      terminal.data(mails)
      if (mails.length === 0) terminal.line('No mail has come in.')
      printMails(terminal, mails)
    }),
})
