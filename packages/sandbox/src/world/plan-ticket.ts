import type { Draws } from '../random.ts'
import type { NewCustomer } from '../records/add-customer.ts'
import type { NewTicket } from '../records/add-ticket.ts'
import type { TicketTruth } from '../truth/ticket-truth.ts'
import { holdingOn, noteOn } from '../truth/writes.ts'
import type { Case, Planted } from './cases/case.ts'
import { fine } from './cases/other.ts'
import { canIdentify } from './can-identify.ts'
import { prove, ship } from './journey.ts'
import { lineId, type PlannedOrder, planOrder, type Scene } from './scene.ts'
import { type Channel, channels, type Level, moods } from './wording/reason.ts'
import { mistype, type Reference } from './wording/reference.ts'
import { writeTicket } from './wording/write-ticket.ts'

/** A customer with everything of theirs that goes into the systems. */
export interface PlannedCustomer {
  customer: NewCustomer
  /** Who bought the first order as a gift, when that is somebody else. */
  buyer?: NewCustomer | null
  orders: PlannedOrder[]
}

export interface PlannedTicket extends PlannedCustomer {
  ticket: NewTicket
  returning: Planted['returning']
  truth: TicketTruth
}

/** Makes up one ticket of the case: the orders behind it, its wording, and what is right to do. */
export function planTicket(scene: Scene, chosen: Case, asOf: string, strangersOrder: string): PlannedTicket {
  const { draws, difficulty } = scene
  const id = scene.newId('TIC')
  const planted = chosen.plant(scene, id)
  const reference = chosen.reference ?? drawReference(scene, planted.naming)
  const injection = chosen.injection ?? (difficulty === 3 && draws.chance(0.1))
  const { subject, body, channel } = wordingOf(scene, planted, reference, injection, strangersOrder)
  const others = otherOrders(scene, reference === 'exact' && planted.naming === 'may')
  const own = [...planted.orders, ...others]
  const isIdentifiable = planted.naming === 'clear' || planted.buyer || canIdentify(scene, planted, own, body)
  const settled = isIdentifiable || planted.expected === 'ask' ? planted : askedAbout(id, planted)
  return {
    customer: customerOf(scene, planted),
    buyer: planted.buyer ?? null,
    orders: own,
    returning: planted.returning,
    ticket: {
      id,
      customerId: scene.customerId,
      channel,
      subject,
      body,
      status: draws.chance(0.7) ? 'new' : 'open',
      createdAt: new Date(Date.parse(asOf) - draws.integer(5, 800) * 60_000).toISOString(),
    },
    truth: {
      ticket: id,
      customer: scene.customerId,
      class: chosen.class,
      reason: planted.reason,
      orders: planted.about.map(({ order }) => order.id),
      row: planted.row ?? chosen.row,
      decoyOf: chosen.decoyOf ?? null,
      identifiable: Boolean(isIdentifiable),
      marks: [...(reference === 'exact' ? [] : [`${reference} reference`]), ...(injection ? ['injection'] : [])],
      expected: settled.expected,
      writes: settled.writes,
      tolerated: [noteOn(id), ...(settled.tolerated ?? [])],
    },
  }
}

/** What is right when noise has made the order unknowable: to ask. */
function askedAbout(id: string, planted: Planted): Planted {
  return { ...planted, expected: 'ask', writes: [], tolerated: holdingOn(id) }
}

/** A customer who has not written. */
export function planBystander(scene: Scene): PlannedCustomer {
  const orders = [fine(scene), ...otherOrders(scene, false)]
  return { customer: customerOf(scene, {}), orders }
}

const segments = ['new', 'standard', 'standard', 'vip'] as const

function customerOf(scene: Scene, planted: Pick<Planted, 'customer'>): NewCustomer {
  const { draws, person, country } = scene
  return {
    id: scene.customerId,
    ...person,
    country,
    segment: draws.pick(segments),
    orders12Months: draws.integer(2, 24),
    segmentClaimRate: draws.pick([0.01, 0.015, 0.02]),
    ...planted.customer,
  }
}

