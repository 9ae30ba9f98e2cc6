import { canonical } from '../facts/json.ts'
import type { RunOpened } from '../journal/run-opened.ts'

/**
 * What a run is about, where it is about one thing: its goal's only input, as `ticketId:T1`. Limits on a case hold over
 * all runs with the same subject.
 */
export function subjectOf({ opened }: { readonly opened: Pick<RunOpened, 'input'> }): string | undefined {
  const [first, ...others] = Object.entries(opened.input)
  if (!first || others.length > 0) return undefined
  const [name, value] = first
  return `${name}:${typeof value === 'string' ? value : canonical(value)}`
}
