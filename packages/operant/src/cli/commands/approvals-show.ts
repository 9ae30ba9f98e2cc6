import { command } from '../command.ts'
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
      terminal.data({ ...request, signatures: signaturesOf(project, request).map(({ verified }) => verified) })
      await printRequest(terminal, project, request, args.config)
    }),
})
