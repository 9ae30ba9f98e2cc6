import { parseArgs } from 'node:util'
import { noStrayWords, orUsage } from '../support/usage.ts'

export interface Options {
  readonly short: boolean
  readonly json: boolean
  /** Random runs; more than the usual number to look harder. */
  readonly random: number
  /** Leaves the settled share out: it takes whole companies and a database. */
  readonly onlyAttacks: boolean
}

const usage = `npm run test:attacks -- [--short] [--json] [--random N] [--only-attacks]

  --short         a few of each, for a change under way: under a minute
  --json          the figures as JSON instead of a report
  --random        random runs to make; default 20000, in the short form 300
  --only-attacks  leave out how much the support agent still settles`

/** Reads the command line. @throws Error that names the option, what was expected, and how to mend it. */
export function readOptions(words: readonly string[]): Options {
  return orUsage(usage, () => {
    const { values, positionals } = parse(words)
    noStrayWords(positionals)
    const random = values.random ?? (values.short ? '300' : '20000')
    if (!/^\d{1,7}$/.test(random)) throw new Error(`--random takes a whole number up to 9999999, not "${random}"`)
    return { short: values.short, json: values.json, random: Number(random), onlyAttacks: values['only-attacks'] }
  })
}

function parse(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      short: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      random: { type: 'string' },
      'only-attacks': { type: 'boolean', default: false },
    },
  })
}
