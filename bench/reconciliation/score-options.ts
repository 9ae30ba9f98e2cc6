import { parseArgs } from 'node:util'
import { readDifficulties, readSeeds, type Difficulty } from '../support/seeds.ts'
import { noStrayWords, orUsage } from '../support/usage.ts'

/** What is scored. */
export interface ScoreOptions {
  /** One month each. */
  readonly seeds: readonly number[]
  /** Lines of the statement, about. */
  readonly lines: readonly number[]
  readonly difficulties: readonly Difficulty[]
  readonly json: boolean
}

const usage = `npm run score:reconciliation -- [--seeds A..B|A,B,C] [--lines N,N] [--difficulty 1|2|3|all] [--json]

  --seeds       months to make, one for each seed; default 1..5
  --lines       lines of each statement, 100 to 1,000,000; several with commas; default 2000
  --difficulty  1 clean, 2 with the noise of real life, 3 adversarial; default 2
  --json        the figures as JSON instead of tables

  Exit 1 where a month does not tie, or less is right or found than bench/reconciliation/shortfalls.ts says.`

/** Reads the command line. @throws Error that names the option, what was expected, and how to mend it. */
export function readOptions(words: readonly string[]): ScoreOptions {
  return orUsage(usage, () => {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        seeds: { type: 'string', default: '1..5' },
        lines: { type: 'string', default: '2000' },
        difficulty: { type: 'string', default: '2' },
        json: { type: 'boolean', default: false },
      },
    })
    noStrayWords(positionals)
    return {
      seeds: readSeeds(values.seeds),
      lines: values.lines.split(',').map(readLines),
      difficulties: readDifficulties(values.difficulty),
      json: values.json,
    }
  })
}

function readLines(text: string): number {
  const lines = /^\d{1,7}$/.test(text) ? Number(text) : 0
  if (lines < 100 || lines > 1_000_000)
    throw new Error(`--lines takes whole numbers from 100 to 1000000, not "${text}"`)
  return lines
}
