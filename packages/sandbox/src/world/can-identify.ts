import { daysBetween } from '../truth/calendar.ts'
import { policyParameters } from '../truth/policy.ts'
import type { Planted } from './cases/case.ts'
import type { PlannedOrder, Scene } from './scene.ts'

/**
 * Whether the best reader can still tell from the finished text which orders are meant: they are named, perhaps with a
 * slip that leads to just one of the customer's own, or nothing is named and they are the only recent one.
 */
export function canIdentify(scene: Scene, planted: Planted, own: readonly PlannedOrder[], body: string): boolean {
  if (planted.reason === 'vague') return false
  const found = ordersFound(scene, own, body)
  const meant = planted.about.map(({ order }) => order.id)
  return meant.length > 0 && found.length === meant.length && meant.every((id) => found.includes(id))
}

function ordersFound(scene: Scene, own: readonly PlannedOrder[], body: string): string[] {
  const ids = own.filter(({ order }) => order.parentId === undefined).map(({ order }) => order.id)
  const numbers = [...new Set(body.match(/ORD-\d{6}/g))]
  const named = new Set(numbers.flatMap((number) => namedBy(number, ids)))
  if (named.size > 0) return [...named]
  return own
    .filter(({ order }) => order.parentId === undefined && (order.status ?? 'paid') === 'paid')
    .filter(({ order }) => daysBetween(order.placedOn, scene.today) <= policyParameters.recentDays)
    .map(({ order }) => order.id)
}

function namedBy(number: string, ids: readonly string[]): string[] {
  if (ids.includes(number)) return [number]
  const near = ids.filter((id) => isOneSlip(number, id))
  return near.length === 1 ? near : []
}

/** One digit is another, or two neighbours are swapped. */
function isOneSlip(typed: string, id: string): boolean {
  const different = Array.from(id, (_, place) => place).filter((place) => typed[place] !== id[place])
  const [first = 0, second = 0] = different
  if (different.length === 1) return true
  return different.length === 2 && second === first + 1 && typed[first] === id[second] && typed[second] === id[first]
}
