import type { Stop } from '../../journal/events.ts'
import { finding, type Finding } from '../finding.ts'

/** Layer 0: what a stop concerns is denied, and nothing else is looked at. */
export function decideStops(stops: readonly Stop[]): readonly Finding[] {
  return stops.map((stop) => finding('stop', `stop ${stop.id}`, { effect: 'deny' }, stopText(stop)))
}

/** One sentence that says what is stopped, by whom and why. */
export function stopText({ switch: what, by, because }: Pick<Stop, 'switch' | 'by' | 'because'>): string {
  return `Stopped (${switchText(what)}) by ${by}: ${because}.`
}

/** `agent support` for `agent:support`, `entity order O1` for `entity:order:O1`. */
export function switchText(what: string): string {
  if (what === 'all') return 'everything'
  const [kind = '', ...rest] = what.split(':')
  const [first = '', ...id] = rest
  return kind === 'entity' ? `${first} ${id.join(':')}` : `${kind} ${rest.join(':')}`
}
