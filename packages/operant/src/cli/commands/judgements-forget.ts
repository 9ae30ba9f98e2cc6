import { PostgresExamples } from '../../store/examples.ts'
import { permitted, tokenArg } from '../access/actor.ts'
import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { bold } from '../output/wrap.ts'

export const forgetExample = command({
  name: 'judgements forget',
  description: 'Deletes an example that somebody gave, with its text',
  args: { id: { type: 'positional', required: true, description: 'The id of the example' }, ...tokenArg },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      await permitted(project, args, 'teach judgements', 'forgets it')
      if (!(await new PostgresExamples(project.pool).forget(args.id)))
        throw new CommandMistake(`there is no example ${args.id}; see operant judgements`)
      terminal.data({ forgotten: args.id })
      terminal.line([bold(args.id), ' is forgotten. What was judged with it stays as it is.'])
    }),
})
