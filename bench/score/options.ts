import { parseArgs } from 'node:util'
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

export type Difficulty = 1 | 2 | 3

const usage = `npm run score:support -- [--seeds A..B|A,B,C] [--tickets M] [--difficulty 1|2|3|all] [--json]

  --seeds       companies to make, one for each seed; default 1..5
  --tickets     tickets in each of them, at least 1; default 100
  --difficulty  1 clean, 2 with the noise of real life, 3 adversarial; default 2
  --json        the figures as JSON instead of tables`

const mostSeeds = 1_000
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

function readSeeds(text: string): number[] {
  const range = /^(\d{1,15})\.\.(\d{1,15})$/.exec(text)
  if (!range) {
    if (!/^\d{1,15}(,\d{1,15})*$/.test(text))
      throw new Error(`--seeds takes a range such as 21..30 or a list such as 21,22,30, not "${text}"`)
    const seeds = text.split(',').map(Number)
    if (new Set(seeds).size < seeds.length) throw new Error(`--seeds names a seed twice in "${text}"; name each once`)
    return seeds
  }
  const [from, to] = [Number(range[1]), Number(range[2])]
  if (to < from) throw new Error(`--seeds ${text} is empty; write the smaller number first: ${to}..${from}`)
  if (to - from >= mostSeeds) throw new Error(`--seeds takes at most ${mostSeeds} seeds, not ${to - from + 1}`)
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

function readTickets(text: string): number {
  const tickets = /^\d+$/.test(text) ? Number(text) : 0
  if (tickets < 1 || tickets > mostTickets)
    throw new Error(`--tickets takes a whole number from 1 to ${mostTickets}, not "${text}"`)
  return tickets
}

function readDifficulties(text: string): readonly Difficulty[] {
  if (text === 'all') return [1, 2, 3]
  const difficulty = ([1, 2, 3] as const).find((one) => String(one) === text)
  if (!difficulty) throw new Error(`--difficulty takes 1 (clean), 2 (noisy), 3 (adversarial) or all, not "${text}"`)
  return [difficulty]
}
