import { dayAfter, type DelayCase, type Expected, type Freight, type Giver, type Waiting } from './case.ts'
import { combined } from './combined.ts'
import { exposureOf, needOf, stockExposure, type Need } from './exposure.ts'
import type { Response, Served } from './response.ts'

/** A case, with what follows from it for every response. */
export interface Weighed extends DelayCase {
  readonly shipment: Expected
  readonly need: Need
}

export function weigh(of: DelayCase): Weighed {
  const shipment = { on: of.eta, sdDays: of.terms.arrivalSdDays[of.mode] }
  return { ...of, shipment, need: needOf(of.line, of.today, shipment) }
}

/** All responses that are possible as such, whatever may be spent. Each costs its outlay and the exposure that is left. */
export function responsesTo(of: DelayCase): readonly Response[] {
  const weighed = weigh(of)
  if (weighed.need.pieces === 0) return [wait(weighed)]
  return [
    wait(weighed),
    ...weighed.freight.flatMap((one) => [...expedite(weighed, one), ...split(weighed, one)]),
    ...weighed.givers.flatMap((one) => transfer(weighed, one)),
    ...buyElsewhere(weighed),
    ...substitute(weighed),
    ...reallocate(weighed),
    ...cancel(weighed),
    ...combined(weighed),
  ]
}

function wait(of: Weighed): Response {
  return { name: 'wait', kinds: ['wait'], measures: [], outlay: 0, cost: leftFor(of), served: new Map() }
}

function expedite(of: Weighed, by: Freight): Response[] {
  const { line, terms } = of
  if (by.capacity < line.quantity) return []
  const outlay = by.fixed + by.perPiece * line.quantity
  const goods = arrival(of, by)
  const left =
    sum(line.waiting, (one) => exposureOf(one, goods, terms)) + stockExposure(line.stock, of.today, goods, terms)
  return [
    {
      name: `expedite ${by.id}`,
      kinds: ['expedite'],
      measures: [{ kind: 'expedite', option: by.id, quantity: line.quantity }],
      outlay,
      cost: outlay - by.avoided + terms.handling + left,
      served: servedWith(line.waiting, goods),
    },
  ]
}

function split(of: Weighed, by: Freight): Response[] {
  const { pieces } = of.need
  if (!by.takesParts || by.capacity < pieces || pieces >= of.line.quantity) return []
  const outlay = by.fixed + by.perPiece * pieces
  return [
    {
      name: `split ${by.id}`,
      kinds: ['split'],
      measures: [{ kind: 'split', option: by.id, quantity: pieces }],
      outlay,
      cost: outlay + of.terms.handling + leftAfter(of, arrival(of, by)),
      served: servedWith(of.need.atRisk, arrival(of, by)),
    },
  ]
}

function transfer(of: Weighed, giver: Giver): Response[] {
  const { pieces } = of.need
  if (giver.surplus < pieces) return []
  const outlay = giver.fixed + giver.perPiece * pieces
  const goods = overLane(of, giver)
  return [
    {
      name: `transfer ${giver.warehouse}`,
      kinds: ['transfer'],
      measures: [{ kind: 'transfer', from: giver.warehouse, quantity: pieces }],
      outlay,
      cost: outlay + of.terms.handling + leftAfter(of, goods),
      served: servedWith(of.need.atRisk, goods),
    },
  ]
}

function buyElsewhere(of: Weighed): Response[] {
  const { terms, need, line } = of
  return of.offers.map(({ supplier, price, moq, pack, leadDays }) => {
    const quantity = pack * Math.ceil(Math.max(need.pieces, moq) / pack)
    // What is cheaper there is no saving: the line that is late is paid as well.
    const outlay = Math.max(0, quantity * (price - line.price))
    const goods = { on: dayAfter(of.today, leadDays), sdDays: terms.arrivalSdDays.supplier }
    const holding = terms.holdingShare * quantity * price
    return {
      name: `supplier ${supplier}`,
      kinds: ['supplier'],
      measures: [{ kind: 'supplier', supplier, quantity, price }],
      outlay,
      cost: outlay + terms.handling + holding + leftAfter(of, goods),
      served: servedWith(need.atRisk, goods),
    }
  })
}

