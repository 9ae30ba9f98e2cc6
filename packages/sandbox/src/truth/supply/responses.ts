import type { ResponseKind } from '../../records/supply/terms.ts'
import { addDays, daysBetween } from '../calendar.ts'
import { type Arrival, expectedShort, exposureOf, minorOf } from './exposure.ts'
import { needOf, type Need, ownArrival } from './need.ts'
import type { Claim, Situation } from './situation.ts'

/** One thing that is done about a late line. */
export interface Measure {
  kind: ResponseKind
  /** The freight option, warehouse, supplier, article or allocation; null for `wait` and `cancel`. */
  target: string | null
  /** Pieces that it moves, orders or frees; 0 for `wait`. */
  quantity: number
}

/** A possible response with what it costs. Minor units. */
export interface Response {
  name: string
  measures: Measure[]
  cost: number
  outlay: number
  /** When each claim that waits for the line has its goods; those that are not named are cancelled, or ask for consent. */
  arrivals: Map<string, Arrival>
}

interface Source {
  measure: Measure
  arrival: Arrival
  outlay: number
  quantity: number
}

export function nameOf(measures: readonly Measure[]): string {
  return measures.map(({ kind, target }) => (target === null ? kind : `${kind} ${target}`)).join(' + ')
}

/** Every response that there is on that day, whatever it costs and whether or not the money is there. */
export function responsesTo(situation: Situation): Response[] {
  const need = needOf(situation)
  const wait = composed(situation, need, [{ kind: 'wait', target: null, quantity: 0 }], [])
  if (need.pieces === 0) return [wait]
  return [
    wait,
    ...expedites(situation),
    ...fromSources(situation, need),
    ...substitutions(situation, need),
    ...reallocations(situation, need),
    ...cancellation(situation, need),
  ]
}

function expedites(situation: Situation): Response[] {
  const { line, freight, terms } = situation
  return freight
    .filter(({ capacity }) => capacity >= line.quantity)
    .map((way) => {
      const outlay = way.fixed + way.perPiece * line.quantity
      const measure: Measure = { kind: 'expedite', target: way.id, quantity: line.quantity }
      const arrival = { on: addDays(situation.today, way.days), sd: terms.arrivalSdDays[way.mode] }
      const arrivals = new Map(situation.waiting.map(({ id }) => [id, arrival]))
      const extra = outlay - way.avoided + minorOf(terms.handling)
      return response(situation, [measure], arrivals, extra, outlay, stockExposure(situation, 0, arrival))
    })
}

function fromSources(situation: Situation, need: Need): Response[] {
  const splits = (pieces: number): Source[] =>
    situation.freight
      .filter(({ takesParts, capacity }) => takesParts && capacity >= pieces && pieces < situation.line.quantity)
      .map((way) => ({
        measure: { kind: 'split', target: way.id, quantity: pieces },
        arrival: { on: addDays(situation.today, way.days), sd: situation.terms.arrivalSdDays[way.mode] },
        outlay: way.fixed + way.perPiece * pieces,
        quantity: pieces,
      }))
  const transfer = (giver: Situation['givers'][number], pieces: number): Source => ({
    measure: { kind: 'transfer', target: giver.warehouse, quantity: pieces },
    arrival: { on: addDays(situation.today, giver.days), sd: situation.terms.arrivalSdDays.transfer },
    outlay: giver.fixed + giver.perPiece * pieces,
    quantity: pieces,
  })
  const whole = situation.givers.filter(({ surplus }) => surplus >= need.pieces)
  const partly = situation.givers.filter(({ surplus }) => surplus > 0 && surplus < need.pieces)
  const pairs = partly.flatMap((giver) => {
    const rest = need.pieces - giver.surplus
    const others = situation.givers.filter(({ warehouse, surplus }) => warehouse !== giver.warehouse && surplus >= rest)
    return [...splits(rest), ...others.map((other) => transfer(other, rest))].map((other) => [
      transfer(giver, giver.surplus),
      other,
    ])
  })
  const single = [...splits(need.pieces), ...whole.map((giver) => transfer(giver, need.pieces))]
  return [...single.map((source) => [source]), ...pairs, ...orders(situation, need).map((source) => [source])].map(
    (sources) => {
      const measures = sources.map(({ measure }) => measure)
      return composed(situation, need, measures, sources)
    },
  )
}

function orders(situation: Situation, need: Need): Source[] {
  return situation.offers.map(({ supplier, price, moq, pack, leadDays }) => {
    const quantity = Math.ceil(Math.max(need.pieces, moq) / pack) * pack
    return {
      measure: { kind: 'supplier', target: supplier, quantity },
      arrival: { on: addDays(situation.today, leadDays), sd: situation.terms.arrivalSdDays.supplier },
      outlay: Math.max(0, quantity * (price - situation.line.price)),
      quantity: need.pieces,
    }
  })
}

