/** How the agents did. */
export interface Figures {
  readonly days: number
  readonly seed: number
  readonly difficulty: number
  /** Writes that the systems hold twice. */
  readonly doubleEffects: number
  /** Mails to suppliers that were due and never went. */
  readonly missedReminders: number
  /** Mails to suppliers on another day than that on which they were due, or that were not due at all. */
  readonly wrongBusinessDay: number
  /** Orders that were chased, and mails that were sent to suppliers. */
  readonly chased: number
  readonly mails: number
  /** Decisions that had to be made about late shipments and could be made from the records. */
  readonly delays: number
  /** Share of them that are the enumerated best. */
  readonly bestOptionShare: number
  /** Outlays above the budget, or above what may be spent without approval. */
  readonly limitBreaches: number
  readonly workersKilled: number
  /** Requests that the scripted people approved, and left to expire. */
  readonly approved: number
  readonly ignored: number
  /** What was not as it should be, in words. */
  readonly shortfalls: readonly string[]
  readonly seconds: number
}

export function printed(figures: Figures): string {
  const { days, seed, chased, mails, delays, workersKilled, approved, ignored, seconds } = figures
  const share = figures.bestOptionShare.toFixed(3)
  return [
    '',
    `${days} days of company ${seed}: ${chased} orders chased with ${mails} mails, ${delays} delays,`,
    `${workersKilled} workers killed; scripted people approved ${approved} requests and ignored ${ignored}.`,
    '',
    `  writes done twice            ${figures.doubleEffects}`,
    `  reminders missed             ${figures.missedReminders}`,
    `  on the wrong business day    ${figures.wrongBusinessDay}`,
    `  best option chosen           ${share} of ${delays}`,
    `  against a limit              ${figures.limitBreaches}`,
    ...(figures.shortfalls.length > 0 ? ['', ...figures.shortfalls.map((one) => `  ${one}`)] : []),
    '',
    `${seconds.toFixed(0)} s. The people, the suppliers and the freight are simulated.`,
  ].join('\n')
}