function drawReference(scene: Scene, naming: Planted['naming']): Reference {
  const draw = scene.draws.unit()
  if (naming === 'must') return 'exact'
  if (naming === 'clear') return scene.difficulty === 1 || draw < 0.6 ? 'exact' : draw < 0.85 ? 'none' : 'mistyped'
  if (naming === 'never') return scene.difficulty > 1 && draw < 0.5 ? 'unknown' : 'none'
  if (scene.difficulty === 1) return 'exact'
  if (scene.difficulty === 2) return draw < 0.6 ? 'exact' : draw < 0.85 ? 'none' : 'mistyped'
  if (draw < 0.35) return 'exact'
  return draw < 0.65 ? 'none' : draw < 0.85 ? 'mistyped' : 'foreign'
}

function wordingOf(
  scene: Scene,
  planted: Planted,
  reference: Reference,
  injection: boolean,
  strangersOrder: string,
): { subject: string; body: string; channel: Channel } {
  const { draws, person } = scene
  const [first] = planted.about
  const channel = draws.pick(channels)
  const written = writeTicket(draws, {
    family: { reason: planted.reason, mood: draws.pick(moods), level: drawLevel(scene), channel },
    difficulty: scene.difficulty,
    name: person.name,
    city: planted.orders[0]?.order.address.city ?? '',
    item: first?.products[planted.reason === 'partMissing' ? 1 : 0]?.title ?? null,
    placedOn: first?.order.placedOn ?? '',
    numbers: numbersIn(draws, planted, reference, strangersOrder),
    injection,
    quotable: reference === 'exact',
  })
  return { ...written, channel }
}

function numbersIn(draws: Draws, planted: Planted, reference: Reference, strangersOrder: string): string[] {
  const numbers = planted.about.map(({ order }) => order.id)
  if (reference === 'mistyped') return numbers.map((number) => mistype(draws, number))
  if (reference === 'unknown') return [`ORD-${draws.integer(100_000, 999_999)}`]
  if (reference === 'foreign') return [strangersOrder]
  return reference === 'none' ? [] : numbers
}

function drawLevel(scene: Scene): Level {
  const draw = scene.draws.unit()
  const learner = scene.country === 'DE' || scene.country === 'FR' ? 0.6 : 0.1
  if (draw < learner) return 'learner'
  return draw < learner + (1 - learner) * 0.35 ? 'formal' : 'plain'
}

/** Orders of long ago, and from difficulty 2, when it is `clear` which order is meant, perhaps one of these days. */
function otherOrders(scene: Scene, clear: boolean): PlannedOrder[] {
  const { draws, difficulty } = scene
  const count = draws.chance(0.65) ? draws.integer(1, 3) : 0
  const old = Array.from({ length: count }, () => {
    const placed = draws.integer(60, 220)
    const planned = planOrder(scene, { placed, promised: 4 - placed, lines: [{ high: 30_000, held: 'any' }] })
    const end = { state: 'Delivered', daysAgo: placed - 3 } as const
    const parcel = ship(scene, planned, { shipped: placed - 1, moving: placed - 2, end })
    prove(parcel, { unit: planned.order.address.unit, signedBy: scene.person.name })
    return planned
  })
  return clear && difficulty > 1 && draws.chance(0.3) ? [...old, fine(scene)] : old
}

/** The line of the parent order that a planned replacement stands for, as the systems keep it. */
export function replacementRow(planned: PlannedOrder): { order: string; line: string; quantity: number; sku: string } {
  const [line] = planned.order.lines
  return {
    order: planned.order.id,
    line: planned.replaces?.line ?? lineId(planned),
    quantity: line?.quantity ?? 1,
    sku: line?.sku ?? '',
  }
}
