import { Money } from '../../facts/money.ts'
import { fold } from '../../journal/fold.ts'
import type { RunState } from '../../journal/state.ts'
import type { Outcome } from '../../journal/events.ts'
import type { Project } from '../../project/open-project.ts'
import { listRequests, type RequestRow } from '../../store/requests.ts'
import { listRuns } from '../../store/runs.ts'
import { companyDirectory, truthFile } from './demo-project.ts'
import { tallyOf, type RunTally } from '../report/tally.ts'
import { loadPlanter, loadSandbox } from './load-packages.ts'
import type { LedgerEntry, RunOutcome, Score, ScoredRun } from './packages.ts'

/** What a demo came to: from the journals, the systems' own ledgers and the truth. */
export interface DemoResult {
  readonly score: Score
  /** Effects that are claimed or needed, but that no read-back confirms or the ledgers do not hold. */
  readonly unconfirmed: number
  readonly effects: number
  readonly steps: number
  /** What the ledger says was refunded, by currency. */
  readonly refunded: Readonly<Record<string, string>>
  /** What it says was given as store credit. */
  readonly credited: Readonly<Record<string, string>>
  readonly replacements: number
  readonly states: readonly RunState[]
  readonly tallies: readonly RunTally[]
  readonly ledger: readonly LedgerEntry[]
  readonly approvals: readonly RequestRow[]
  readonly questions: readonly RequestRow[]
  readonly handOvers: readonly RequestRow[]
}

/** Sums a demo up. */
export async function sumUp(project: Project): Promise<DemoResult> {
  const { openCompany } = await loadSandbox()
  const { score } = await loadPlanter()
  const directory = companyDirectory(project.folder)
  const rows = await listRuns(project.pool, { limit: 10_000 })
  const read = await Promise.all(
    rows.map(async ({ id, agent }) => {
      const events = await project.store.read(id)
      return { state: fold(id, events), tally: tallyOf(id, events, project.agents.get(agent)?.agent) }
    }),
  )
  const states = read.map(({ state }) => state)
  const company = openCompany({ directory })
  const ledger = await company.ledger.writes()
  await company.close()
  const written = new Set(ledger.map(({ key }) => key))
  const effects = states.flatMap((state) => [...state.effects.values()]).filter(({ result }) => result !== 'absent')
  const scored = score({ directory, truthFile: truthFile(project.folder), runs: states.map(scoredRun) })
  const missing = scored.wrongDetails.filter(({ kind }) => kind === 'missing').length
  const open = (kind: RequestRow['kind']): Promise<readonly RequestRow[]> =>
    listRequests(project.pool, { state: 'open', kind, limit: 10_000 })
  return {
    score: scored,
    unconfirmed:
      missing +
      effects.filter((effect) => effect.result !== 'confirmed' || (!effect.adopted && !written.has(effect.key))).length,
    effects: effects.filter(({ adopted }) => !adopted).length,
    steps: states.reduce((sum, { steps }) => sum + steps, 0),
    refunded: movedBy('payments.refund', ledger),
    credited: movedBy('returns.credit', ledger),
    replacements: ledger.filter(({ operation }) => operation === 'createReplacement').length,
    states,
    tallies: read.map(({ tally }) => tally),
    ledger,
    approvals: await open('approve'),
    questions: await open('answer'),
    handOvers: await open('take over'),
  }
}

const outcomes: Readonly<Record<Outcome, RunOutcome>> = {
  met: 'met',
  partly: 'partly',
  declined: 'declined',
  'handed over': 'handedOver',
  failed: 'failed',
  cancelled: 'failed',
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

/** What writes of one operation moved, by currency. */
function movedBy(name: string, ledger: readonly LedgerEntry[]): Readonly<Record<string, string>> {
  const entries = ledger.filter(({ system, operation }) => `${system}.${operation}` === name)
  const amounts = entries.map(({ arguments: given }) => given['amount'])
  const totals = new Map<string, Money>()
  for (const given of amounts) {
    const { amount, currency } = given as { readonly amount: string; readonly currency: string }
    const money = Money.of(amount, currency)
    totals.set(currency, totals.get(currency)?.plus(money) ?? money)
  }
  return Object.fromEntries([...totals].map(([currency, total]) => [currency, total.amount]))
}

/** The run that is worth telling: of those that reached their goal the one with the most writes, by the fewest steps. */
export function toldRun({ states }: DemoResult): RunState | undefined {
  return states
    .filter(({ settled }) => settled?.outcome === 'met')
    .toSorted((one, other) => other.effects.size - one.effects.size || one.steps - other.steps)[0]
}
