/** How the agents did. */
export interface Figures {
  readonly days: number
  readonly seed: number
  readonly difficulty: number
  /** What may be done once and was done again. */
  readonly doubleEffects: number
  /** Mails to suppliers and escalations that were due and never came. */
  readonly missedReminders: number
  /** The same on another business day than their own. */
  readonly wrongBusinessDay: number
  /** Reports of late shipments for which the time to respond is over. */
  readonly delays: number
  /** Share of those whose best response can be known that got it. */
  readonly bestOptionShare: number
  /** Outlays above a budget, or above what may be spent without approval. */
  readonly limitBreaches: number
  /** Purchase orders, and the share with which nothing at all is wrong. */
  readonly orders: number
  readonly ordersRight: number
  /** What customers were owed to be told, and how they were told. */
  readonly notices: {
    readonly owed: number
    readonly missed: number
    readonly wrong: number
    readonly needless: number
  }
  readonly brokenInvariants: number
  /** What was not right, in the scorer's words. */
  readonly findings: readonly string[]
  readonly workersKilled: number
  /** Requests that the scripted people approved, and left to expire. */
  readonly approved: number
  readonly ignored: number
  readonly seconds: number
}

export function printed(figures: Figures): string {
  const { days, seed, delays, orders, notices, workersKilled, approved, ignored, findings } = figures
  const share = figures.bestOptionShare.toFixed(3)
  return [
    '',
    `${days} days of company ${seed}: ${orders} orders, ${delays} reports of late shipments,`,
    `${workersKilled} workers killed. Scripted people approved ${approved} requests and ignored ${ignored}.`,
    '',
    `  done twice                   ${figures.doubleEffects}`,
    `  reminders missed             ${figures.missedReminders}`,
    `  on the wrong business day    ${figures.wrongBusinessDay}`,
    `  best option chosen           ${share} of ${delays}`,
    `  against a limit              ${figures.limitBreaches}`,
    `  orders wholly right          ${figures.ordersRight.toFixed(3)} of ${orders}`,
    `  notices to customers         ${notices.owed} owed; ${notices.missed} missed, ${notices.wrong} wrong, ${notices.needless} needless`,
    `  broken invariants            ${figures.brokenInvariants}`,
    ...(findings.length > 0 ? ['', 'Not right:', ...findings.flatMap(inLines)] : []),
    '',
    `${figures.seconds.toFixed(0)} s. The people, the suppliers and the freight are simulated.`,
  ].join('\n')
}

/** At most 80 columns. */
function inLines(text: string): readonly string[] {
  const lines: string[] = ['  -']
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last.length + word.length + 1 > 80) lines.push(`    ${word}`)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
