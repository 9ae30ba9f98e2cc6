import { parseArgs } from 'node:util'
import { orUsage } from '../support/usage.ts'

export interface Options {
  readonly json: boolean
  /** So many of the sixty cases. */
  readonly cases: number
}

const usage = `npm run score:unforeseen -- [--cases N] [--json]

  --cases  the first so many of the sixty; default all
  --json   the figures as JSON instead of a table`

/** Reads the command line. @throws Error that names the option, what was expected, and how to mend it. */
export function readOptions(words: readonly string[]): Options {
  return orUsage(usage, () => {
    const { values } = parseArgs({
      args: [...words],
      options: { json: { type: 'boolean', default: false }, cases: { type: 'string', default: '60' } },
    })
    if (!/^[1-9]\d?$/.test(values.cases)) throw new Error(`--cases is a number from 1 to 60, not "${values.cases}"`)
    return { json: values.json, cases: Number(values.cases) }
  })
}
