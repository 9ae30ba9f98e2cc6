import type { LedgerEntry } from '@operant/sandbox'
import type { Remains } from '../scenario/scenario.ts'
import { checkAttempts } from './attempts.ts'
import { checkLine, compareWithLedger } from './journals.ts'
import { ownWrites, purposeOf } from './ledger.ts'
import type { Violation } from './violation.ts'

/** What would be wrong in any world. The world's own ledger decides; what Operant says of itself only counts against it. */
export function judge({ journals, ledger, attempts, held }: Remains): readonly Violation[] {
  const entries = ownWrites(ledger)
  return [
    ...checkDoubles(entries),
    ...compareWithLedger(journals, entries),
    ...checkAttempts(journals, attempts),
    ...[...journals].flatMap(([run, events]) => checkLine(run, events)),
    ...(held === 0 ? [] : [{ kind: 'budget' as const, about: 'budgets', what: `${held} reservations are left open` }]),
  ]
}

function checkDoubles(entries: readonly LedgerEntry[]): readonly Violation[] {
  return [...Map.groupBy(entries, purposeOf)].flatMap(([purpose, same]) =>
    same.length > 1 ? [{ kind: 'double' as const, about: purpose, what: `was done ${same.length} times` }] : [],
  )
}
