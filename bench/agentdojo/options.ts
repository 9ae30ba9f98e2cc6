import { readDataOptions, type DataOptions } from '../support/data-options.ts'

const usage = `npm run test:agentdojo -- [--data FOLDER] [--short] [--json]

  --data   the folder that holds banking, slack and travel; default $AGENTDOJO_DATA, or ../shared/data/agentdojo
  --short  every task once, and every injected task in one place and one order
  --json   the figures as JSON`

/** Reads the command line. @throws Error that names the option and what is allowed. */
export function readOptions(words: readonly string[], environment: NodeJS.ProcessEnv): DataOptions {
  return readDataOptions(words, environment, { usage, variable: 'AGENTDOJO_DATA', folder: 'agentdojo' })
}
