import type { DataOptions } from '../support/data-options.ts'
import { runProgram } from '../support/program.ts'
import { attackSuite, attackUnguarded } from './attack/attack.ts'
import { replayBenign } from './benign.ts'
import { hasSuites, readSuite, suiteNames } from './data/suite.ts'
import { readOptions } from './options.ts'
import { figuresOf, shortfalls, type SuiteResults } from './report/figures.ts'
import { printed } from './report/print.ts'
import { publishedFigures } from './report/published.ts'

/** Approvals that a hundred benign writes may take. */
const mostApprovals = 25

await runProgram(() => run(readOptions(process.argv.slice(2), process.env)))

async function run(options: DataOptions): Promise<boolean> {
  if (hasSuites(options.data)) return measure(options)
  const skipped = `Skipped: there is no AgentDojo data at ${options.data}; give its folder with --data or AGENTDOJO_DATA.`
  console.log(options.json ? JSON.stringify({ skipped }) : skipped)
  return true
}

async function measure({ data, short, json }: DataOptions): Promise<boolean> {
  const results: SuiteResults[] = []
  for (const suite of suiteNames) {
    const read = readSuite(data, suite)
    results.push({
      suite,
      benign: await replayBenign(read),
      attacks: await attackSuite(read, short),
      control: await attackUnguarded(read),
    })
  }
  const wrong = shortfalls(results, mostApprovals)
  const published = publishedFigures(data)
  if (json) {
    const suites = Object.fromEntries(results.map((one) => [one.suite, figuresOf([one])]))
    console.log(JSON.stringify({ short, ...figuresOf(results), suites, shortfalls: wrong, published }, null, 2))
  } else console.log([printed(results, published), ...wrong].join('\n'))
  return wrong.length === 0
}
