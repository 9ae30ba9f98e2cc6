import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { orUsage } from './usage.ts'

/** What a suite over data that somebody else collected is told. */
export interface DataOptions {
  readonly data: string
  /** Fewer of everything. */
  readonly short: boolean
  readonly json: boolean
}

/** Where the folder of the data is when nobody says, and how the program is used. */
export interface DataDefaults {
  readonly usage: string
  /** The variable of the environment that names the folder. */
  readonly variable: string
  /** The folder's name in `../shared/data` beside the repository. */
  readonly folder: string
}

/** Reads the command line. @throws Error that names what was wrong, and how to mend it. */
export function readDataOptions(
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
  { usage, variable, folder }: DataDefaults,
): DataOptions {
  return orUsage(usage, () => {
    const { values } = parseArgs({
      args: [...words],
      options: {
        data: { type: 'string' },
        short: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
    const beside = resolve(import.meta.dirname, '../../../shared/data', folder)
    return { data: resolve(values.data ?? environment[variable] ?? beside), short: values.short, json: values.json }
  })
}
