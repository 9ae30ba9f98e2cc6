import { addBusinessDays, instantAt, isBusinessDay, type BusinessCalendar } from 'operant'
import { parameters } from '../parameters.ts'
import type { PurchaseLine } from './order.ts'

/** Where a chase stands. */
export type Stage =
  /** Nothing is to be chased: the goods are here, cancelled, under way, or not due yet. */
  | { readonly kind: 'over'; readonly why: 'arrived' | 'cancelled' | 'under way' | 'not due' }
  /** Answers are to be read first. */
  | { readonly kind: 'read' }
  | { readonly kind: 'write'; readonly promise: string; readonly round: number; readonly today: string }
  | { readonly kind: 'wait'; readonly until: string; readonly for: 'an answer' | 'the goods' | 'a business day' }
  /** The supplier was asked in vain: the buyer is to have it. */
  | { readonly kind: 'escalate'; readonly promise: string }
  /** The buyer has it. */
  | { readonly kind: 'buyer'; readonly promise: string }

export interface Standing {
  readonly status: 'sent' | 'acknowledged' | 'received' | 'cancelled'
  readonly lines: readonly PurchaseLine[]
  readonly underWay: readonly { readonly eta: string; readonly lines: readonly string[] }[]
  /** Mails to the supplier about present promises, by promise and round, with the instant at which they went. */
  readonly letters: readonly { readonly promise: string; readonly round: number; readonly at: string }[]
  /** The supplier was written to about this order before. */
  readonly chased: boolean
  /** Answers of the supplier that nobody has used yet. */
  readonly unread: number
  readonly escalated: boolean
  /** There is somebody whom one can ask. */
  readonly reachable: boolean
  /** The supplier says that there is no such order. */
  readonly disowned: boolean
  readonly now: string
}

/** Business days after the first mail. */
export interface ChaseTerms {
  readonly reminderAfter: number
  readonly secondReminderAfter: number
  readonly escalateAfter: number
}

const { at } = parameters.chase

/** Where the chase of an order stands. */
export function stageOf(standing: Standing, terms: ChaseTerms, calendar: BusinessCalendar): Stage {
  const { status, lines, underWay, unread, now } = standing
  if (status === 'cancelled') return { kind: 'over', why: 'cancelled' }
  const open = lines.filter(({ quantity, received }) => received < quantity)
  if (status === 'received' || open.length === 0) return { kind: 'over', why: 'arrived' }
  if (unread > 0) return { kind: 'read' }
  const [promise] = overdueLines(open, underWay, now.slice(0, 10))
    .flatMap(({ promisedOn }) => (promisedOn === null ? [] : [promisedOn]))
    .toSorted()
  return promise === undefined ? awaited(standing, open, calendar) : late(standing, promise, terms, calendar)
}

/** Nothing is overdue: whoever was chased is not let out of sight before the goods are here. */
function awaited(
  { letters, chased, underWay, now }: Standing,
  open: readonly PurchaseLine[],
  calendar: BusinessCalendar,
): Stage {
  const today = now.slice(0, 10)
  const passed = open.some(({ promisedOn }) => promisedOn !== null && promisedOn < today)
  const [next] = open.flatMap((line) => expectedOn(line, underWay) ?? []).toSorted()
  if ((letters.length === 0 && !chased) || next === undefined)
    return { kind: 'over', why: passed ? 'under way' : 'not due' }
  // The day after the promise is the first on which it has passed.
  return { kind: 'wait', until: begins(addBusinessDays(next, 1, calendar)), for: 'the goods' }
}

function late(
  { letters, escalated, reachable, disowned, now }: Standing,
  promise: string,
  { reminderAfter, secondReminderAfter, escalateAfter }: ChaseTerms,
  calendar: BusinessCalendar,
): Stage {
  const today = now.slice(0, 10)
  const works = isBusinessDay(today, calendar) && now >= begins(today)
  const nextDay = { kind: 'wait', until: nextBegin(now, calendar), for: 'a business day' } as const
  const hopeless = { kind: escalated ? 'buyer' : 'escalate', promise } as const
  if (!reachable || disowned) return works ? hopeless : nextDay
  const written = letters.filter((one) => one.promise === promise)
  const first = written.find(({ round }) => round === 1)
  if (!first) return works ? { kind: 'write', promise, round: 1, today } : nextDay
  const sent = Math.max(...written.map(({ round }) => round))
  const after = [reminderAfter, secondReminderAfter, escalateAfter][sent - 1] ?? escalateAfter
  const due = begins(addBusinessDays(first.at.slice(0, 10), after, calendar))
  if (now < due) return { kind: 'wait', until: due, for: 'an answer' }
  if (sent >= 3) return hopeless
  // Late for whatever reason: still never on a day on which nobody works.
  return works ? { kind: 'write', promise, round: sent + 1, today } : nextDay
}

/** Lines that were promised for a day that has passed and are not under way with a later one. */
export function overdueLines(
  lines: readonly PurchaseLine[],
  underWay: Standing['underWay'],
  today: string,
): readonly PurchaseLine[] {
  return lines.filter((line) => {
    if (line.received >= line.quantity) return false
    const day = expectedOn(line, underWay)
    return day !== null && day < today
  })
}

/** When a line is expected: by its shipment, or as it was promised. */
function expectedOn(line: PurchaseLine, underWay: Standing['underWay']): string | null {
  const etas = underWay.filter(({ lines }) => lines.includes(line.id)).map(({ eta }) => eta)
  return [...etas, ...(line.promisedOn === null ? [] : [line.promisedOn])].toSorted().at(-1) ?? null
}

/** When work begins next. */
function nextBegin(now: string, calendar: BusinessCalendar): string {
  const today = now.slice(0, 10)
  return begins(isBusinessDay(today, calendar) && now < begins(today) ? today : addBusinessDays(today, 1, calendar))
}

function begins(day: string): string {
  return instantAt(day, at, 'UTC').toISOString()
}
