import { parseArgs } from 'node:util'
import { noStrayWords, orUsage } from '../support/usage.ts'
import { readSeeds } from '../support/seeds.ts'

/** What is played. */
export interface BacklogOptions {
  /** One company each. */
  readonly seeds: readonly number[]
  readonly difficulty: 1 | 2 | 3
  /** Tickets that wait in the morning. */
  readonly waiting: number
  readonly perHour: number
  /** People at the desk. */
  readonly people: number
  /** Minutes that one of them takes for a ticket. */
  readonly minutes: number
  readonly goal: 'backlog' | 'returns' | 'both'
  readonly json: boolean
}

const usage = `npm run score:backlog -- [--short] [--seeds A..B|A,B,C] [--waiting N] [--per-hour N] [--people N] [--minutes N] [--difficulty 1|2|3] [--goal backlog|returns|both] [--json]

  --short       one company, with 60 tickets that wait and 5 that come in an hour
  --seeds       companies to make, one for each seed; default 1..3
  --waiting     tickets that wait at ten in the morning, 20 to 1000; default 120
  --per-hour    tickets that come in an hour until five, 0 to 200; default 9
  --people      people at the desk, 0 to 20; default 2
  --minutes     that one of them takes for a ticket, 2 to 60; default 12
  --difficulty  1 clean, 2 with the noise of real life, 3 adversarial; default 2
  --goal        what is asked for: the backlog below N by five, or every return request of last month final; default both
  --json        the figures as JSON instead of tables`

/** Reads the command line. @throws Error that names the option, what was expected, and how to mend it. */
export function readOptions(words: readonly string[]): BacklogOptions {
  return orUsage(usage, () => {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        short: { type: 'boolean', default: false },
        seeds: { type: 'string' },
        waiting: { type: 'string' },
        'per-hour': { type: 'string' },
        people: { type: 'string', default: '2' },
        minutes: { type: 'string', default: '12' },
        difficulty: { type: 'string', default: '2' },
        goal: { type: 'string', default: 'both' },
        json: { type: 'boolean', default: false },
      },
    })
    noStrayWords(positionals)
    const difficulty = ([1, 2, 3] as const).find((one) => String(one) === values.difficulty)
    if (!difficulty) throw new Error(`--difficulty takes 1, 2 or 3, not "${values.difficulty}"`)
    const goal = (['backlog', 'returns', 'both'] as const).find((one) => one === values.goal)
    if (!goal) throw new Error(`--goal takes backlog, returns or both, not "${values.goal}"`)
    const day = values.short
      ? { seeds: '1', waiting: '60', perHour: '5' }
      : { seeds: '1..3', waiting: '120', perHour: '9' }
    return {
      seeds: readSeeds(values.seeds ?? day.seeds),
      difficulty,
      waiting: whole('--waiting', values.waiting ?? day.waiting, 20, 1_000),
      perHour: whole('--per-hour', values['per-hour'] ?? day.perHour, 0, 200),
      people: whole('--people', values.people, 0, 20),
      minutes: whole('--minutes', values.minutes, 2, 60),
      goal,
      json: values.json,
    }
  })
}

function whole(name: string, text: string, least: number, most: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw new Error(`${name} takes a whole number from ${least} to ${most}, not "${text}"`)
}
