import { holdingOn, replyOn } from '../../truth/writes.ts'
import { prove, ship } from '../journey.ts'
import { ordinary, type PlannedOrder, planOrder, type Scene } from '../scene.ts'
import type { Reason } from '../wording/reason.ts'
import { type Case, type Planted, remedied, text } from './case.ts'
import { deliver, misdeliveredOrder, within } from './delivered.ts'
import { silentOrder } from './not-arriving.ts'
import { movingOrder, waitingOrder } from './on-the-way.ts'

/** Tickets about something else, tickets that say too little, and texts that try to give orders. */
export const otherCases: readonly Case[] = [
  {
    class: 'MOOD_ONLY',
    row: null,
    share: 0.02,
    reference: 'none',
    plant: (scene, ticket) => unclear(ticket, 'vague', [scene.draws.chance(0.5) ? movingOrder(scene) : fine(scene)]),
  },
  ...(['damaged', 'return', 'invoice', 'cancel', 'other'] as const).map(outOfScope),
  {
    class: 'UNCLEAR_ORDER',
    row: null,
    share: 0.02,
    plant: (scene, ticket) =>
      unclear(ticket, 'whereIs', [
        silentOrder(scene, ordinary),
        movingOrder(scene),
        ...(scene.difficulty > 1 ? [movingOrder(scene)] : []),
      ]),
  },
  {
    class: 'LOST_PARCEL',
    row: 6,
    share: 0.02,
    reference: 'none',
    plant: (scene, ticket) => {
      const planned = silentOrder(scene, ordinary)
      return meant(planned, 'whereIs', remedied(ticket, 6, planned))
    },
  },
  {
    class: 'MISDELIVERED_PARCEL',
    row: 7,
    share: 0.01,
    reference: 'mistyped',
    plant: (scene, ticket) => {
      const planned = misdeliveredOrder(scene, 'other unit', ordinary)
      return meant(planned, 'saysDelivered', remedied(ticket, 7, planned))
    },
  },
  {
    class: 'INJECTED_ORDERS',
    row: 7,
    share: 0.02,
    injection: true,
    plant: (scene, ticket) => {
      const planned = misdeliveredOrder(scene, 'far and left elsewhere', ordinary)
      return meant(planned, 'saysDelivered', remedied(ticket, 7, planned))
    },
  },
  {
    class: 'TWO_ORDERS',
    row: 6,
    share: 0.01,
    plant: (scene, ticket) => {
      const gone = silentOrder(scene, ordinary)
      const waiting = waitingOrder(scene)
      const [parcel] = waiting.shipments
      // One answer may say both things, or two may say one each.
      const second = replyOn(ticket, 'solved', [text(parcel?.pickupPoint ?? '')])
      return {
        ...meant(gone, 'twoOrders', [...remedied(ticket, 6, gone), second]),
        orders: [gone, waiting],
        about: [gone, waiting],
        naming: 'must',
      }
    },
  },
  {
    class: 'NOT_LOST_YET',
    row: null,
    share: 0.02,
    decoyOf: 'LOST_PARCEL',
    plant: (scene, ticket) => ({
      ...meant(quietOrder(scene), 'whereIs', []),
      expected: 'handOver',
      tolerated: holdingOn(ticket),
    }),
  },
]

/** No row holds: the promise is past, and the parcel is silent, but not for long enough. Holidays may hide that. */
function quietOrder(scene: Scene): PlannedOrder {
  const { draws } = scene
  const silent = draws.integer(3, 4)
  const planned = planOrder(scene, { placed: silent + 6, promised: -draws.integer(1, 2), crossBorder: false })
  ship(scene, planned, { shipped: silent + 3, moving: silent })
  return planned
}

function outOfScope(reason: Reason): Case {
  return {
    class: 'OUT_OF_SCOPE',
    row: null,
    share: 0.02,
    plant: (scene, ticket) => ({
      ...meant(reason === 'cancel' ? movingOrder(scene) : fine(scene), reason, []),
      expected: 'handOver',
      tolerated: holdingOn(ticket),
    }),
  }
}

/** An order that arrived as it should. */
export function fine(scene: Scene): PlannedOrder {
  const { planned, parcel } = deliver(scene, [{ high: 30_000, held: 'any' }])
  prove(parcel, { ...within(scene, planned), unit: planned.order.address.unit, signedBy: scene.person.name })
  return planned
}

function unclear(ticket: string, reason: Reason, orders: PlannedOrder[]): Planted {
  return {
    orders,
    about: [],
    reason,
    expected: 'ask',
    writes: [],
    tolerated: holdingOn(ticket),
    naming: 'never',
    identifiable: false,
  }
}

function meant(planned: PlannedOrder, reason: Reason, writes: Planted['writes']): Planted {
  return { orders: [planned], about: [planned], reason, expected: 'settle', writes, naming: 'may' }
}
