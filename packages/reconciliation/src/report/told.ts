/** What a report says besides what was reconciled. */
export interface ReportTold {
  readonly company: string
  readonly accountTitle: string
  /** `October 2026`. */
  readonly period: string
  /** Of all that the reconciliation was computed from: the same hash, the same report. */
  readonly workpaper: string
  readonly files: readonly { readonly name: string; readonly sha256: string }[]
  readonly prepared?: { readonly at: string; readonly by: string }
  /** How the journals stand in the books, by number. */
  readonly standings: ReadonlyMap<string, JournalStanding>
}

export type JournalStanding = 'posted' | 'waits for a person' | 'refused' | 'proposed'
