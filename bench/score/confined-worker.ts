import { confinedFlags } from '../../packages/operant/src/cli/confinement.ts'
import { type ChildOptions, type ChildProgram, startChildProgram } from '../support/child-program.ts'
import type { Workplace } from './project.ts'

/** Starts a worker that reads its program and the company, and nothing else of this machine. */
export function startConfinedWorker(
  place: Workplace,
  more: Partial<Pick<ChildOptions, 'flags' | 'onMessage'>> = {},
): ChildProgram {
  return startChildProgram(new URL('worker-process.ts', import.meta.url), {
    given: place,
    onMessage: more.onMessage ?? (() => undefined),
    flags: [...confinedFlags({ read: [import.meta.dirname], write: [place.directory] }), ...(more.flags ?? [])],
  })
}
