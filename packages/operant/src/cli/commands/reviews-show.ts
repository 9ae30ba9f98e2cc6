import { command } from '../command.ts'
import { withProject } from '../open.ts'
import { printRequest, requestNamed } from '../requests/print-request.ts'

export const showReview = command({
  name: 'reviews show',
  description: 'Tells a call and what it rests on, but not what was decided',
  args: { id: { type: 'positional', required: true, description: 'The id of the review' } },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const request = await requestNamed(project.pool, args.id)
      terminal.data(request)
      await printRequest(terminal, project, request, args.config)
    }),
})
