/** A mail to the supplier about an order whose promise has passed. Round 1 is the first, then come the reminders. */
export interface Letter {
  readonly order: string
  /** The promise that has passed, a calendar date. */
  readonly promise: string
  readonly round: number
}

/** The first mail and two reminders. */
export const rounds = [1, 2, 3] as const

export function subjectOf({ order, promise, round }: Letter): string {
  const what = round === 1 ? 'delivery overdue' : `reminder ${round - 1}, delivery overdue`
  return `Purchase order ${order}: ${what} since ${promise}`
}

/** What is told of the letter in the order's log; one entry for each. */
export function aboutLetter({ promise, round }: Pick<Letter, 'promise' | 'round'>): string {
  return `${chaseNote} of ${promise}, round ${round}`
}

/** What entries about mails to the supplier begin with. */
const chaseNote = 'chase'

/** Whether the log tells of a mail to the supplier. */
export function hasChased(logged: readonly string[]): boolean {
  return logged.some((about) => about.startsWith(`${chaseNote} of `))
}

export interface MissingLine {
  readonly sku: string
  readonly missing: number
  readonly promisedOn: string
}

export function bodyOf(letter: Letter, contact: string, lines: readonly MissingLine[], daysLate: number): string {
  return [
    `Dear ${contact},`,
    `our purchase order ${letter.order} has not arrived. It is ${daysLate} ${daysLate === 1 ? 'day' : 'days'} late. We wait for:`,
    lines.map(({ sku, missing, promisedOn }) => `- ${missing} of ${sku}, promised for ${promisedOn}`).join('\n'),
    letter.round === 1
      ? 'Please answer this mail with the day on which the goods will be here.'
      : `This is reminder ${letter.round - 1}. Please answer it with the day on which the goods will be here.`,
    'Kind regards,\nPurchasing',
  ].join('\n\n')
}
