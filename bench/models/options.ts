import { parseArgs } from 'node:util'
import { orUsage } from '../support/usage.ts'

export interface Options {
  readonly short: boolean
  readonly json: boolean
}

const usage = `npm run test:models -- [--short] [--json]

  --short  every scenario once or twice, instead of in every way
  --json   the figures as JSON instead of a table`

/** Reads the command line. @throws Error that names the option, and how the program is used. */
export function readOptions(words: readonly string[]): Options {
  return orUsage(usage, () => {
    const { values } = parseArgs({
      args: [...words],
      options: { short: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    })
    return values
  })
}
