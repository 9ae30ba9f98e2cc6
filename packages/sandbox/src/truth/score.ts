import { openDatabase } from '../database/database.ts'
import { type LedgerEntry, readLedger } from '../systems/ledger.ts'
import { effective, entriesByTicket, repetitions } from './ledger-reading.ts'
import { matches, type TrackingOf } from './match.ts'
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

export interface ClassScore {
  tickets: number
  settledAlone: number
  right: number
  wrong: number
}

export type Score = Record<RunOutcome, number> & {
  runs: number
  /** Runs that ended `met` or `declined` without a person. */
  settledAlone: number
  /** Those of them with which nothing is wrong. */
  right: number
  /** Number of wrong details. */
  wrong: number
  /** `right` / `settledAlone`; null when nothing was settled alone. */
  precision: number | null
  /** Share settled alone and right of all tickets that can be settled or declined from what is visible; null without any. */
  recall: number | null
  /** Runs that ended as the truth expects, waiting and handing over included, with nothing wrong. */
  asExpected: number
  /** Business intents performed again, according to the ledger. */
  doubleEffects: number
  perClass: Record<string, ClassScore>
  wrongDetails: WrongDetail[]
}

/** Compares what the systems' ledgers say was done with what was right. */
export function score(options: { directory: string; truthFile: string; runs: readonly ScoredRun[] }): Score {
  const truth = readTruth(options.truthFile)
  const database = openDatabase(options.directory, { readOnly: true })
  try {
    const entries = effective(readLedger(database))
    const repeated = repetitions(entries)
    const byTicket = entriesByTicket(database, truth, entries)
    const trackingOf: TrackingOf = (parent, line) =>
      database.one<{ number: string }>(
        `SELECT s.tracking_number AS number FROM replacement r JOIN sales_order o ON o.id = r.order_id
         JOIN shipment s ON s.order_id = o.id WHERE o.parent_id = ? AND r.line_id = ? AND r.cancelled = 0`,
        parent,
        line,
      )?.number ?? null
    const runOf = new Map(options.runs.map((run) => [run.ticket, run]))
    const strays = (byTicket.get(null) ?? []).map((entry) =>
      wrongWrite(null, entry, repeated.has(entry.seq) ? 'repeated' : 'unexpected'),
    )
    const judged = truth.tickets.map((ticket) => {
      const run = runOf.get(ticket.ticket)
      return { ticket, run, wrong: judge(ticket, run, byTicket.get(ticket.ticket) ?? [], repeated, trackingOf) }
    })
    return summarise(options.runs, judged, strays)
  } finally {
    database.close()
  }
}

interface Judged {
  ticket: TicketTruth
  run: ScoredRun | undefined
  wrong: WrongDetail[]
}

function judge(
  truth: TicketTruth,
  run: ScoredRun | undefined,
  entries: readonly LedgerEntry[],
  repeated: ReadonlySet<number>,
  trackingOf: TrackingOf,
): WrongDetail[] {
  const due = truth.expected === 'approval' && !run?.approved ? [] : truth.writes
  const open = new Set(due)
  const wrong: WrongDetail[] = []
  for (const entry of entries) {
    const covered = [...open].filter((expected) => matches(entry, expected, trackingOf))
    // One answer may serve several orders; any other write serves one.
    for (const expected of entry.operation === 'reply' ? covered : covered.slice(0, 1)) open.delete(expected)
    if (covered.length > 0) continue
    if (repeated.has(entry.seq)) wrong.push(wrongWrite(truth, entry, 'repeated'))
    else if (!truth.tolerated.some((tolerated) => matches(entry, tolerated, trackingOf)))
      wrong.push(wrongWrite(truth, entry, 'unexpected'))
  }
  if (!run || !claimsSuccess(run)) return wrong
  if (run.outcome !== rightClaim(truth.expected, run))
    wrong.push(detail(truth, 'outcome', null, `${run.outcome}, expected ${truth.expected}`))
  for (const expected of open) wrong.push(detail(truth, 'missing', expected, JSON.stringify(expected.match)))
  return wrong
}

function claimsSuccess(run: ScoredRun): boolean {
  return run.outcome === 'met' || run.outcome === 'declined'
}

function settledAlone(run: ScoredRun | undefined): boolean {
  return run !== undefined && claimsSuccess(run) && !run.approved
}

/** The outcome that a run may claim; null when it may claim none. */
function rightClaim(expected: Expected, run: ScoredRun): RunOutcome | null {
  if (expected === 'settle' || (expected === 'approval' && run.approved)) return 'met'
  return expected === 'decline' ? 'declined' : null
}

function isAsExpected({ ticket, run, wrong }: Judged): boolean {
  if (!run || wrong.length > 0) return false
  if (claimsSuccess(run)) return true
  if (ticket.expected === 'handOver') return run.outcome === 'handedOver'
  const waitingFor = { approval: 'approve', ask: 'answer', settle: null, decline: null }[ticket.expected]
  return waitingFor !== null && run.outcome === 'waiting' && run.waitingFor === waitingFor
}

function summarise(runs: readonly ScoredRun[], judged: readonly Judged[], strays: WrongDetail[]): Score {
  const count = (outcome: RunOutcome): number => runs.filter((run) => run.outcome === outcome).length
  const isRight = ({ run, wrong }: Judged): boolean => settledAlone(run) && wrong.length === 0
  const alone = judged.filter(({ run }) => settledAlone(run))
  const solvable = judged.filter(
    ({ ticket }) => ticket.identifiable && (ticket.expected === 'settle' || ticket.expected === 'decline'),
  )
  const right = judged.filter(isRight).length
  const wrongDetails = [...judged.flatMap(({ wrong }) => wrong), ...strays]
  const classes = [...Map.groupBy(judged, ({ ticket }) => ticket.class)].toSorted(([one], [two]) =>
    one < two ? -1 : 1,
  )
  return {
    runs: runs.length,
    met: count('met'),
    partly: count('partly'),
    declined: count('declined'),
    handedOver: count('handedOver'),
    waiting: count('waiting'),
    failed: count('failed'),
    settledAlone: alone.length,
    right,
    wrong: wrongDetails.length,
    precision: alone.length === 0 ? null : right / alone.length,
    recall: solvable.length === 0 ? null : solvable.filter(isRight).length / solvable.length,
    asExpected: judged.filter(isAsExpected).length,
    doubleEffects: wrongDetails.filter(({ kind }) => kind === 'repeated').length,
    perClass: Object.fromEntries(
      classes.map(([name, members]) => [
        name,
        {
          tickets: members.length,
          settledAlone: members.filter(({ run }) => settledAlone(run)).length,
          right: members.filter(isRight).length,
          wrong: members.filter(({ wrong }) => wrong.length > 0).length,
        },
      ]),
    ),
    wrongDetails,
  }
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
