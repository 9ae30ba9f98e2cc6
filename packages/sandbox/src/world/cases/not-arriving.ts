import { holdingOn } from '../../truth/writes.ts'
import { ship } from '../journey.ts'
import {
  costly,
  heldPartly,
  heldWholly,
  type LineWish,
  ordinary,
  type PlannedOrder,
  planOrder,
  type Scene,
  soldOut,
} from '../scene.ts'
import { type Case, carrierCases, near, owedFor, type Planted, remedied } from './case.ts'

/** Rows 5 and 6: the parcel was never handed over, or is lost. */
export const notArrivingCases: readonly Case[] = [
  { class: 'NEVER_HANDED_OVER', row: 5, share: 0.02, plant: (scene, ticket) => neverLeft(scene, ticket, 'on dock') },
  { class: 'NEVER_HANDED_OVER', row: 5, share: 0.02, plant: (scene, ticket) => neverLeft(scene, ticket, 'not found') },
  { class: 'LOST_PARCEL', row: 6, share: 0.05, plant: (scene, ticket) => lost(ticket, silentOrder(scene, ordinary)) },
  {
    class: 'ABOVE_LIMIT',
    row: 6,
    share: 0.02,
    plant: (scene, ticket) => needsApproval(ticket, silentOrder(scene, costly)),
  },
  {
    class: 'OUT_OF_STOCK',
    row: 6,
    share: 0.03,
    plant: (scene, ticket) => {
      const planned = silentOrder(scene, soldOut)
      return { ...lost(ticket, planned), writes: remedied(ticket, 6, planned, 'refund') }
    },
  },
  {
    class: 'LOST_PARCEL',
    row: 6,
    share: 0.03,
    plant: (scene, ticket) => {
      const { draws } = scene
      const silent = draws.integer(near(scene, 10, 11), 14)
      const placed = silent + draws.integer(6, 8)
      const wish = { placed, promised: -draws.integer(2, 5), lines: [ordinary], crossBorder: true }
      const planned = planOrder(scene, wish)
      ship(scene, planned, { shipped: silent + draws.integer(3, 4), moving: silent })
      return lost(ticket, planned)
    },
  },
  {
    class: 'LOST_PARCEL',
    row: 6,
    share: 0.03,
    plant: (scene, ticket) => {
      const { draws } = scene
      const daysAgo = draws.integer(1, 4)
      const planned = planOrder(scene, { placed: daysAgo + 7, promised: -draws.integer(0, 3), lines: [ordinary] })
      const substate = draws.pick(['lost', 'damaged'])
      const end = { state: 'Exception', daysAgo, substate } as const
      ship(scene, planned, { shipped: daysAgo + 4, moving: daysAgo + 1, end })
      return lost(ticket, planned)
    },
  },
  {
    class: 'SECOND_INCIDENT',
    row: 6,
    share: 0.02,
    plant: (scene, ticket) => ({
      ...needsApproval(ticket, silentOrder(scene, ordinary)),
      customer: { otherIncidents90Days: scene.draws.integer(1, 2) },
    }),
  },
  {
    class: 'BATCH_ON_HOLD',
    row: 6,
    share: 0.015,
    plant: (scene, ticket) => lost(ticket, silentOrder(scene, heldPartly)),
  },
  {
    class: 'BATCH_ON_HOLD',
    row: 6,
    share: 0.015,
    decoyOf: 'LOST_PARCEL',
    plant: (scene, ticket) => {
      const planned = silentOrder(scene, heldWholly)
      return { ...lost(ticket, planned), writes: remedied(ticket, 6, planned, 'refund') }
    },
  },
]

function neverLeft(scene: Scene, ticket: string, dock: 'on dock' | 'not found'): Planted {
  const { draws } = scene
  const shipped = draws.integer(near(scene, 3, 4), 6)
  const promised = draws.integer(scene.difficulty === 3 ? 1 : -2, scene.difficulty === 3 ? 2 : 0)
  const planned = planOrder(scene, { placed: shipped + draws.integer(1, 2), promised, lines: [ordinary] })
  ship(scene, planned, { shipped, dock })
  return settled('whereIs', planned, remedied(ticket, 5, planned))
}

/** A domestic parcel that nobody has scanned for long; at difficulty 3 it may still be promised for tomorrow. */
export function silentOrder(scene: Scene, line: LineWish): PlannedOrder {
  const { draws } = scene
  const silent = draws.integer(near(scene, 5, 6), 9)
  const promised = scene.difficulty === 3 && draws.chance(0.3) ? 1 : -draws.integer(1, 4)
  const lines =
    scene.difficulty > 1 && line === ordinary && draws.chance(0.2) ? [{ ...line, high: 4_900 }, cheapLine] : [line]
  const planned = planOrder(scene, { placed: silent + draws.integer(4, 6), promised, lines, crossBorder: false })
  ship(scene, planned, { shipped: silent + draws.integer(2, 3), moving: silent })
  return planned
}

const cheapLine: LineWish = { high: 4_500, scarce: false }

function lost(ticket: string, planned: PlannedOrder): Planted {
  return settled('whereIs', planned, remedied(ticket, 6, planned))
}

function needsApproval(ticket: string, planned: PlannedOrder): Planted {
  const shipment = owedFor(planned)[0]?.shipment ?? ''
  const tolerated = [...holdingOn(ticket), ...carrierCases(6, shipment)]
  return { ...lost(ticket, planned), expected: 'approval', tolerated }
}

function settled(reason: Planted['reason'], planned: PlannedOrder, writes: Planted['writes']): Planted {
  return { orders: [planned], about: [planned], reason, expected: 'settle', writes, naming: 'may' }
}
