import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

export interface DojoOptions {
  /** The folder of the three suites. */
  readonly data: string
  readonly short: boolean
  readonly json: boolean
}

export const usage = `npm run test:agentdojo -- [--data FOLDER] [--short] [--json]

  --data   the folder that holds banking, slack and travel; default $AGENTDOJO_DATA, or ../shared/data/agentdojo
  --short  every task once, and every injected task in one place and one order
  --json   the figures as JSON`

const besideRepository = fileURLToPath(new URL('../../../shared/data/agentdojo', import.meta.url))

/** Reads the command line. @throws Error that names the option and what is allowed. */
export function readOptions(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): DojoOptions {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        data: { type: 'string' },
        short: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
    const folder = values.data ?? environment['AGENTDOJO_DATA'] ?? besideRepository
    return { data: resolve(folder), short: values.short, json: values.json }
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, { cause: error })
  }
}
