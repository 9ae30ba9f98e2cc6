import { parseArgs } from 'node:util'
import { orUsage } from '../support/usage.ts'

export interface Options {
  readonly json: boolean
  /** One company each. */
  readonly seeds: readonly number[]
  readonly tickets: number
  readonly difficulty: 1 | 2 | 3
}

const usage = `npm run bench:tokens -- [--short] [--seeds A,B,C] [--tickets N] [--difficulty 1|2|3] [--json]

  --short       one company of 10 tickets
  --seeds       companies, one for each seed; default 1,2,3
  --tickets     tickets in each of them; default 40
  --difficulty  1 clean, 2 with the noise of real life, 3 adversarial; default 2
  --json        the figures as JSON instead of a table`

/** Reads the command line. @throws Error that names the option, what was expected, and how to mend it. */
export function readOptions(words: readonly string[]): Options {
  return orUsage(usage, () => {
    const { values } = parseArgs({
      args: [...words],
      options: {
        short: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        seeds: { type: 'string' },
        tickets: { type: 'string' },
        difficulty: { type: 'string', default: '2' },
      },
    })
    const seeds = values.seeds ?? (values.short ? '1' : '1,2,3')
    if (!/^\d{1,9}(,\d{1,9})*$/.test(seeds)) throw new Error(`--seeds takes a list such as 1,2,3, not "${seeds}"`)
    const tickets = values.tickets ?? (values.short ? '10' : '40')
    if (!/^[1-9]\d{0,3}$/.test(tickets)) throw new Error(`--tickets takes a whole number, not "${tickets}"`)
    const difficulty = ([1, 2, 3] as const).find((one) => String(one) === values.difficulty)
    if (!difficulty) throw new Error(`--difficulty takes 1, 2 or 3, not "${values.difficulty}"`)
    return { json: values.json, seeds: seeds.split(',').map(Number), tickets: Number(tickets), difficulty }
  })
}
