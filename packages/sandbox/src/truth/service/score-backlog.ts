import { type CompanyDatabase, openDatabase } from '../../database/database.ts'
import { countQueue } from '../../records/service/queue.ts'
import { judge, type Judgement, type ScoredRun } from '../judge.ts'
import { readBacklogTruth } from './backlog-truth.ts'
import { type BrokenRule, brokenDeskRules } from './desk-rules.ts'

/** How much is left of a backlog, and what was done to it that nobody may do. */
export interface BacklogScore {
  /** New and open tickets at an instant. */
  left: number
  waitingAtFirst: number
  arrived: number
  solved: number
  /** Wait for their customer, who was asked something. */
  pending: number
  merged: number
  /** Solved tickets on which the customer wrote again. */
  reopened: number
  /** Business intents performed again. */
  doubleEffects: number
  broken: BrokenRule[]
}

export interface ScoreBacklogOptions {
  directory: string
  truthFile: string
  /** The instant at which it is counted. */
  at: string
  /** The runs of agents on single tickets; whatever was solved without one of them was not theirs. */
  runs: readonly ScoredRun[]
}

/** Counts what is left, and compares what was done to get there with what was right. */
export function scoreBacklog(options: ScoreBacklogOptions): BacklogScore {
  const truth = readBacklogTruth(options.truthFile)
  const again = new Set(truth.desk.duplicates.map(({ ticket }) => ticket))
  const verdict = judge(options)
  const details = [...verdict.judged.flatMap(({ wrong }) => wrong), ...verdict.strays]
  const wrongActions = details.filter(({ kind }) => kind === 'unexpected' || kind === 'repeated')
  const database = openDatabase(options.directory, { readOnly: true })
  try {
    return {
      left: countQueue(database, options.at),
      waitingAtFirst: truth.desk.waiting,
      arrived: count(
        database,
        'SELECT count(*) AS n FROM ticket WHERE created_at > ? AND created_at <= ?',
        truth.asOf,
        options.at,
      ),
      solved: count(database, "SELECT count(*) AS n FROM ticket WHERE status = 'solved'"),
      pending: count(database, "SELECT count(*) AS n FROM ticket WHERE status = 'pending'"),
      merged: count(database, 'SELECT count(*) AS n FROM merged_ticket'),
      reopened: count(
        database,
        `SELECT count(DISTINCT m.ticket_id) AS n FROM ticket_message m JOIN ticket_message c ON c.ticket_id = m.ticket_id
         WHERE m.status = 'solved' AND m.author = 'company' AND c.author = 'customer' AND c.at >= m.at`,
      ),
      doubleEffects: wrongActions.filter(({ kind }) => kind === 'repeated').length,
      broken: [
        ...brokenDeskRules(database, truth),
        ...wrongActions.map(({ ticket, operation, what }): BrokenRule => {
          return { rule: 'wrong action', ticket, what: `${operation ?? ''} ${what}` }
        }),
        ...verdict.judged.flatMap((one) => unresolved(database, one, again)),
      ],
    }
  } finally {
    database.close()
  }
}

/**
 * Solved by an agent, and what was owed was not done; what a person solved, a person answers for. Of two tickets about
 * one matter either may be the one on which it is settled: settled on both, it was done twice.
 */
function unresolved(
  database: CompanyDatabase,
  { truth, run, wrong }: Judgement,
  again: ReadonlySet<string>,
): BrokenRule[] {
  const isSolved = database.one("SELECT 1 FROM ticket WHERE id = ? AND status = 'solved'", truth.ticket)
  if (!isSolved) return []
  const settledHere = again.has(truth.ticket) && run?.outcome === 'met'
  return wrong
    .filter(({ kind }) => kind === 'missing' || (kind === 'outcome' && !settledHere))
    .map(({ operation, what }) => ({
      rule: 'solved without a resolution' as const,
      ticket: truth.ticket,
      what: `${operation ?? ''} ${what}`.trim(),
    }))
}

function count(database: CompanyDatabase, sql: string, ...values: string[]): number {
  return database.one<{ n: number }>(sql, ...values)?.n ?? 0
}