function substitute(of: Weighed): Response[] {
  const { need, terms, shipment } = of
  if (need.short > 0) return []
  const exposed = sum(need.atRisk, (one) => exposureOf(one, shipment, terms))
  return of.substitutes
    .filter(({ available }) => available >= need.pieces)
    .map(({ sku, extraPerPiece, consentShare }) => {
      const extra = need.pieces * extraPerPiece
      const changed = extra + terms.changePerOrder * need.atRisk.length
      return {
        name: `substitute ${sku}`,
        kinds: ['substitute'],
        measures: [{ kind: 'substitute', sku, allocations: need.atRisk.map(({ id }) => id) }],
        outlay: extra,
        cost: consentShare * changed + (1 - consentShare) * exposed + leftOfOthers(of),
        served: new Map(need.atRisk.map(({ id }) => [id, { with: 'another article' }])),
      }
    })
}

function reallocate(of: Weighed): Response[] {
  const { need, terms, shipment } = of
  const [one] = need.atRisk
  if (!one || need.atRisk.length > 1) return []
  return of.reserved
    .filter(({ quantity }) => quantity === one.quantity)
    .map((other) => ({
      name: `reallocate ${other.id}`,
      kinds: ['reallocate'],
      measures: [{ kind: 'reallocate', allocation: one.id, with: other.id }],
      outlay: 0,
      cost: 2 * terms.changePerOrder + exposureOf(other, shipment, terms) + leftOfOthers(of),
      served: new Map<string, Served>([
        [one.id, { with: 'stock' }],
        [other.id, { with: 'goods', ...shipment }],
      ]),
    }))
}

function cancel(of: Weighed): Response[] {
  const { need, terms } = of
  if (need.short > 0 || need.atRisk.length === 0) return []
  const lost = sum(
    need.atRisk,
    ({ marginPerPiece, quantity, segment }) =>
      marginPerPiece * quantity + terms.goodwillPerLateOrder[segment] + terms.changePerOrder,
  )
  return [
    {
      name: 'cancel',
      kinds: ['cancel'],
      measures: [{ kind: 'cancel', allocations: need.atRisk.map(({ id }) => id) }],
      outlay: 0,
      cost: lost + leftOfOthers(of),
      served: new Map(need.atRisk.map(({ id }) => [id, { with: 'nothing' }])),
    },
  ]
}

export function arrival(of: Weighed, { days, mode }: Freight): Expected {
  return { on: dayAfter(of.today, days), sdDays: of.terms.arrivalSdDays[mode] }
}

export function overLane(of: Weighed, { days }: Giver): Expected {
  return { on: dayAfter(of.today, days), sdDays: of.terms.arrivalSdDays.transfer }
}

/** What is exposed when nothing is done. */
function leftFor(of: Weighed): number {
  return sum(of.need.atRisk, (one) => exposureOf(one, of.shipment, of.terms)) + leftOfOthers(of)
}

/** What is exposed when all that is needed comes before the shipment. */
function leftAfter(of: Weighed, goods: Expected): number {
  const { need, terms } = of
  return sum(need.atRisk, (one) => exposureOf(one, goods, terms)) + leftOfOthers(of, need.short)
}

/** What those who are not at risk and those who buy from stock are exposed to, where stock has so many pieces more. */
export function leftOfOthers({ need, line, today, shipment, terms }: Weighed, more = 0): number {
  return (
    sum(need.others, (one) => exposureOf(one, shipment, terms)) +
    stockExposure(line.stock, today, shipment, terms, more)
  )
}

export function servedWith(waiting: readonly Waiting[], { on, sdDays }: Expected): ReadonlyMap<string, Served> {
  return new Map(waiting.map(({ id }) => [id, { with: 'goods', on, sdDays }]))
}

export function sum<One>(all: readonly One[], of: (one: One) => number): number {
  return all.reduce((total, one) => total + of(one), 0)
}
