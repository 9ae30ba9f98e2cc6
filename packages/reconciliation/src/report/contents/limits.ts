/** How many rows of each list a report has at most. */
export interface ReportLimits {
  readonly exceptions: number
  readonly carried: number
  readonly posted: number
  readonly journals: number
  readonly matched: number
}

/** So many that people may still read them, and a browser shows them at once. */
export const usualLimits: ReportLimits = { exceptions: 500, carried: 200, posted: 100, journals: 100, matched: 200 }
