import type { NewShipment } from '../../records/add-shipment.ts'
import { addDays, addBusinessDays, dateOf } from '../../truth/calendar.ts'
import { policyParameters } from '../../truth/policy.ts'
import { followUpOn, holdingOn, traceFor } from '../../truth/writes.ts'
import { type Journey, prove, ship } from '../journey.ts'
import { signatureOf, strangerTo } from '../people.ts'
import { drawUnit, pointAt } from '../places.ts'
import { cheap, costly, type LineWish, ordinary, type PlannedOrder, planOrder, type Scene, soldOut } from '../scene.ts'
import { type Case, carrierCases, owedFor, type Planted, remedied, told } from './case.ts'

type Evidence = 'other unit' | 'far and left elsewhere' | 'unit missing and other reports'

const entitled = ['GB', 'IE'] as const
const others = ['DE', 'FR', 'US'] as const

/** Rows 7, 8 and 9: the carrier says that it delivered. */
export const deliveredCases: readonly Case[] = [
  { class: 'MISDELIVERED_PARCEL', row: 7, share: 0.06, plant: misdelivered('other unit', ordinary) },
  {
    class: 'ABOVE_LIMIT',
    row: 7,
    share: 0.02,
    plant: (scene, ticket) => {
      const planned = misdeliveredOrder(scene, 'other unit', costly)
      const tolerated = [...holdingOn(ticket), ...carrierCases(7, owedFor(planned)[0]?.shipment ?? '')]
      return { ...claimed(planned, remedied(ticket, 7, planned)), expected: 'approval', tolerated }
    },
  },
  { class: 'MISDELIVERED_PARCEL', row: 7, share: 0.04, plant: misdelivered('far and left elsewhere', ordinary) },
  {
    class: 'MISDELIVERED_PARCEL',
    row: 7,
    share: 0.02,
    plant: misdelivered('unit missing and other reports', ordinary),
  },
  {
    class: 'OUT_OF_STOCK',
    row: 7,
    share: 0.02,
    plant: (scene, ticket) => {
      const planned = misdeliveredOrder(scene, 'other unit', soldOut)
      return claimed(planned, remedied(ticket, 7, planned, 'refund'))
    },
  },
  { class: 'DELIVERED_AND_SIGNED', row: 8, share: 0.1, plant: (scene, ticket) => signed(scene, ticket, 'self', false) },
  {
    class: 'DELIVERED_AND_SIGNED',
    row: 8,
    share: 0.05,
    decoyOf: 'MISDELIVERED_PARCEL',
    plant: (scene, ticket) => signed(scene, ticket, 'home', true),
  },
  {
    class: 'UNDETERMINED_DELIVERY',
    row: 9,
    share: 0.05,
    countries: entitled,
    plant: (scene, ticket) => {
      const planned = unprovenOrder(scene, ordinary)
      return claimed(planned, remedied(ticket, 9, planned))
    },
  },
  {
    class: 'UNDETERMINED_DELIVERY',
    row: 9,
    share: 0.03,
    countries: others,
    plant: (scene, ticket) => {
      const planned = unprovenOrder(scene, cheap)
      return claimed(planned, remedied(ticket, 9, planned))
    },
  },
  {
    class: 'UNDETERMINED_DELIVERY',
    row: 9,
    share: 0.03,
    countries: others,
    decoyOf: 'MISDELIVERED_PARCEL',
    plant: forAPerson,
  },
  {
    class: 'FREQUENT_CLAIMS',
    row: 9,
    share: 0.03,
    decoyOf: 'MISDELIVERED_PARCEL',
    plant: (scene, ticket) => {
      const { draws } = scene
      const planned = draws.chance(0.5)
        ? misdeliveredOrder(scene, 'other unit', ordinary, false)
        : unprovenOrder(scene, cheap)
      const customer = {
        notReceivedClaims12Months: draws.integer(3, 5),
        orders12Months: draws.integer(8, 12),
        segmentClaimRate: draws.integer(15, 30) / 1000,
      }
      return { ...handedOver(ticket, planned), customer }
    },
  },
  {
    class: 'BUSINESS_CUSTOMER',
    row: 9,
    share: 0.015,
    countries: entitled,
    decoyOf: 'UNDETERMINED_DELIVERY',
    plant: (scene, ticket) => ({
      ...handedOver(ticket, unprovenOrder(scene, { low: 5_500, high: 9_500, scarce: false })),
      customer: { kind: 'business' },
    }),
  },
  {
    class: 'SIGNED_AND_FREQUENT',
    row: 8,
    share: 0.015,
    decoyOf: 'DELIVERED_AND_SIGNED',
    plant: (scene, ticket) => {
      const { tolerated: _, ...planted } = signed(scene, ticket, 'self', false)
      const { draws } = scene
      const customer = {
        notReceivedClaims12Months: draws.integer(3, 5),
        orders12Months: draws.integer(8, 12),
        segmentClaimRate: 0.02,
      }
      return { ...planted, expected: 'handOver', writes: [], tolerated: holdingOn(ticket), customer }
    },
  },
]

function misdelivered(evidence: Evidence, line: LineWish): Case['plant'] {
  return (scene, ticket) => {
    const planned = misdeliveredOrder(scene, evidence, line)
    return claimed(planned, remedied(ticket, 7, planned))
  }
}

