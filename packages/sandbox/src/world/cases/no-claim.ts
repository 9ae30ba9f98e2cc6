import { addBusinessDays } from '../../truth/calendar.ts'
import { ship } from '../journey.ts'
import { type CustomerTraits, lineId, lineValue, ordinary, type PlannedOrder, planOrder, type Scene } from '../scene.ts'
import { type Case, type Planted, text, told } from './case.ts'

/** Row 1: there is nothing to claim, because nothing was bought or the matter was settled before. */
export const noClaimCases: readonly Case[] = [
  { class: 'UNPAID_ORDER', row: 1, share: 0.01, plant: (scene, ticket) => neverBought(scene, ticket, 'unpaid') },
  { class: 'CANCELLED_ORDER', row: 1, share: 0.01, plant: (scene, ticket) => neverBought(scene, ticket, 'cancelled') },
  {
    class: 'ALREADY_REFUNDED',
    row: 1,
    share: 0.02,
    plant: (scene, ticket) => {
      const planned = lostParcel(scene)
      const at = `${addBusinessDays(scene.today, -scene.draws.integer(1, 2), scene.country)}T11:30:00.000Z`
      const amountMinor = lineValue(planned)
      planned.refund = { id: scene.newId('REF'), line: lineId(planned), amountMinor, at }
      return settledBefore(ticket, [planned], planned.order.id)
    },
  },
  {
    class: 'ALREADY_REPLACED',
    row: 1,
    share: 0.02,
    plant: (scene, ticket) => {
      const parent = lostParcel(scene)
      const child = planOrder(scene, { placed: 2, promised: scene.draws.integer(1, 3) })
      const { order } = parent
      child.products = parent.products
      child.order = {
        ...child.order,
        parentId: order.id,
        address: order.address,
        signatureRequired: true,
        lines: order.lines.map((line) => ({ ...line, price: '0' })),
      }
      child.replaces = { line: lineId(parent), warehouse: scene.draws.pick(['LDS1', 'KSL1', 'RNO1']) }
      const parcel = ship(scene, child, { shipped: 2, moving: scene.draws.integer(0, 1) })
      return settledBefore(ticket, [parent, child], parcel.trackingNumber)
    },
  },
]

function neverBought(scene: Scene, ticket: string, status: 'unpaid' | 'cancelled'): Planted {
  const { draws } = scene
  const planned = planOrder(scene, { placed: draws.integer(4, 9), promised: -draws.integer(0, 2), status })
  return declined(ticket, [planned], planned.order.id, {})
}

function lostParcel(scene: Scene): PlannedOrder {
  const { draws } = scene
  const planned = planOrder(scene, {
    placed: draws.integer(13, 16),
    promised: -draws.integer(4, 6),
    lines: [ordinary],
    crossBorder: false,
  })
  ship(scene, planned, { shipped: draws.integer(10, 11), moving: draws.integer(6, 8) })
  return planned
}

function settledBefore(ticket: string, orders: PlannedOrder[], mention: string): Planted {
  return declined(ticket, orders, mention, { otherIncidents90Days: 0 })
}

function declined(ticket: string, orders: PlannedOrder[], mention: string, customer: CustomerTraits): Planted {
  return {
    orders,
    about: orders.slice(0, 1),
    customer,
    reason: 'whereIs',
    expected: 'decline',
    writes: told(ticket, 'solved', [text(mention)]),
    naming: 'must',
  }
}
