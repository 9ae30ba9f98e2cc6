import type { Draws } from '../../random.ts'
import { minorOf } from '../../truth/supply/exposure.ts'
import type { Claim, Situation } from '../../truth/supply/situation.ts'
import { addDays } from '../../truth/calendar.ts'
import { sampleTerms } from '../../records/supply/sample-terms.ts'
import type { DelayClass } from './delay-classes.ts'
import { laneBetween, warehouses } from './warehouses.ts'

/** The dates of a shipment that becomes late. Calendar dates. */
export interface Timeline {
  mode: 'sea' | 'rail' | 'road'
  etd: string
  etaOriginal: string
  /** Each report that moves the arrival: the day it comes, and the new date. */
  reports: { on: string; eta: string }[]
}

/** Numbers of records that belong to one shipment. */
export interface ShipmentIds {
  line: string
  sku: string
  substitute: string
  newAllocation(): string
  newOrder(): string
  newFreight(): string
}

const ampleBudget = 5_000_000

/** A situation on the day of the last report, from the parameters of a class. */
export function drawSituation(
  draws: Draws,
  of: DelayClass,
  timeline: Timeline,
  place: { warehouse: string; ids: ShipmentIds; otherSupplier: string },
): Situation {
  const { ids, warehouse } = place
  const last = timeline.reports.at(-1) ?? { on: timeline.etaOriginal, eta: timeline.etaOriginal }
  const between = ([low, high]: readonly [number, number]): number => draws.integer(low, high)
  const price = between(of.price)
  const margin = Math.round((price * between(of.marginShare)) / 100)
  const claim = (neededOn: string, penalty: number): Claim => ({
    id: ids.newAllocation(),
    salesOrder: ids.newOrder(),
    segment: penalty > 0 ? 'standard' : draws.pick(['new', 'standard', 'standard', 'vip']),
    quantity: between(of.pieces),
    neededOn,
    penaltyPerDay: penalty,
    penaltyCap: penalty * 10,
    margin,
  })
  const first = of.worsens ? 6 : 2
  const atRisk = Array.from({ length: between(of.atRisk) }, () =>
    claim(addDays(timeline.etaOriginal, first + draws.integer(0, 1)), of.penalty ? between(of.penalty) : 0),
  )
  const safe = Array.from({ length: between(of.safe) }, () =>
    claim(addDays(last.eta, draws.integer(7, 16)), of.penalty && draws.chance(0.3) ? between(of.penalty) : 0),
  )
  const waiting = [...atRisk, ...safe]
  const [one] = atRisk
  // Whoever has as many reserved needs them later, or as soon and with the same penalty.
  const reservedBy = (like: Claim): Claim =>
    of.reserved ? claim(addDays(last.eta, draws.integer(10, 20)), 0) : claim(like.neededOn, like.penaltyPerDay)
  const reserved = one && (of.reserved || draws.chance(0.3)) ? [{ ...reservedBy(one), quantity: one.quantity }] : []
  const stock = drawStock(draws, of, timeline, margin)
  const claimed = waiting.reduce((sum, { quantity }) => sum + quantity, 0)
  const toStock =
    stock.demandPerDay === 0 ? draws.integer(10, 40) : Math.ceil(stock.demandPerDay * draws.integer(18, 25))
  const needed = atRisk.reduce((sum, { quantity }) => sum + quantity, 0)
  const rough = Math.max(needed, Math.ceil(stock.demandPerDay * 6), 10)
  const situation: Situation = {
    today: last.on,
    eta: last.eta,
    mode: timeline.mode,
    line: { id: ids.line, sku: ids.sku, quantity: claimed + toStock, price },
    waiting,
    reserved,
    stock,
    freight: of.freight.map((way) => ({
      id: ids.newFreight(),
      mode: way.mode,
      takesParts: way.parts,
      capacity: claimed + toStock,
      fixed: between(way.fixed),
      perPiece: between(way.perPiece),
      avoided: draws.integer(1_000, 4_000),
      days: between(way.days),
    })),
    givers: givers(draws, of, warehouse, rough),
    offers: drawOffers(draws, of, price, place.otherSupplier),
    substitutes: drawSubstitutes(draws, of, rough, ids.substitute),
    budgetLeft: ampleBudget,
    terms: sampleTerms,
  }
  return situation
}

/** Of a class that lives on it, an offer that is worth it; elsewhere now and then one that is dear and slow. */
function drawOffers(draws: Draws, of: DelayClass, price: number, supplier: string): Situation['offers'] {
  if (!of.offer && !draws.chance(0.4)) return []
  const { premium, days } = of.offer ?? { premium: [20, 60], days: [6, 20] }
  return [
    {
      supplier,
      price: Math.round((price * (100 + draws.integer(premium[0], premium[1]))) / 100),
      moq: draws.pick([6, 12, 24]),
      pack: draws.pick([1, 6]),
      leadDays: draws.integer(days[0], days[1]),
    },
  ]
}

/** In the same way an article that most customers take, or one that few do. */
function drawSubstitutes(draws: Draws, of: DelayClass, needed: number, sku: string): Situation['substitutes'] {
  if (!of.substitute && !draws.chance(0.4)) return []
  const { consent, extra } = of.substitute ?? { consent: [10, 40], extra: [300, 1_500] }
  return [
    {
      sku,
      available: needed + draws.integer(20, 80),
      extra: draws.integer(extra[0], extra[1]),
      consent: draws.integer(consent[0], consent[1]) / 100,
    },
  ]
}

function drawStock(draws: Draws, of: DelayClass, timeline: Timeline, margin: number): Situation['stock'] {
  if (!of.stock) return { available: 0, demandPerDay: 0, demandSd: 0, margin }
  const [last] = timeline.reports.slice(-1)
  const demandPerDay = draws.integer(of.stock.perDay[0], of.stock.perDay[1])
  const days = Math.round(
    (Date.parse(timeline.etaOriginal) - Date.parse(last?.on ?? timeline.etaOriginal)) / 86_400_000,
  )
  const cover = draws.integer(of.stock.cover[0], of.stock.cover[1])
  return { available: demandPerDay * (days + cover), demandPerDay, demandSd: Math.round(demandPerDay * 2) / 10, margin }
}

function givers(draws: Draws, of: DelayClass, to: string, needed: number): Situation['givers'] {
  return warehouses
    .filter((warehouse) => warehouse !== to)
    .map((warehouse) => ({ warehouse, ...laneBetween(warehouse, to) }))
    .toSorted((one, other) => one.days - other.days)
    .map((giver, index) => {
      const [low, high] = of.surplus[index] ?? [0, 0]
      const share = low + draws.unit() * (high - low)
      return { ...giver, surplus: Math.round(share * needed) }
    })
    .toSorted((one, other) => (one.warehouse < other.warehouse ? -1 : 1))
}

/** The budget that a class with a short one leaves, by what its best response would lay out. */
export function budgetLeft(draws: Draws, of: DelayClass, outlay: number): number {
  if (!of.budget) return ampleBudget
  return Math.round((outlay * draws.integer(of.budget[0], of.budget[1])) / 100)
}

/** Why the noise of estimation does not decide: amounts in minor units that a choice has to be clear by. */
export const clearEnough = minorOf({ amount: '8.00', currency: sampleTerms.currency })
