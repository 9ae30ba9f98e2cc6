/**
 * What can be wrong at the end:
 * - `wrong`: a run ended otherwise than its case says, or the world holds what does not belong there;
 * - `double`: one business intent was performed twice; `lost`: what was due is missing, or left unknown;
 * - `claimed`: the journal says confirmed, the ledger does not; `unlisted`: the ledger says done, no journal does;
 * - `again`: something was asked for once more after it was confirmed; `slow`: runs of a killed worker went on too late;
 * - `journal`: a journal is not one line of events with one end; `budget`: what is kept differs from what was paid.
 */
export const violationKinds = [
  'wrong',
  'double',
  'lost',
  'claimed',
  'unlisted',
  'again',
  'slow',
  'journal',
  'budget',
] as const
export type ViolationKind = (typeof violationKinds)[number]

export interface Violation {
  readonly kind: ViolationKind
  /** The run, the order or the key it is about. */
  readonly about: string
  readonly what: string
}
