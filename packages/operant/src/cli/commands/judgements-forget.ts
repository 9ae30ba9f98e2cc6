import { PostgresExamples } from '../../store/examples.ts'
import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { bold } from '../output/wrap.ts'

export const forgetExample = command({
  name: 'judgements forget',
  description: 'Deletes an example that somebody gave, with its text',
  args: { id: { type: 'positional', required: true, description: 'The id of the example' } },
  run: (args, terminal) =>
    withProject(args, async ({ pool }) => {
      if (!(await new PostgresExamples(pool).forget(args.id)))
        throw new CommandMistake(`there is no example ${args.id}; see operant judgements`)
      terminal.data({ forgotten: args.id })
      terminal.line([bold(args.id), ' is forgotten. What was judged with it stays as it is.'])
    }),
})
