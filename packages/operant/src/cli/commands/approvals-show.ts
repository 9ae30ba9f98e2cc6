import { listMail } from '../../store/incoming-mail.ts'
import { printMails } from '../answers/print-mail.ts'
import { elementsAsked } from '../../project/elements-of.ts'
import { printElements } from '../changes/print-elements.ts'
import { command, wholeNumber } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { talkOf } from '../../store/request-talk.ts'
import { withProject } from '../open.ts'
import { signaturesOf } from '../requests/signatures.ts'
import { printRequest, requestNamed } from '../requests/print-request.ts'

export const showApproval = command({
  name: 'approvals show',
  description: 'Shows everything that somebody is asked to decide on',
  args: {
    id: { type: 'positional', required: true, description: 'The id of the request' },
    elements: { type: 'boolean', default: false, description: 'Of a change set: each of its elements, 50 a page' },
    page: { type: 'string', valueHint: 'number', default: '1', description: 'Which page of them' },
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const request = await requestNamed(project.pool, args.id)
      if (args.elements) {
        const asked = await elementsAsked(project, request)
        if (!asked) throw new CommandMistake(`request ${args.id} is about one call: it has no elements`)
        const page = wholeNumber(args.page, 'page', 1) ?? 1
        const shown = printElements(terminal, asked.set, asked.elements, page)
        terminal.data({
          request: request.id,
          set: asked.set.id,
          page,
          elements: shown.map(({ key, title, element, standing }) => ({
            ...element,
            key,
            title,
            standing: standing.kind,
          })),
        })
        return
      }
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
