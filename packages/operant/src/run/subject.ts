import { canonical } from '../facts/json.ts'
import type { RunState } from '../journal/state.ts'

/**
 * What a run is about, where it is about one thing: its goal's only input, as `ticketId:T1`. Limits on a case hold over
 * all runs with the same subject.
 */
export function subjectOf({ opened }: Pick<RunState, 'opened'>): string | undefined {
  const [first, ...others] = Object.entries(opened.input)
  if (!first || others.length > 0) return undefined
  const [name, value] = first
  return `${name}:${typeof value === 'string' ? value : canonical(value)}`
}
