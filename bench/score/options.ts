import { parseArgs } from 'node:util'
import { readDifficulties, readSeeds, type Difficulty } from '../support/seeds.ts'
import { noStrayWords, orUsage } from '../support/usage.ts'

/** What is scored. */
export interface ScoreOptions {
  /** One company each. */
  readonly seeds: readonly number[]
  /** Per company. */
  readonly tickets: number
  readonly difficulties: readonly Difficulty[]
  readonly json: boolean
}

const usage = `npm run score:support -- [--seeds A..B|A,B,C] [--tickets M] [--difficulty 1|2|3|all] [--json]

  --seeds       companies to make, one for each seed; default 1..5
  --tickets     tickets in each of them, at least 1; default 100
  --difficulty  1 clean, 2 with the noise of real life, 3 adversarial; default 2
  --json        the figures as JSON instead of tables`

const mostTickets = 10_000

/** Reads the command line. @throws Error that names the option, what was expected, and how to mend it. */
export function readOptions(words: readonly string[]): ScoreOptions {
  return orUsage(usage, () => {
    const { values, positionals } = parse(words)
    noStrayWords(positionals)
    return {
      seeds: readSeeds(values.seeds),
      tickets: readTickets(values.tickets),
      difficulties: readDifficulties(values.difficulty),
      json: values.json,
    }
  })
}

function parse(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      seeds: { type: 'string', default: '1..5' },
      tickets: { type: 'string', default: '100' },
      difficulty: { type: 'string', default: '2' },
      json: { type: 'boolean', default: false },
    },
  })
}

function readTickets(text: string): number {
  const tickets = /^\d+$/.test(text) ? Number(text) : 0
  if (tickets < 1 || tickets > mostTickets)
    throw new Error(`--tickets takes a whole number from 1 to ${mostTickets}, not "${text}"`)
  return tickets
}
