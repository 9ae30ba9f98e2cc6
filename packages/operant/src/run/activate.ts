import { advance } from './advance.ts'
import type { RunContext } from './context.ts'

/**
 * Drives a run as a worker does: until nothing is left to do before something wakes it. `overtaken` says that another
 * activation appended first. It may have lost the run without knowing it yet, and stop halfway: then nobody else is left
 * who looks at it again.
 */
export async function activate(
  context: RunContext,
  run: string,
  signal?: AbortSignal,
): Promise<'overtaken' | undefined> {
  return (await advance(context, run, signal)) === 'fenced' ? 'overtaken' : undefined
}
