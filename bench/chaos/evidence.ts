import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunEvent } from '../../packages/operant/src/journal/events.ts'
import type { Violation } from './verdict/violation.ts'

/** The journals of the runs that something is wrong with, whole. */
export function evidenceOf(
  violations: readonly Violation[],
  journals: ReadonlyMap<string, readonly RunEvent[]>,
): Readonly<Record<string, readonly RunEvent[]>> {
  const runs = [...new Set(violations.map(({ about }) => about))].filter((about) => journals.has(about))
  return Object.fromEntries(runs.map((run) => [run, journals.get(run) ?? []]))
}

/** Keeps what speaks for a failed round in a folder of its own; answers the file. */
export async function keepEvidence(evidence: object): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'operant-chaos-evidence-')), 'round.json')
  await writeFile(file, JSON.stringify(evidence, null, 1))
  return file
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
