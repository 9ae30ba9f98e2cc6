export type { Balance, BankLine, CarriedBankLine, Day, LineKind, StatementHead } from './statements/bank-line.ts'
export { BankLines } from './statements/bank-lines.ts'
export { csvFormats, type CsvFormat } from './statements/csv/csv-format.ts'
export { dayOf, dayText } from './statements/days.ts'
export { StatementProblem, type ProblemKind } from './statements/problem.ts'
export {
  readStatement,
  readStatements,
  type Format,
  type ReadOptions,
  type StatementBytes,
} from './statements/read-statement.ts'
export { amountText, type Expected, type Statement } from './statements/statement.ts'
export { amountTold, dayTold } from './statements/told.ts'
export { LedgerLines, type LedgerLine } from './ledger/ledger-lines.ts'
export { businessDays, type BusinessDays } from './matching/business-days.ts'
export { rules, type Group, type Groups, type Rule, type Standing } from './matching/groups.ts'
export { match } from './matching/match.ts'
export { Matching } from './matching/matching.ts'
export { usualPolicy, type MatchingPolicy, type Window } from './matching/policy.ts'
export { itemClasses, itemsOf, type Item, type ItemClass } from './proof/items.ts'
export { prove, type Proof } from './proof/prove.ts'
export type { BankResidual, BookResidual } from './proof/residual.ts'
export { carriedForward, type Carried } from './treatment/carried-forward.ts'
export { journalLines, journalsOf, linesHash, type Journal, type JournalLine } from './treatment/journals.ts'
export { usualTreatment, type Expectation, type TreatmentPolicy } from './treatment/policy.ts'
export {
  journalCodes,
  ownerRoles,
  type JournalCode,
  type Lane,
  type OwnerRole,
  type TreatedItem,
  type Treatment,
} from './treatment/treatment.ts'
export { causeOf } from './explaining/cause-of.ts'
export { explainGroup } from './explaining/explain-group.ts'
export {
  reconcile,
  usualReconciliation,
  type Reconciliation,
  type ReconciliationInput,
  type ReconciliationPolicy,
} from './reconcile.ts'
export { usualLimits, type ReportLimits } from './report/contents/limits.ts'
export { reportFiles, type ReportFile } from './report/report-files.ts'
export type { JournalStanding, ReportTold } from './report/told.ts'
