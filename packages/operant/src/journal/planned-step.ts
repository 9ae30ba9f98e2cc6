/** One step of a plan as it is shown to people. */
export interface PlannedStep {
  readonly step: { readonly capability: string; readonly scope: string }
  readonly kind: string
  /** The needs or checks it serves, in words. */
  readonly serves: readonly string[]
  /** Other ways that were weighed, and why they were not taken. */
  readonly instead: readonly { readonly capability: string; readonly why: string }[]
  /** What must be known before it is certain that this step is taken at all. */
  readonly fork?: string
}
