import type { CaseResult } from '../../testing/evaluation/run-case.ts'
import { runEvaluation, type EvaluationResult } from '../../testing/evaluation/run-evaluation.ts'
import { command } from '../command.ts'
import { findEvaluations } from '../evaluations/find-evaluations.ts'
import { liveMinds } from '../evaluations/live-minds.ts'
import type { Terminal } from '../output/terminal.ts'
import { count } from '../../told/values.ts'
import { bold, dim, green, red } from '../output/wrap.ts'

export const evaluate = command({
  name: 'eval',
  description: 'Plays evaluation suites in memory and holds them to their thresholds; exit code 1 where one is missed',
  args: {
    file: { type: 'positional', required: false, description: 'Files of suites; default: all in evaluations/' },
    only: { type: 'string', valueHint: 'text', description: 'Only cases whose name contains this' },
    live: { type: 'boolean', description: "With the project's own language models: they are asked, and cost" },
  },
  words: true,
  async run(args, terminal) {
    const found = await findEvaluations(args._, args.config)
    const options = {
      ...(args.only === undefined ? {} : { only: args.only }),
      ...(args.live === true ? { live: await liveMinds(args) } : {}),
    }
    const results: (EvaluationResult & { readonly suite: string })[] = []
    for (const { name, suite } of found) {
      terminal.line(bold(name))
      const result = await runEvaluation(suite, { ...options, onCase: (one) => printCase(terminal, one) })
      printEnd(terminal, result)
      results.push({ suite: name, ...result })
    }
    terminal.data(results)
    return results.every(({ missed }) => missed.length === 0) ? 0 : 1
  },
})

function printCase(terminal: Terminal, { name, right, wrong, outcome, why }: CaseResult): void {
  terminal.line([right ? green('right') : red('wrong'), ` ${name}`, dim(` (${outcome})`)], { indent: 2, hang: 8 })
  for (const one of wrong) terminal.line(one, { indent: 8 })
  if (!right && why !== '') terminal.line(dim(why), { indent: 8 })
}

function printEnd(terminal: Terminal, { cases, right, asked, tokens, missed }: EvaluationResult): void {
  const words = `${right} of ${count(cases.length, 'case')} right, people asked in ${asked}, ${count(tokens, 'token')}`
  terminal.line(words, { indent: 2 })
  for (const one of missed) terminal.line(red(`missed: ${one}`), { indent: 2, hang: 10 })
  terminal.line()
}
