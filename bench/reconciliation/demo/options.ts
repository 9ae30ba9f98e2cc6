import { parseArgs } from 'node:util'
import { noStrayWords, orUsage } from '../../support/usage.ts'

const formats = ['csv', 'camt.053', 'mt940', 'ofx'] as const

/** What is reconciled, and what happens meanwhile. */
export interface DemoOptions {
  readonly seed: number
  /** Lines of the statement. */
  readonly lines: number
  readonly difficulty: 1 | 2 | 3
  /** Months that follow each other; the figures are those of the last. */
  readonly months: number
  readonly format: (typeof formats)[number]
  /** How often the worker is killed with SIGKILL. */
  readonly kills: number
  /** Whether the month is reconciled once more afterwards. */
  readonly again: boolean
  /** A thousand to a million lines, one after the other. */
  readonly curve: boolean
  readonly json: boolean
  /** Where the report and its files are left; nowhere if it is not said. */
  readonly keep: string | undefined
}

const usage = `npm run demo:reconciliation -- [--seed N] [--lines M] [--difficulty 1|2|3] [--format F]
    [--months N] [--kill] [--kills N] [--again] [--curve] [--short] [--keep FOLDER] [--json]

  --seed        which company is made, and when a worker is killed; default 1
  --lines       lines of the bank statement, 100 to 1,000,000; default 2,000
  --difficulty  1 clean, 2 as in real life, 3 adversarial; default 2
  --months      so many months, 1 to 12, each with what the one before left open; the
                last is measured and judged; default 1
  --format      how the bank writes the statement: csv, camt.053, mt940 or ofx; default csv
  --kill        kills the worker twice with SIGKILL, each time at a random moment
  --kills       the same so many times, 0 to 20
  --again       reconciles the month once more: nothing may change
  --curve       1,000, 10,000, 100,000 and 1,000,000 lines, one after the other
  --short       2,000 lines, killed twice, and once more: for a quick check of everything
  --keep        a folder in which the report and its files are left
  --json        the figures as JSON, and nothing else`

/** Reads the command line. @throws Error that names the option, what was expected, and how to mend it. */
export function readOptions(words: readonly string[]): DemoOptions {
  return orUsage(usage, () => {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        seed: { type: 'string', default: '1' },
        lines: { type: 'string', default: '2000' },
        difficulty: { type: 'string', default: '2' },
        format: { type: 'string', default: 'csv' },
        months: { type: 'string', default: '1' },
        kills: { type: 'string' },
        kill: { type: 'boolean', default: false },
        again: { type: 'boolean', default: false },
        curve: { type: 'boolean', default: false },
        short: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        keep: { type: 'string' },
      },
    })
    noStrayWords(positionals)
    const { again, curve, short, json, keep } = values
    const kills = values.kills === undefined ? (values.kill || short ? 2 : 0) : whole('--kills', values.kills, 0, 20)
    return {
      seed: whole('--seed', values.seed, 0, 2 ** 31),
      lines: whole('--lines', values.lines, 100, 1_000_000),
      difficulty: oneOf('--difficulty', values.difficulty, [1, 2, 3]),
      format: oneOf('--format', values.format, formats),
      months: whole('--months', values.months, 1, 12),
      kills,
      again: again || short,
      curve,
      json,
      keep,
    }
  })
}

function oneOf<const Choice extends string | number>(name: string, text: string, of: readonly Choice[]): Choice {
  const found = of.find((one) => String(one) === text)
  if (found === undefined) throw new Error(`${name} takes ${of.join(', ')}, not "${text}"`)
  return found
}

function whole(name: string, text: string, least: number, most: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw new Error(`${name} takes a whole number from ${least} to ${most}, not "${text}"`)
}
