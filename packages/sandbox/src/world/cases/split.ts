import { claimFor, holdingOn, replacementOf, replyOn } from '../../truth/writes.ts'
import { type Journey, prove, ship } from '../journey.ts'
import { pointAt } from '../places.ts'
import { type PlannedOrder, planOrder, type Scene } from '../scene.ts'
import { type Case, near, owedOf, type Planted, text, told } from './case.ts'

/** Row 2: an order that travels in several parcels. */
export const splitCases: readonly Case[] = [
  {
    class: 'SPLIT_SHIPMENT',
    row: 2,
    share: 0.06,
    plant: (scene, ticket) => {
      const { planned, arrived } = partlyArrived(scene)
      const coming = ship(scene, planned, { ...onTheWay(scene), lines: rest(planned) })
      return missing(planned, told(ticket, 'solved', [text(arrived), text(coming.trackingNumber)]))
    },
  },
  {
    class: 'SPLIT_SHIPMENT',
    row: 2,
    share: 0.02,
    plant: (scene, ticket) => {
      const planned = planOrder(scene, { placed: 5, promised: scene.draws.integer(1, 3), lines: someLines(scene) })
      const first = ship(scene, planned, { ...onTheWay(scene), lines: [0] })
      const second = ship(scene, planned, { ...onTheWay(scene), lines: rest(planned) })
      const writes = told(ticket, 'solved', [text(first.trackingNumber), text(second.trackingNumber)])
      return { ...missing(planned, writes), reason: 'whereIs' }
    },
  },
  {
    class: 'SPLIT_WITH_A_LOST_PARCEL',
    row: 2,
    share: 0.015,
    decoyOf: 'SPLIT_SHIPMENT',
    plant: (scene, ticket) => {
      const { planned } = partlyArrived(scene, 10)
      const silent = scene.draws.integer(near(scene, 5, 6), 7)
      const lost = ship(scene, planned, { shipped: silent + 2, moving: silent, lines: rest(planned) })
      const owed = rest(planned).map((index) => owedOf(planned, lost, index))
      const tracking = owed.map(({ order, line }) => ({ kind: 'replacementTracking' as const, parent: order, line }))
      const replaced = owed.map((line) => replacementOf(line, false))
      return missing(planned, [...replaced, claimFor(lost.id), replyOn(ticket, 'solved', tracking)])
    },
  },
  {
    class: 'SPLIT_AND_NOT_SHIPPED',
    row: 2,
    share: 0.015,
    decoyOf: 'SPLIT_SHIPMENT',
    plant: (scene, ticket) => {
      const { planned } = partlyArrived(scene, 9)
      return { ...missing(planned, []), expected: 'handOver', tolerated: holdingOn(ticket) }
    },
  },
]

const someLines = (scene: Scene) =>
  Array.from({ length: scene.draws.integer(2, 3) }, () => ({ high: 4_900, scarce: false }))

function rest({ order }: PlannedOrder): number[] {
  return order.lines.map((_, index) => index).slice(1)
}

function onTheWay({ draws }: Scene): Journey {
  return { shipped: 2, moving: draws.integer(0, 1) }
}

/** The first line has come to the customer; nothing is said of the others. The promise of an order long ago is over. */
function partlyArrived(scene: Scene, placed = scene.draws.integer(6, 8)): { planned: PlannedOrder; arrived: string } {
  const { draws, person } = scene
  const promised = placed > 8 ? -draws.integer(1, 3) : draws.integer(-1, 2)
  const planned = planOrder(scene, { placed, promised, lines: someLines(scene), crossBorder: false })
  const { address } = planned.order
  const daysAgo = draws.integer(1, 3)
  const end = { state: 'Delivered', daysAgo } as const
  const arrived = ship(scene, planned, { shipped: daysAgo + 2, moving: daysAgo + 1, end, lines: [0] })
  prove(arrived, { ...pointAt(draws, address, draws.integer(3, 30)), unit: address.unit, signedBy: person.name })
  return { planned, arrived: arrived.trackingNumber }
}

function missing(planned: PlannedOrder, writes: Planted['writes']): Planted {
  return { orders: [planned], about: [planned], reason: 'partMissing', expected: 'settle', writes, naming: 'may' }
}
