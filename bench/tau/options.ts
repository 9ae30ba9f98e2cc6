import { readDataOptions, type DataOptions } from '../support/data-options.ts'

const usage = `npm run test:tau -- [--data FOLDER] [--short] [--json]

  --data   the folder with retail/ and airline/; default: TAU_DATA, or ../shared/data/tau beside the repository
  --short  every tenth of the older tasks, and one probe a clause
  --json   the figures as JSON instead of text`

/** Reads the command line. @throws Error that names what was wrong, and how to mend it. */
export function readOptions(words: readonly string[], environment: NodeJS.ProcessEnv): DataOptions {
  return readDataOptions(words, environment, { usage, variable: 'TAU_DATA', folder: 'tau' })
}
