import { parseArgs } from 'node:util'
import { noStrayWords, orUsage } from '../support/usage.ts'

/** What is played. */
export interface ChaseOptions {
  /** Simulated. */
  readonly days: number
  readonly seed: number
  /** Late inbound shipments. */
  readonly shipments: number
  /** Worker processes. */
  readonly workers: number
  /** How many of them are killed in all. */
  readonly kills: number
  readonly difficulty: 1 | 2 | 3
  readonly json: boolean
}

const usage = `npm run demo:chase -- [--days N] [--seed N] [--shipments N] [--workers N] [--kills N] [--difficulty 1|2|3] [--json]

  --days        simulated days, 1 to 90; default 90
  --seed        which company is made, and who is killed when; default 1
  --shipments   inbound shipments and as many orders without one, 10 to 200; default a third of the days
  --workers     worker processes, 1 to 8; default 3
  --kills       how often one of them is killed with SIGKILL; default once in six days
  --difficulty  1 clean, 2 mails in many languages, 3 with injected instructions; default 1
  --json        the figures as JSON, and nothing else`

/** Reads the command line. @throws Error that names the option, what was expected, and how to mend it. */
export function readOptions(words: readonly string[]): ChaseOptions {
  return orUsage(usage, () => {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        days: { type: 'string', default: '90' },
        seed: { type: 'string', default: '1' },
        shipments: { type: 'string' },
        workers: { type: 'string', default: '3' },
        kills: { type: 'string' },
        difficulty: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
      },
    })
    noStrayWords(positionals)
    const days = whole('--days', values.days, 1, 90)
    const difficulty = ([1, 2, 3] as const).find((one) => String(one) === values.difficulty)
    if (!difficulty) throw new Error(`--difficulty takes 1, 2 or 3, not "${values.difficulty}"`)
    return {
      days,
      seed: whole('--seed', values.seed, 0, 2 ** 31),
      shipments:
        values.shipments === undefined
          ? Math.max(10, Math.round(days / 3))
          : whole('--shipments', values.shipments, 10, 200),
      workers: whole('--workers', values.workers, 1, 8),
      kills: values.kills === undefined ? Math.max(2, Math.round(days / 6)) : whole('--kills', values.kills, 0, 1_000),
      difficulty,
      json: values.json,
    }
  })
}

function whole(name: string, text: string, least: number, most: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw new Error(`${name} takes a whole number from ${least} to ${most}, not "${text}"`)
}