/** Sources that arrive before the shipment serve the claims at risk and the stock; everything else waits. */
function composed(situation: Situation, need: Need, measures: Measure[], sources: Source[]): Response {
  const { terms } = situation
  const own = ownArrival(situation)
  const arrivals = new Map<string, Arrival>(situation.waiting.map(({ id }) => [id, own]))
  const queue = sources
    .toSorted((one, other) => (one.arrival.on < other.arrival.on ? -1 : 1))
    .map((one) => ({ ...one }))
  for (const claim of need.atRisk) {
    let left = claim.quantity
    let arrival = own
    for (const source of queue) {
      if (left === 0) break
      const part = Math.min(left, source.quantity)
      if (part === 0) continue
      source.quantity -= part
      left -= part
      arrival = source.arrival
    }
    arrivals.set(claim.id, left === 0 && sources.length > 0 ? arrival : own)
  }
  const outlay = sources.reduce((sum, source) => sum + source.outlay, 0)
  const holding = measures
    .filter(({ kind }) => kind === 'supplier')
    .reduce((sum, { target, quantity }) => sum + holdingOf(situation, target, quantity), 0)
  const extra = outlay + holding + sources.length * minorOf(terms.handling)
  const early = sources.length === 0 ? 0 : need.short
  return response(situation, measures, arrivals, extra, outlay, stockExposure(situation, early, own))
}

function holdingOf(situation: Situation, supplier: string | null, quantity: number): number {
  const offer = situation.offers.find((one) => one.supplier === supplier)
  return situation.terms.holdingShare * quantity * (offer?.price ?? 0)
}

function stockExposure(situation: Situation, early: number, arrival: Arrival): number {
  const { stock, terms, today } = situation
  const available = stock.available + early
  const short = expectedShort({ ...stock, available }, daysBetween(today, arrival.on), arrival.sd)
  return short * (stock.margin + minorOf(terms.goodwillPerMissingPiece))
}

function substitutions(situation: Situation, need: Need): Response[] {
  if (need.short > 0) return []
  const { terms } = situation
  const own = ownArrival(situation)
  const left = total(need.atRisk, (claim) => exposureOf(claim, own, terms))
  return situation.substitutes
    .filter(({ available }) => available >= need.claimed)
    .map(({ sku, extra, consent }) => {
      const outlay = need.claimed * extra
      const changes = minorOf(terms.changePerOrder) * need.atRisk.length
      const cost = consent * (outlay + changes) + (1 - consent) * left
      const measure: Measure = { kind: 'substitute', target: sku, quantity: need.claimed }
      return response(situation, [measure], waitingOnly(situation, need), cost, outlay, 0)
    })
}

function reallocations(situation: Situation, need: Need): Response[] {
  const [claim, ...more] = need.atRisk
  if (!claim || more.length > 0 || need.short > 0) return []
  const { terms, today } = situation
  const own = ownArrival(situation)
  return situation.reserved
    .filter(({ quantity }) => quantity === claim.quantity)
    .map((other) => {
      const arrivals = waitingOnly(situation, need)
      arrivals.set(claim.id, { on: today, sd: terms.arrivalSdDays.transfer })
      arrivals.set(other.id, own)
      const cost = 2 * minorOf(terms.changePerOrder) + exposureOf(other, own, terms)
      const measure: Measure = { kind: 'reallocate', target: other.id, quantity: claim.quantity }
      // What stands in the warehouse is not exposed to any arrival.
      const served = new Map(arrivals)
      served.delete(claim.id)
      return { ...response(situation, [measure], served, cost, 0, 0), arrivals }
    })
}

function cancellation(situation: Situation, need: Need): Response[] {
  if (need.short > 0 || need.atRisk.length === 0) return []
  const { terms } = situation
  const cost = total(
    need.atRisk,
    ({ margin, quantity, segment }) =>
      margin * quantity + minorOf(terms.goodwillPerLateOrder[segment]) + minorOf(terms.changePerOrder),
  )
  const measure: Measure = { kind: 'cancel', target: null, quantity: need.claimed }
  return [response(situation, [measure], waitingOnly(situation, need), cost, 0, 0)]
}

/** Claims that are not at risk go on waiting. */
function waitingOnly(situation: Situation, need: Need): Map<string, Arrival> {
  const own = ownArrival(situation)
  const others = situation.waiting.filter((claim) => !need.atRisk.includes(claim))
  return new Map(others.map(({ id }) => [id, own]))
}

function response(
  situation: Situation,
  measures: Measure[],
  arrivals: Map<string, Arrival>,
  extra: number,
  outlay: number,
  stock: number,
): Response {
  const exposed = total(situation.waiting, (claim) => {
    const arrival = arrivals.get(claim.id)
    return arrival ? exposureOf(claim, arrival, situation.terms) : 0
  })
  const cost = Math.round(extra + exposed + stock)
  return { name: nameOf(measures), measures, cost, outlay: Math.round(outlay), arrivals }
}

function total(claims: readonly Claim[], figure: (claim: Claim) => number): number {
  return claims.reduce((sum, claim) => sum + figure(claim), 0)
}
