import type { Outcome } from '../../journal/outcome.ts'
import type { RunState } from '../../journal/state.ts'
import type { RunOutcome, ScoredRun } from './packages.ts'

const outcomes: Readonly<Record<Outcome, RunOutcome>> = {
  met: 'met',
  partly: 'partly',
  declined: 'declined',
  'handed over': 'handedOver',
  failed: 'failed',
  cancelled: 'failed',
  shadowed: 'failed',
}

/** A run as the scorer sees it. */
export function scoredRun(state: RunState): ScoredRun {
  const ticket = Object.values(state.opened.input).map(String)[0] ?? ''
  const requests = [...state.requests.values()]
  const approved = requests.some(({ kind, answer }) => kind === 'approve' && answer?.kind === 'approved')
  if (state.settled) return { ticket, outcome: outcomes[state.settled.outcome], approved }
  const open = requests.filter(({ answer }) => answer === undefined).map(({ kind }) => kind)
  return {
    ticket,
    outcome: 'waiting',
    approved,
    ...(open.length > 0 ? { waitingFor: open.includes('approve') ? 'approve' : 'answer' } : {}),
  }
}
