import { parseArgs } from 'node:util'
import { orUsage } from '../support/usage.ts'

export interface Options {
  readonly short: boolean
  /** Names of the parts to play; none means all. */
  readonly only: readonly string[]
}

const usage = 'npm run test:console -- [--short] [--only PART]…'

/** Reads the command line. @throws Error that names the option and what is allowed. */
export function readOptions(words: readonly string[], parts: readonly string[]): Options {
  return orUsage(usage, () => {
    const { values } = parseArgs({
      args: [...words],
      options: { short: { type: 'boolean', default: false }, only: { type: 'string', multiple: true, default: [] } },
    })
    const stray = values.only.find((name) => !parts.includes(name))
    if (stray !== undefined) throw new Error(`--only takes one of ${parts.join(', ')}, not "${stray}"`)
    return { short: values.short, only: values.only }
  })
}
