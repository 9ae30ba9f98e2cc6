import { measureModel } from '../../reasoning/judgements/measure-model.ts'
import { PostgresExamples } from '../../store/examples.ts'
import { permitted, tokenArg } from '../access/actor.ts'
import { command, wholeNumber } from '../command.ts'
import { judgementNamed } from '../judgements/declared.ts'
import { withProject } from '../open.ts'
import { bold, yellow } from '../output/wrap.ts'

export const calibrateJudgement = command({
  name: 'judgements calibrate',
  description: 'Asks the model for examples with known answers, and keeps how often it is right',
  args: {
    name: { type: 'positional', required: true, description: 'The judgement' },
    agent: { type: 'string', valueHint: 'name', description: 'Of which agent, where several have it' },
    most: { type: 'string', valueHint: 'number', default: '50', description: 'How many examples at most' },
    tokens: { type: 'string', valueHint: 'number', default: '100000', description: 'How many tokens at most' },
    ...tokenArg,
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const { agents, pool, clock, context } = project
      await permitted(project, args, 'teach judgements', 'measures it')
      const { agent, judgement } = judgementNamed(agents, args.name, args.agent)
      const store = new PostgresExamples(pool)
      const given = (await store.examples(agent.name, judgement.name)).map(({ text, value }) => ({ text, value }))
      const most = wholeNumber(args.most, 'most', 1) ?? 50
      const tokens = wholeNumber(args.tokens, 'tokens', 1) ?? 100_000
      const { models } = context
      const result = models
        ? await measureModel(models, { agent: agent.name, judgement, given, most, tokens, now: clock.now() })
        : ({ kind: 'not measured', reason: 'this project configures no models', tokens: 0 } as const)
      if (result.kind === 'measured') await store.keepMeasured(result.measured)
      terminal.data(result)
      if (result.kind === 'not measured') {
        terminal.line([yellow('Not measured'), `: ${result.reason} (${result.tokens} tokens).`])
        return 1
      }
      const { model, asked, answered, right } = result.measured
      terminal.line([
        bold(model),
        `: ${right} of ${answered} answers right, ${asked} examples asked, ${result.tokens} tokens.`,
      ])
      return 0
    }),
})
