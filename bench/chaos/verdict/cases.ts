import type { LedgerEntry } from '@operant/sandbox'
import type { RunEvent } from '../../../packages/operant/src/journal/events.ts'
import { type Batch, type Case, type Kind, scarceUnits } from '../world/cases.ts'
import { purposeOf } from './ledger.ts'
import type { Violation } from './violation.ts'

/** The outcomes that are right for each kind of case. */
const right: Readonly<Record<Kind, readonly string[]>> = {
  'in stock': ['met'],
  refund: ['met'],
  'large refund': ['met'],
  rejected: ['partly', 'handed over'],
  unpaid: ['declined'],
  'paid late': ['met'],
  twin: ['met'],
  scarce: ['met'],
  goodwill: ['met', 'handed over'],
  'taken back': ['handed over', 'partly'],
  batch: ['met'],
  'cut off': ['handed over'],
}

/** Whether every run ended as its case says, and the world holds exactly what its outcome means. */
export function checkCases(
  cases: readonly Case[],
  batches: readonly Batch[],
  journals: ReadonlyMap<string, readonly RunEvent[]>,
  entries: readonly LedgerEntry[],
): readonly Violation[] {
  const purposes = Map.groupBy(entries, purposeOf)
  const found: Violation[] = []
  const explained = new Set<string>()
  for (const one of cases) {
    const outcome = outcomeOf(journals.get(one.run))
    if (outcome === undefined) found.push({ kind: 'wrong', about: one.run, what: `(${one.kind}) did not end` })
    else if (!right[one.kind].includes(outcome.outcome))
      found.push({
        kind: 'wrong',
        about: one.run,
        what: `(${one.kind}) ended ${outcome.outcome}: ${outcome.why.slice(0, 160)}`,
      })
    const due = dueFor(one, outcome?.outcome, purposes)
    for (const purpose of due)
      if (!purposes.has(purpose))
        found.push({ kind: 'lost', about: one.run, what: `(${one.kind}) ${purpose} is missing` })
    for (const purpose of due) explained.add(purpose)
  }
  for (const purpose of purposes.keys())
    if (!explained.has(purpose)) found.push({ kind: 'wrong', about: purpose, what: 'was not due' })
  for (const { run } of batches) {
    const outcome = outcomeOf(journals.get(run))
    if (outcome?.outcome !== 'met')
      found.push({ kind: 'wrong', about: run, what: `(parent) ended ${outcome?.outcome ?? 'never'}: ${outcome?.why}` })
  }
  return [...found, ...checkStock(cases, purposes)]
}

function outcomeOf(events: readonly RunEvent[] | undefined): { outcome: string; why: string } | undefined {
  const end = events?.findLast((event) => event.type === 'run.settled')
  return end && { outcome: end.outcome, why: end.why }
}

/** What must be in the ledger for a case, and nothing else. */
function dueFor(
  one: Case,
  outcome: string | undefined,
  purposes: ReadonlyMap<string, readonly LedgerEntry[]>,
): readonly string[] {
  const replacement = `replacement ${one.order} ${one.line}`
  const refund = `refund ${one.order} ${one.line} not received`
  const told = `carrier told ${one.shipment}`
  const followUp = `follow-up ${one.ticket} the parcel`
  const answer = [`reply ${one.ticket} made good`, followUp]
  const made = purposes.get(replacement)?.[0]?.entity ?? 'none'
  const dues: Readonly<Record<Kind, readonly string[]>> = {
    'in stock': [replacement, told, ...answer],
    refund: [refund, told, ...answer],
    'large refund': [refund, told, ...answer],
    'paid late': [refund, told, ...answer],
    twin: [refund, told, ...answer],
    batch: [refund, told, ...answer],
    scarce: [purposes.has(replacement) ? replacement : refund, told, ...answer],
    unpaid: [told, ...answer],
    rejected: [told, followUp],
    goodwill: outcome === 'met' ? [`refund ${one.order} ${one.line} goodwill`] : [],
    'taken back': [replacement, `cancellation ${made}`],
    'cut off': [],
  }
  return dues[one.kind]
}

/** Scarce units are all used, and none twice. */
function checkStock(
  cases: readonly Case[],
  purposes: ReadonlyMap<string, readonly LedgerEntry[]>,
): readonly Violation[] {
  const scarce = cases.filter(({ kind }) => kind === 'scarce')
  const given = scarce.filter(({ order, line }) => purposes.has(`replacement ${order} ${line}`)).length
  const wanted = Math.min(scarceUnits, scarce.length)
  return given === wanted
    ? []
    : [{ kind: 'wrong', about: 'scarce stock', what: `${given} of ${wanted} units were given` }]
}
