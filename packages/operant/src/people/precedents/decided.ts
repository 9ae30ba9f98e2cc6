import type { Pool } from 'pg'
import type { Json } from '../../facts/json.ts'
import type { DecisionRecord } from '../../journal/decision-record.ts'
import type { RunEvent, StepReference } from '../../journal/events.ts'

/** One call that rules left to people, and what they said. */
export interface DecidedByPeople {
  readonly request: string
  readonly run: string
  readonly at: string
  /** Sequence number of the decision in the run's journal. */
  readonly seq: number
  readonly step: StepReference
  readonly action: string
  readonly arguments: Readonly<Record<string, Json>>
  readonly startedBy: string
  /** The row or rule that asked. */
  readonly rule: string
  /** What the rules looked at, by path, as people read it. */
  readonly looked: Readonly<Record<string, string>>
  /** Undefined while nobody has decided. */
  readonly answer: 'approved' | 'rejected' | undefined
  readonly by: readonly string[]
}

/** Older decisions are no guide. */
const most = 1_000

interface Row {
  readonly id: string
  readonly run: string
  readonly state: string
  readonly startedBy: string
  readonly by: readonly string[]
}

/** The latest calls of an agent that people decided, and those that are open, each with the decision that asked for it. */
export async function decidedByPeople(pool: Pool, agent: string): Promise<readonly DecidedByPeople[]> {
  const { rows } = await pool.query<Row>(
    `SELECT requests.id, run_id AS run, requests.state, started_by AS "startedBy",
      coalesce((SELECT json_agg(name ORDER BY at, name) FROM operant.request_answers WHERE request_id = requests.id), '[]') AS by
     FROM operant.requests JOIN operant.runs ON runs.id = run_id
     WHERE agent = $1 AND kind = 'approve' AND requests.state IN ('open', 'approved', 'consumed', 'rejected')
     ORDER BY asked_at DESC, requests.id LIMIT $2`,
    [agent, most],
  )
  const runs = [...new Set(rows.map(({ run }) => run))]
  const { rows: events } = await pool.query<{ run: string; seq: number; body: RunEvent }>(
    `SELECT run_id AS run, seq, body FROM operant.journal
     WHERE run_id = ANY ($1) AND type IN ('call.decided', 'request.asked') ORDER BY run_id, seq`,
    [runs],
  )
  const asked = askedFor(events)
  return rows.flatMap((row) => {
    const call = asked.get(row.id)
    return call ? [{ ...call, run: row.run, startedBy: row.startedBy, by: row.by, answer: answerOf(row.state) }] : []
  })
}

function answerOf(state: string): DecidedByPeople['answer'] {
  if (state === 'open') return undefined
  return state === 'rejected' ? 'rejected' : 'approved'
}

type Call = Omit<DecidedByPeople, 'run' | 'startedBy' | 'by' | 'answer'>

/** The decision that each request was asked by: the last one before it about the same arguments. */
function askedFor(
  events: readonly { readonly run: string; readonly seq: number; readonly body: RunEvent }[],
): ReadonlyMap<string, Call> {
  const decided = new Map<
    string,
    { readonly seq: number; readonly event: Extract<RunEvent, { type: 'call.decided' }> }
  >()
  const asked = new Map<string, Call>()
  for (const { run, seq, body } of events) {
    if (body.type === 'call.decided') decided.set(`${run} ${body.argumentsHash}`, { seq, event: body })
    if (body.type !== 'request.asked' || body.kind !== 'approve') continue
    const found = decided.get(`${run} ${body.argumentsHash}`)
    const by = found && askedBy(found.event.decision)
    if (!found || !by) continue
    const { step, arguments: values } = found.event
    const call = {
      request: body.request,
      at: body.at,
      seq: found.seq,
      step,
      action: step.capability,
      arguments: values,
    }
    asked.set(body.request, { ...call, ...by })
  }
  return asked
}

/** The one row or rule that asked for approval; undefined where several did, or none that somebody could change. */
function askedBy({ reasons }: DecisionRecord): Pick<DecidedByPeople, 'rule' | 'looked'> | undefined {
  const [reason, ...others] = reasons.filter(({ effect }) => effect === 'approve')
  if (!reason || others.some(({ rule }) => rule !== reason.rule) || (reason.layer ?? 'rule') !== 'rule')
    return undefined
  return {
    rule: reason.rule,
    looked: Object.assign({}, ...reason.clauses.map(({ values }) => values)) as Record<string, string>,
  }
}
