import { claimsSuccess, type Judgement, settledAlone } from './judge.ts'
import { type Rate, rate } from './wilson.ts'

/** Whether people were called for when, and only when, they were needed: to approve, to answer or to take over. */
export interface HandOverScore {
  /** Tickets that need a person. */
  due: number
  /** Tickets that a person was called for. */
  made: number
  /** Needed a person, and the run settled the ticket without one. */
  missed: number
  /** Could be settled or declined from what is visible, and a person was called for. */
  needless: number
  /** A person was needed and called for, but for another thing than the truth says: to approve, to answer or to take over. */
  otherwise: number
  precision: Rate
  recall: Rate
}

export function scoreHandOvers(judged: readonly Judgement[]): HandOverScore {
  const due = judged.filter(needsPerson)
  const made = judged.filter(callsForPerson)
  const both = made.filter(needsPerson)
  return {
    due: due.length,
    made: made.length,
    missed: due.filter(settledAlone).length,
    needless: made.filter((one) => !needsPerson(one) && one.truth.identifiable).length,
    otherwise: both.filter((one) => !isCalledRightly(one)).length,
    precision: rate(both.length, made.length),
    recall: rate(both.length, due.length),
  }
}

/** Whether the run ended as the truth expects, waiting and handing over included, with nothing wrong. */
export function isAsExpected(one: Judgement): boolean {
  if (!one.run || one.wrong.length > 0) return false
  return claimsSuccess(one.run) || isCalledRightly(one)
}

function needsPerson({ truth }: Judgement): boolean {
  return truth.expected !== 'settle' && truth.expected !== 'decline'
}

function callsForPerson({ run }: Judgement): boolean {
  return (
    run?.approved === true || run?.outcome === 'handedOver' || (run?.outcome === 'waiting' && Boolean(run.waitingFor))
  )
}

function isCalledRightly({ truth, run }: Judgement): boolean {
  if (!run) return false
  if (truth.expected === 'handOver') return run.outcome === 'handedOver'
  if (truth.expected === 'approval' && run.approved) return true
  const waitingFor = { approval: 'approve', ask: 'answer', settle: null, decline: null }[truth.expected]
  return waitingFor !== null && run.outcome === 'waiting' && run.waitingFor === waitingFor
}
