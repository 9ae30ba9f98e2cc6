import { parseArgs } from 'node:util'
import { join } from 'node:path'

export interface TauOptions {
  /** The folder of the data: `retail/`, `airline/`. */
  readonly data: string
  readonly json: boolean
  /** Fewer tasks and probes. */
  readonly short: boolean
}

export const usage = `npm run test:tau -- [--data FOLDER] [--short] [--json]

  --data   the folder with retail/ and airline/; default: TAU_DATA, or ../shared/data/tau beside the repository
  --short  every tenth of the older tasks, and one probe a clause
  --json   the figures as JSON instead of text`

/** Reads the command line. @throws Error that names what was wrong, and how to mend it. */
export function readOptions(words: readonly string[], environment: NodeJS.ProcessEnv): TauOptions {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        data: { type: 'string' },
        json: { type: 'boolean', default: false },
        short: { type: 'boolean', default: false },
      },
    })
    const beside = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'tau')
    return { data: values.data ?? environment['TAU_DATA'] ?? beside, json: values.json, short: values.short }
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, { cause: error })
  }
}
