import { type CompanyDatabase, openDatabase } from '../database/database.ts'
import { type LedgerEntry, readLedger, withoutCompletedParts } from '../systems/ledger.ts'
import { effective, entriesByTicket, repetitions } from './ledger-reading.ts'
import { matches, type TrackingOf } from './match.ts'
import { addMoney, type MoneyMoved, valueOfEntry, valueOfExpected } from './money-moved.ts'
import { type Expected, type ExpectedWrite, readTruth, type TicketTruth } from './ticket-truth.ts'

export type RunOutcome = 'met' | 'partly' | 'declined' | 'handedOver' | 'waiting' | 'failed'

/** How an agent's run on a ticket ended. */
export interface ScoredRun {
  ticket: string
  outcome: RunOutcome
  waitingFor?: 'approve' | 'answer'
  /** A person approved what the run asked approval for; it did not settle the ticket alone. */
  approved?: boolean
}

/** One thing that went wrong, as the ledger or the run shows it. */
export interface WrongDetail {
  /** Null when the write belongs to nobody's ticket. */
  ticket: string | null
  class: string | null
  /**
   * `unexpected`: a write that is not right for this ticket; `repeated`: the same business intent performed again;
   * `missing`: a run claims success without a write that belongs to it; `outcome`: it claims what is not so.
   */
  kind: 'unexpected' | 'repeated' | 'missing' | 'outcome'
  system: string | null
  operation: string | null
  /** The ledger entry's number and arguments, or the arguments that were expected. */
  seq: number | null
  what: string
}

/** One ticket: what was right, how its run ended, and what is wrong with it. */
export interface Judgement {
  truth: TicketTruth
  run: ScoredRun | undefined
  /** Operations that its ledger entries performed. */
  operations: string[]
  wrong: WrongDetail[]
  /** Goods and money by currency: moved rightly, moved wrongly, and due where the agent may settle alone. */
  right: MoneyMoved
  wronglyMoved: MoneyMoved
  due: MoneyMoved
}

/** Everything that is judged about one company. */
export interface Verdict {
  runs: readonly ScoredRun[]
  judged: Judgement[]
  /** Writes that belong to nobody's ticket. */
  strays: WrongDetail[]
  straysMoved: MoneyMoved
}

export interface JudgeOptions {
  directory: string
  truthFile: string
  runs: readonly ScoredRun[]
}

/** Compares what the systems' ledgers say was done with what was right, ticket by ticket. */
export function judge(options: JudgeOptions): Verdict {
  const truth = readTruth(options.truthFile)
  const database = openDatabase(options.directory, { readOnly: true })
  try {
    const entries = effective(withoutCompletedParts(readLedger(database)))
    const repeated = repetitions(entries)
    const byTicket = entriesByTicket(database, truth, entries)
    const runOf = new Map(options.runs.map((run) => [run.ticket, run]))
    const lost = byTicket.get(null) ?? []
    return {
      runs: options.runs,
      judged: truth.tickets.map((ticket) =>
        judgeTicket(database, ticket, runOf.get(ticket.ticket), byTicket.get(ticket.ticket) ?? [], repeated),
      ),
      strays: lost.map((entry) => wrongWrite(null, entry, repeated.has(entry.seq) ? 'repeated' : 'unexpected')),
      straysMoved: addMoney(lost.map((entry) => valueOfEntry(database, entry))),
    }
  } finally {
    database.close()
  }
}

function judgeTicket(
  database: CompanyDatabase,
  truth: TicketTruth,
  run: ScoredRun | undefined,
  entries: readonly LedgerEntry[],
  repeated: ReadonlySet<number>,
): Judgement {
  const trackingOf = trackingIn(database)
  const due = truth.expected === 'approval' && !run?.approved ? [] : truth.writes
  const open = new Set(due)
  const wrong: WrongDetail[] = []
  const rightEntries: LedgerEntry[] = []
  const wrongEntries: LedgerEntry[] = []
  for (const entry of entries) {
    // What broke off halfway is not done, and no more wrong than it would be when whole.
    if (entry.part !== null && [...open].some((expected) => matches(entry, expected, trackingOf))) continue
    const covered = [...open].filter((expected) => matches(entry, expected, trackingOf))
    // One answer may serve several orders; any other write serves one.
    for (const expected of entry.operation === 'reply' ? covered : covered.slice(0, 1)) open.delete(expected)
    const isTolerated = truth.tolerated.some((tolerated) => matches(entry, tolerated, trackingOf))
    const isRight = covered.length > 0 || (isTolerated && !repeated.has(entry.seq))
    const into = isRight ? rightEntries : wrongEntries
    into.push(entry)
    if (!isRight) wrong.push(wrongWrite(truth, entry, repeated.has(entry.seq) ? 'repeated' : 'unexpected'))
  }
  if (run && claimsSuccess(run)) {
    if (run.outcome !== rightClaim(truth.expected, run))
      wrong.push(detail(truth, 'outcome', null, `${run.outcome}, expected ${truth.expected}`))
    for (const expected of open) wrong.push(detail(truth, 'missing', expected, JSON.stringify(expected.match)))
  }
  const maySettle = truth.expected === 'settle' && truth.identifiable
  return {
    truth,
    run,
    operations: entries.map(({ operation }) => operation),
    wrong,
    right: addMoney(rightEntries.map((entry) => valueOfEntry(database, entry))),
    wronglyMoved: addMoney(wrongEntries.map((entry) => valueOfEntry(database, entry))),
    due: addMoney(maySettle ? truth.writes.map((write) => valueOfExpected(database, write)) : []),
  }
}

function trackingIn(database: CompanyDatabase): TrackingOf {
  return (parent, line) =>
    database.one<{ number: string }>(
      `SELECT s.tracking_number AS number FROM replacement r JOIN sales_order o ON o.id = r.order_id
       JOIN shipment s ON s.order_id = o.id WHERE o.parent_id = ? AND r.line_id = ? AND r.cancelled = 0`,
      parent,
      line,
    )?.number ??
    database.one<{ number: string }>(
      `SELECT json_extract(s.detail, '$.trackingNumber') AS number FROM return_step s
       JOIN return_request r ON r.id = s.request_id WHERE s.kind = 'exchange' AND r.line_id = ?`,
      line,
    )?.number ??
    null
}

export function claimsSuccess(run: ScoredRun): boolean {
  return run.outcome === 'met' || run.outcome === 'declined'
}

/** Whether the run ended met or declined without a person. */
export function settledAlone({ run }: Pick<Judgement, 'run'>): boolean {
  return run !== undefined && claimsSuccess(run) && !run.approved
}

/** The outcome that a run may claim; null when it may claim none. */
function rightClaim(expected: Expected, run: ScoredRun): RunOutcome | null {
  if (expected === 'settle' || (expected === 'approval' && run.approved)) return 'met'
  return expected === 'decline' ? 'declined' : null
}

function wrongWrite(truth: TicketTruth | null, entry: LedgerEntry, kind: 'unexpected' | 'repeated'): WrongDetail {
  return { ...detail(truth, kind, entry, JSON.stringify(entry.arguments)), seq: entry.seq }
}

function detail(
  truth: TicketTruth | null,
  kind: WrongDetail['kind'],
  write: Pick<ExpectedWrite, 'system' | 'operation'> | null,
  what: string,
): WrongDetail {
  return {
    ticket: truth?.ticket ?? null,
    class: truth?.class ?? null,
    kind,
    system: write?.system ?? null,
    operation: write?.operation ?? null,
    seq: null,
    what,
  }
}
