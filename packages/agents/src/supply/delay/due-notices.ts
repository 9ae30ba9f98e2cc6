import { dayAfter, type Expected } from '../options/case.ts'
import { lateBy } from '../options/exposure.ts'
import type { Case } from './case-schema.ts'

export interface DueNotice {
  readonly id: string
  readonly customer: string
  readonly newDate: string
}

/** With what somebody's goods come. */
interface Served {
  readonly with: 'goods' | 'stock' | 'another article' | 'nothing'
  readonly on: string | null
  readonly sdDays: number
}

interface Told {
  readonly newDate: string
  /** Instant. */
  readonly at: string
}

/**
 * Which customers are told a new date: those whose promise is missed with at least the probability that the terms name
 * for them, once what was done about the delay is counted, unless the goods are expected in time all the same; and not again within the hours that the terms name, unless
 * the date became later. A date that has passed is not credible and is told to nobody.
 */
export function dueNotices(
  of: Case,
  served: ReadonlyMap<string, Served>,
  told: ReadonlyMap<string, readonly Told[]>,
  now: string,
): readonly DueNotice[] {
  const { from, fromForImportant, notAgainWithinHours, daysToCustomer } = of.terms.notices
  const shipment = { on: of.eta, sdDays: of.terms.arrivalSdDays[of.mode] }
  const moved = of.reserved.filter(({ id }) => served.has(id))
  const missed = [...of.line.waiting, ...moved].flatMap((one) => {
    const goods = goodsOf(served.get(one.id), shipment)
    if (!goods || goods.on < of.today) return []
    // What is there in time keeps the promise.
    if (goods.on <= one.neededOn) return []
    const important = one.segment === 'vip' || one.penaltyPerDay > 0
    if (lateBy(one, goods) < (important ? fromForImportant : from)) return []
    return [{ id: one.salesOrder, customer: one.customer, newDate: dayAfter(goods.on, daysToCustomer) }]
  })
  // An order of several lines is told the latest of its dates.
  const latest = new Map<string, DueNotice>()
  for (const one of missed.toSorted((a, b) => (a.newDate < b.newDate ? -1 : 1))) latest.set(one.id, one)
  return [...latest.values()].filter(({ id, newDate }) => {
    const last = told.get(id)?.at(-1)
    if (!last || newDate > last.newDate) return true
    if (newDate === last.newDate) return false
    return Date.parse(now) - Date.parse(last.at) >= notAgainWithinHours * 3_600_000
  })
}

/** With what somebody's goods come; undefined where they come with nothing, or stand there already. */
function goodsOf(served: Served | undefined, shipment: Expected): Expected | undefined {
  if (!served) return shipment
  return served.on === null ? undefined : { on: served.on, sdDays: served.sdDays }
}
