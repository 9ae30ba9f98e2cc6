import { type LedgerEntry, withoutCompletedParts } from '@operant/sandbox'

/** The writes that serve a purpose of their own: a reply's e-mail is part of the reply, and so is a half of what was completed. */
export function ownWrites(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  return withoutCompletedParts(entries).filter(({ system }) => system !== 'mail')
}

/** What a write was for, in the world's own terms: equal for two writes of which one is too many. */
export function purposeOf({ operation, arguments: given }: LedgerEntry): string {
  const named = (...names: readonly string[]): string => names.map((name) => String(given[name])).join(' ')
  switch (operation) {
    case 'createReplacement':
      return `replacement ${named('parent', 'line')}`
    case 'cancelReplacement':
      return `cancellation ${named('id')}`
    case 'refund':
      return `refund ${named('order', 'line', 'cause')}`
    case 'requestTrace':
    case 'openClaim':
      return `carrier told ${named('shipment')}`
    case 'reply':
      return `reply ${named('ticket', 'template')}`
    case 'scheduleFollowUp':
      return `follow-up ${named('ticket', 'about')}`
    default:
      return `${operation} ${JSON.stringify(given)}`
  }
}

/** Minor units that were paid back. */
export function paidBack(entries: readonly LedgerEntry[], cause?: string): number {
  const refunds = entries.filter(
    ({ operation, arguments: given }) => operation === 'refund' && (cause === undefined || given['cause'] === cause),
  )
  return refunds.reduce((sum, { arguments: given }) => sum + minorOf(given['amount']), 0)
}

function minorOf(amount: unknown): number {
  const { amount: text } = amount as { amount: string }
  return Math.round(Number(text) * 100)
}