/** Evidence of at least 4 by the policy's weights, whatever else the draws add. */
export function misdeliveredOrder(
  scene: Scene,
  evidence: Evidence,
  line: LineWish,
  otherWeight = scene.draws.chance(0.1),
): PlannedOrder {
  const { draws } = scene
  const units = { 'other unit': 'named', 'unit missing and other reports': 'missing' } as const
  const building = evidence === 'far and left elsewhere' ? {} : { units: units[evidence] }
  const { planned, parcel } = deliver(scene, [line], { otherWeight }, building)
  const { address } = planned.order
  const signedBy = draws.chance(0.4) ? strangerTo(draws, scene.country, scene.person) : null
  if (evidence === 'other unit') {
    let unit = drawUnit(draws)
    while (unit === address.unit) unit = drawUnit(draws)
    prove(parcel, { ...within(scene, planned), unit, signedBy })
  } else if (evidence === 'far and left elsewhere') {
    const metres = farMetres(scene, address.area)
    const driverNote = draws.pick(['left with neighbour', 'left at reception', 'handed in at other unit'])
    prove(parcel, { ...pointAt(draws, address, metres), unit: null, signedBy, driverNote })
  } else {
    prove(parcel, { ...within(scene, planned), unit: null, signedBy })
    reportRoute(planned, parcel, draws.integer(1, 4))
  }
  return planned
}

function farMetres(scene: Scene, area: 'urban' | 'rural'): number {
  const limit = policyParameters.misdelivery.farMetres[area]
  return scene.difficulty === 3 ? limit + scene.draws.integer(3, 20) : limit + scene.draws.integer(60, 400)
}

function signed(scene: Scene, ticket: string, by: 'self' | 'home', otherWeight: boolean): Planted {
  const { draws, person } = scene
  const { planned, parcel } = deliver(scene, [{ high: 9_500 }], { otherWeight })
  const name = by === 'home' && person.household.length > 0 ? draws.pick(person.household) : person.name
  const signedBy = signatureOf(draws, name, scene.difficulty)
  prove(parcel, { ...within(scene, planned), unit: planned.order.address.unit, signedBy })
  parcel.substate = name === person.name ? 'signed' : 'signed by household'
  const days = policyParameters.followUpAfterAskingDays
  const dates = [addDays(scene.today, days), addBusinessDays(scene.today, days, scene.country)]
  return claimed(planned, [...told(ticket, 'pending'), followUpOn(ticket, [...new Set(dates)])])
}

/** Delivered with nothing that proves it and, from difficulty 2, some evidence against it that does not suffice. */
export function unprovenOrder(scene: Scene, line: LineWish): PlannedOrder {
  const { draws } = scene
  const hint = scene.difficulty === 1 ? 'none' : draws.pick(['none', 'weight', 'stranger', 'far', 'reports'] as const)
  const units = draws.chance(0.3) ? 'named' : 'none'
  const { planned, parcel } = deliver(scene, [line], { otherWeight: hint === 'weight' }, { units })
  const { address } = planned.order
  const metres = hint === 'far' ? farMetres(scene, address.area) : null
  const signedBy = hint === 'stranger' ? strangerTo(draws, scene.country, scene.person) : null
  const point = metres === null ? within(scene, planned) : pointAt(draws, address, metres)
  if (hint !== 'none' || draws.chance(0.6)) prove(parcel, { ...point, unit: null, signedBy })
  if (hint === 'reports') reportRoute(planned, parcel, draws.integer(1, 3))
  return planned
}

function forAPerson(scene: Scene, ticket: string): Planted {
  const { draws } = scene
  if (draws.chance(0.5)) return handedOver(ticket, unprovenOrder(scene, { low: 5_500, high: 9_500, scarce: false }))
  const customer = { notReceivedClaims12Months: 1, orders12Months: draws.integer(25, 40), segmentClaimRate: 0.03 }
  return { ...handedOver(ticket, unprovenOrder(scene, cheap)), customer }
}

function handedOver(ticket: string, planned: PlannedOrder): Planted {
  const shipment = owedFor(planned)[0]?.shipment ?? ''
  return { ...claimed(planned, []), expected: 'handOver', tolerated: [...holdingOn(ticket), traceFor(shipment)] }
}

function claimed(planned: PlannedOrder, writes: Planted['writes']): Planted {
  const about = [planned]
  return { orders: about, about, reason: 'saysDelivered', expected: 'settle', writes, naming: 'may' }
}

/** An order that was delivered one to four business days ago, on the promised day or a day late or early. */
export function deliver(
  scene: Scene,
  lines: LineWish[],
  journey: Partial<Journey> = {},
  building: { units?: 'none' | 'named' | 'missing' } = {},
): { planned: PlannedOrder; parcel: NewShipment } {
  const { draws } = scene
  const daysAgo = draws.integer(1, 4)
  const shipped = daysAgo + draws.integer(2, 4)
  const promised = Math.min(0, draws.integer(-1, 1) - daysAgo)
  const planned = planOrder(scene, { placed: shipped + draws.integer(1, 2), promised, lines, building })
  const end = { state: 'Delivered', daysAgo } as const
  return { planned, parcel: ship(scene, planned, { shipped, moving: daysAgo + 1, end, ...journey }) }
}

/** A point that counts as the address itself. */
export function within(scene: Scene, planned: PlannedOrder): { latitude: number; longitude: number } {
  const { draws } = scene
  const { address } = planned.order
  const limit = policyParameters.misdelivery.farMetres[address.area]
  return pointAt(draws, address, scene.difficulty === 3 ? limit - draws.integer(4, 40) : draws.integer(2, limit / 2))
}

function reportRoute(planned: PlannedOrder, parcel: NewShipment, reports: number): void {
  const day = dateOf(parcel.events?.at(-1)?.at ?? '')
  planned.routeReports = { route: parcel.route ?? '', day, reports }
}
