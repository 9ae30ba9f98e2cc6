import type { Money } from '../../facts/money.ts'
import { fold } from '../../journal/fold.ts'
import type { RunState } from '../../journal/state.ts'
import type { Project } from '../../project/open-project.ts'
import { listRequests, type RequestRow } from '../../store/requests.ts'
import { listRuns } from '../../store/runs.ts'
import { companyDirectory, truthFile } from './demo-project.ts'
import { movedBy } from '../report/figures/tell-money.ts'
import { tallyOf, type RunTally } from '../report/tally.ts'
import { loadPlanter, loadSandbox } from './load-packages.ts'
import type { LedgerEntry, Score } from './packages.ts'
import { scoredRun } from './scored-run.ts'

/** What a demo came to: from the journals, the systems' own ledgers and the truth. */
export interface DemoResult {
  readonly score: Score
  /** Effects that are claimed or needed, but that no read-back confirms or the ledgers do not hold. */
  readonly unconfirmed: number
  readonly effects: number
  readonly steps: number
  /** What the ledger says was refunded, by currency. */
  readonly refunded: readonly Money[]
  /** What it says was given as store credit. */
  readonly credited: readonly Money[]
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
    refunded: movedBy(ledger, 'payments.refund').sums,
    credited: movedBy(ledger, 'returns.credit').sums,
    replacements: ledger.filter(({ operation }) => operation === 'createReplacement').length,
    states,
    tallies: read.map(({ tally }) => tally),
    ledger,
    approvals: await open('approve'),
    questions: await open('answer'),
    handOvers: await open('take over'),
  }
}

/** The run that is worth telling: of those that reached their goal the one with the most writes, by the fewest steps. */
export function toldRun({ states }: DemoResult): RunState | undefined {
  return states
    .filter(({ settled }) => settled?.outcome === 'met')
    .toSorted((one, other) => other.effects.size - one.effects.size || one.steps - other.steps)[0]
}
