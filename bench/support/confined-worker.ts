import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { confinedFlags } from '../../packages/operant/src/cli/confinement.ts'
import { type ChildOptions, type ChildProgram, startChildProgram } from './child-program.ts'

/** Starts a worker that reads its program and the company, and nothing else of this machine. */
export function startConfinedWorker(
  program: URL,
  place: { readonly directory: string },
  more: Partial<Pick<ChildOptions, 'flags' | 'onMessage'>> = {},
): ChildProgram {
  const read = [dirname(fileURLToPath(program)), import.meta.dirname]
  return startChildProgram(program, {
    given: place,
    onMessage: more.onMessage ?? (() => undefined),
    flags: [...confinedFlags({ read, write: [place.directory] }), ...(more.flags ?? [])],
  })
}
