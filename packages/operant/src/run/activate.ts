import { advance } from './advance.ts'
import type { RunContext } from './context.ts'

/** Another activation appended first. It may have lost the run without knowing it yet, and stop halfway. */
export class DrivenElsewhere extends Error {
  override readonly name = 'DrivenElsewhere'
}

/**
 * Drives a run as a worker does: returns when nothing is left to do until something wakes it.
 * @throws DrivenElsewhere where it was overtaken: it is to be looked at again, since nobody else may be left who does.
 */
export async function activate(context: RunContext, run: string, signal?: AbortSignal): Promise<void> {
  if ((await advance(context, run, signal)) === 'fenced') throw new DrivenElsewhere(`run ${run} is driven elsewhere`)
}
