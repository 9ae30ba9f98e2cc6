import type { Pool } from 'pg'
import type { Json } from '../facts/json.ts'
import type { DecisionRecord } from '../journal/decision-record.ts'
import type { Instant, RunEvent, StepReference } from '../journal/events.ts'
import { factsAt } from '../people/precedents/cases.ts'
import type { LoadedAgent } from '../run/loading/load-agent.ts'
import { undoName } from '../run/loading/load-agent.ts'

/** A call as it was decided once. */
export interface RecordedDecision {
  readonly run: string
  readonly seq: number
  readonly at: Instant
  readonly step: StepReference
  /** As policies call it: taking something back is an action of its own. */
  readonly action: string
  readonly arguments: Readonly<Record<string, Json>>
  readonly startedBy: string
  readonly decision: DecisionRecord
}

/** The decisions of a run, by its journal. */
export function decisionsIn(run: string, events: readonly RunEvent[]): readonly RecordedDecision[] {
  const [opened] = events
  if (opened?.type !== 'run.opened') return []
  return events.flatMap((event, index) => {
    if (event.type !== 'call.decided') return []
    const next = events[index + 1]
    const undoes = next?.type === 'effect.intended' && next.undoes !== undefined
    const { capability } = event.step
    return [
      {
        run,
        seq: event.seq,
        at: event.at,
        step: event.step,
        action: undoes ? undoName(capability) : capability,
        arguments: event.arguments,
        startedBy: opened.startedBy,
        decision: event.decision,
      },
    ]
  })
}

/** The latest runs of an agent that were asked for by anybody, newest first. */
export async function latestRuns(pool: Pool, agent: string, most: number): Promise<readonly string[]> {
  const text = 'SELECT id FROM operant.runs WHERE agent = $1 ORDER BY opened_at DESC, id LIMIT $2'
  const { rows } = await pool.query<{ id: string }>(text, [agent, most])
  return rows.map(({ id }) => id)
}

/**
 * The facts that the policies of `loaded` look at for a recorded call, as they were known then; undefined where one of
 * them was not read then, so that it cannot be told how they would have decided.
 */
export function factsThen(
  loaded: LoadedAgent,
  events: readonly RunEvent[],
  recorded: RecordedDecision,
): Readonly<Record<string, Json>> | undefined {
  const facts = factsAt(loaded, events, recorded)
  const mentioned = loaded.policies.factsFor(recorded.action)
  return mentioned.every(({ fact }) => Object.hasOwn(facts, fact)) ? facts : undefined
}
