import { addBusinessDays } from '../../truth/calendar.ts'
import { policyParameters } from '../../truth/policy.ts'
import { followUpOn } from '../../truth/writes.ts'
import { ship } from '../journey.ts'
import { type PlannedOrder, planOrder, type Scene } from '../scene.ts'
import { type Case, near, text, told } from './case.ts'

/** Rows 3, 4 and 10: the parcel is somewhere, and the customer has to know where or to do something. */
export const onTheWayCases: readonly Case[] = [
  {
    class: 'STILL_IN_TIME',
    row: 3,
    share: 0.15,
    plant: (scene, ticket) => inTime(ticket, [movingOrder(scene)]),
  },
  {
    class: 'STILL_IN_TIME',
    row: 3,
    share: 0.05,
    decoyOf: 'NEVER_HANDED_OVER',
    plant: (scene, ticket) => {
      const { draws } = scene
      const planned = planOrder(scene, { placed: draws.integer(2, 3), promised: draws.integer(3, 6) })
      ship(scene, planned, { shipped: draws.integer(0, 1) })
      return inTime(ticket, [planned])
    },
  },
  {
    class: 'TWO_ORDERS',
    row: 3,
    share: 0.01,
    plant: (scene, ticket) => {
      const first = movingOrder(scene, 1)
      const second = movingOrder(scene, 2)
      return { ...inTime(ticket, [first, second]), naming: 'must', reason: 'twoOrders' }
    },
  },
  {
    class: 'WAITING_FOR_PICKUP',
    row: 4,
    share: 0.03,
    plant: (scene, ticket) => {
      const planned = waitingOrder(scene)
      const [parcel] = planned.shipments
      return explained(ticket, planned, [parcel?.pickupPoint ?? ''])
    },
  },
  {
    class: 'ATTEMPT_FAILED',
    row: 4,
    share: 0.02,
    plant: (scene, ticket) => {
      const { draws } = scene
      const planned = planOrder(scene, { placed: draws.integer(6, 9), promised: -draws.integer(0, 2) })
      const daysAgo = draws.integer(1, 2)
      const end = { state: 'AttemptFail', daysAgo } as const
      const parcel = ship(scene, planned, { shipped: daysAgo + draws.integer(2, 3), moving: daysAgo + 1, end })
      return explained(ticket, planned, [parcel.trackingNumber])
    },
  },
  {
    class: 'RETURNED_TO_SENDER',
    row: 10,
    share: 0.04,
    plant: (scene, ticket) => {
      const { draws } = scene
      const planned = planOrder(scene, { placed: draws.integer(10, 13), promised: -draws.integer(1, 4) })
      const daysAgo = draws.integer(1, 3)
      const end = { state: 'Exception', daysAgo, substate: 'returned' } as const
      const parcel = ship(scene, planned, { shipped: daysAgo + draws.integer(4, 5), moving: daysAgo + 2, end })
      const last = parcel.events?.at(-1)
      if (last)
        last.remark = draws.pick(['Address not found, back with the sender', 'Undeliverable, returned to shipper'])
      return {
        orders: [planned],
        about: [planned],
        reason: 'returned',
        expected: 'settle',
        writes: told(ticket, 'pending'),
        naming: 'may',
      }
    },
  },
]

const pickupPoints = ['Corner Kiosk', 'Parcel Shop Central', 'Station Newsagent', 'Locker 114', 'Fuel Stop West']

/** An order whose parcel waits at a shop. */
export function waitingOrder(scene: Scene): PlannedOrder {
  const { draws } = scene
  const planned = planOrder(scene, { placed: draws.integer(6, 10), promised: -draws.integer(0, 3) })
  const daysAgo = draws.integer(1, 4)
  ship(scene, planned, {
    shipped: daysAgo + draws.integer(2, 3),
    moving: daysAgo + 1,
    end: { state: 'AvailableForPickup', daysAgo },
    pickupPoint: `${draws.pick(pickupPoints)}, ${draws.integer(1, 90)} ${planned.order.address.city}`,
  })
  return planned
}

function explained(ticket: string, planned: PlannedOrder, mentions: string[]): ReturnType<Case['plant']> {
  return {
    orders: [planned],
    about: [planned],
    reason: 'pickup',
    expected: 'settle',
    writes: told(ticket, 'solved', mentions.map(text)),
    naming: 'may',
  }
}

/** A parcel that moves and is promised for later; `promised` in business days from today. */
export function movingOrder(scene: Scene, promised = scene.draws.integer(1, 5)): PlannedOrder {
  const { draws } = scene
  const planned = planOrder(scene, { placed: draws.integer(4, 6), promised })
  ship(scene, planned, { shipped: draws.integer(2, 3), moving: draws.integer(0, near(scene, 2, 1)) })
  return planned
}

function inTime(ticket: string, orders: PlannedOrder[]): ReturnType<Case['plant']> {
  const days = policyParameters.followUpAfterPromiseBusinessDays
  const dates = orders.map(({ order }) => addBusinessDays(order.promisedOn, days, order.address.country))
  return {
    orders,
    about: orders,
    reason: 'whereIs',
    expected: 'settle',
    writes: [...told(ticket, 'pending'), ...dates.map((date) => followUpOn(ticket, [date]))],
    naming: 'may',
  }
}
