import type { RunEvent } from '../../packages/operant/src/journal/events.ts'
import type { Violation } from './verdict/violation.ts'

/** The journals of the runs that something is wrong with, an event a line. */
export function evidenceOf(
  violations: readonly Violation[],
  journals: ReadonlyMap<string, readonly RunEvent[]>,
): Readonly<Record<string, readonly string[]>> {
  const runs = [...new Set(violations.map(({ about }) => about))].filter((about) => journals.has(about))
  return Object.fromEntries(runs.slice(0, 10).map((run) => [run, (journals.get(run) ?? []).map(lineOf)]))
}

function lineOf({ seq, at, type, ...body }: RunEvent): string {
  return `${seq} ${at.slice(11, 23)} ${type} ${JSON.stringify(body).slice(0, 400)}`
}

/** The runs that took longest, with the kinds of event they spent it on. */
export function slowestOf(journals: ReadonlyMap<string, readonly RunEvent[]>): readonly string[] {
  const took = [...journals].map(([run, events]) => {
    const [first, last] = [events[0], events.at(-1)]
    return { run, events: events.length, ms: Date.parse(last?.at ?? '') - Date.parse(first?.at ?? '') }
  })
  const slowest = took.toSorted((one, other) => other.ms - one.ms).slice(0, 5)
  return slowest.map(({ run, events, ms }) => `${run}: ${(ms / 1_000).toFixed(1)} s, ${events} events`)
}
