import { PostgresExamples } from '../../store/examples.ts'
import { runRow } from '../../store/runs.ts'
import { actor, whoArgs } from '../access/actor.ts'
import { command } from '../command.ts'
import { correctionOf } from '../judgements/correct.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { bold, dim } from '../output/wrap.ts'
import { valueText } from '../../told/values.ts'

export const correctJudgement = command({
  name: 'judgements correct',
  description: 'Says what a judgement of a run should have given: an example to learn from',
  args: {
    run: { type: 'positional', required: true, description: 'The run' },
    fact: { type: 'positional', required: true, description: 'What was judged' },
    value: { type: 'positional', required: true, description: 'What it should have been' },
    ...whoArgs('Who corrects: one of the people of the project'),
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const { agents, pool, store, clock } = project
      const { name: by } = await actor(project, terminal, args, 'teach judgements', 'corrects')
      const row = await runRow(pool, args.run)
      const agent = row && agents.get(row.agent)?.agent
      if (!agent) throw new CommandMistake(`there is no run ${args.run}`)
      const { run, fact, value } = args
      const { example, before } = await correctionOf(store, agent, { run, fact, value, by, at: clock.now() })
      await new PostgresExamples(pool).keep(example)
      terminal.data({ example, before })
      terminal.line([bold(example.judgement), ` said ${valueText(before)}, and learns ${valueText(example.value)}.`])
      terminal.line(dim(`Run ${run} stays as it is.`))
    }),
})
