import type { Draws } from '../random.ts'
import type { NewOrder } from '../records/add-order.ts'
import type { NewShipment } from '../records/add-shipment.ts'
import type { Customer } from '../records/customers.ts'
import { fromMinor } from '../records/money.ts'
import type { Address } from '../records/orders.ts'
import { addBusinessDays } from '../truth/calendar.ts'
import { type Product, productBetween, type ProductWish } from './catalogue.ts'
import type { Person } from './people.ts'
import { type Building, type Country, currencyOf, drawAddress } from './places.ts'

export type Difficulty = 1 | 2 | 3
export type IdKind = 'CUS' | 'ORD' | 'SHP' | 'TIC' | 'REF' | 'RET' | 'TRACK' | 'ROUTE'

/** Where one customer's story is made up: the draws, the day and the people. */
export interface Scene {
  draws: Draws
  difficulty: Difficulty
  today: string
  country: Country
  person: Person
  customerId: string
  catalogue: readonly Product[]
  newId(kind: IdKind): string
  /** Where the customer lives; the first order settles it. */
  home?: Address
}

/** An order with what happened to it. */
export interface PlannedOrder {
  order: NewOrder & { address: Address; currency: string }
  products: Product[]
  shipments: NewShipment[]
  refund?: { id: string; line: string; amountMinor: number; at: string }
  /** The order and line that this one replaced, and from where. */
  replaces?: { line: string; warehouse: string }
  routeReports?: { route: string; day: string; reports: number }
}

export type CustomerTraits = Partial<
  Pick<
    Customer,
    | 'kind'
    | 'otherIncidents90Days'
    | 'notReceivedClaims12Months'
    | 'orders12Months'
    | 'segmentClaimRate'
    | 'damagedClaims12Months'
    | 'returnedOrders12Months'
    | 'goodwill12Months'
  >
>

export interface OrderWish {
  /** Business days before today. */
  placed: number
  /** Business days from today; negative is past. */
  promised: number
  lines?: LineWish[]
  status?: NewOrder['status']
  crossBorder?: boolean
  building?: Building
}

export interface LineWish {
  /** Limits of the line's value in minor units. */
  low?: number
  high?: number
  quantity?: number
  scarce?: boolean
  held?: ProductWish['held']
  category?: ProductWish['category']
}

export const cheap: LineWish = { high: 4_500, scarce: false }
export const ordinary: LineWish = { high: 9_500, scarce: false }
export const costly: LineWish = { low: 10_500, high: 30_000, scarce: false }
export const soldOut: LineWish = { high: 9_500, scarce: true }
/** Somebody bought it before its batch was put on hold; of another batch there is enough, or there is none. */
export const heldPartly: LineWish = { high: 9_500, held: 'partly' }
export const heldWholly: LineWish = { high: 9_500, held: 'wholly' }

export function planOrder(scene: Scene, wish: OrderWish): PlannedOrder {
  const { draws, today, country } = scene
  const wishes = wish.lines ?? [{ high: 9_500 }]
  const quantities = wishes.map(({ quantity, low = 0, high = 9_500 }) => {
    const room = low === 0 && high >= 9_500
    return quantity ?? (room && draws.chance(0.2) ? 2 : 1)
  })
  const products = wishes.map((line, index) => {
    const { quantity: _, ...wished } = line
    return productBetween(scene.catalogue, draws, { low: 0, high: 9_500, quantity: quantities[index] ?? 1, ...wished })
  })
  const currency = currencyOf[country]
  if (!scene.home || wish.building) scene.home = drawAddress(draws, country, wish.building)
  const order = {
    id: scene.newId('ORD'),
    customerId: scene.customerId,
    status: wish.status ?? 'paid',
    placedOn: addBusinessDays(today, -wish.placed, country),
    promisedOn: addBusinessDays(today, wish.promised, country),
    currency,
    crossBorder: wish.crossBorder ?? draws.chance(country === 'IE' || country === 'FR' ? 0.5 : 0.1),
    address: scene.home,
    lines: products.map(({ sku, title, priceMinor, batch }, index) => ({
      sku,
      title,
      batch,
      quantity: quantities[index] ?? 1,
      price: fromMinor(priceMinor, currency).amount,
    })),
  }
  return { order, products, shipments: [] }
}

/** The id that line `index`, counted from 0, gets when the order is added. */
export function lineId(planned: PlannedOrder, index = 0): string {
  return `${planned.order.id}-${index + 1}`
}

/** Value of line `index`, counted from 0, in minor units. */
export function lineValue(planned: PlannedOrder, index = 0): number {
  return (planned.products[index]?.priceMinor ?? 0) * (planned.order.lines[index]?.quantity ?? 1)
}
