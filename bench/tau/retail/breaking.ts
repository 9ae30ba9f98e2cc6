import type { Json } from 'operant'
import type { RightWrite } from '../domain.ts'
import type { Mutation } from '../replay/mutations.ts'
import { withArguments, type Wish } from '../replay/wish.ts'
import { Records, type Tables } from '../world/records.ts'
import type { Order, PaymentMethod, Product, Swap, User } from './records.ts'

/** One right write in its world, to be made wrong. */
export interface Setting {
  readonly records: Records
  readonly tables: Tables
  readonly user: User
  readonly order: Order | undefined
  readonly wish: Wish
}

export type Breaks = Mutation<Setting>

export function settingOf(tables: Tables, { customer, wish }: RightWrite): Setting | undefined {
  const records = new Records(tables)
  const user = records.find('users', customer) as User | undefined
  const order = wish.about[0] === undefined ? undefined : (records.find('orders', wish.about[0]) as Order | undefined)
  return user && { records, tables, user, order, wish }
}

export function orders(tables: Tables): readonly Order[] {
  return Object.values(tables['orders'] ?? {}) as readonly Order[]
}

export function inStatus(status: Order['status']): Breaks {
  return ({ records, order }) => {
    if (!order) return undefined
    const changed = records.change('orders', order.order_id) as Order
    changed.status = status
    return {}
  }
}

/** The right call, and then another one to the same order. */
export function again({ wish, order }: Setting): ReturnType<Breaks> {
  const left = order?.items.find((item) => !JSON.stringify(wish.arguments).includes(item.item_id))
  return left && { calls: [wish, withItem(wish, left.item_id)] }
}

export function swapsOf(wish: Wish): readonly Swap[] {
  return (wish.arguments['swaps'] ?? []) as unknown as readonly Swap[]
}

/** The call with one more item. */
export function withItem(wish: Wish, item: string): Wish {
  const { items } = wish.arguments
  if (Array.isArray(items)) return withArguments(wish, { items: [...(items as readonly Json[]), item] })
  const swaps = swapsOf(wish)
  const newItem = swaps[0]?.newItem ?? item
  return withArguments(wish, { swaps: [...swaps, { item, newItem }] as unknown as Json })
}

/** The call with another new item for the first: of such a product, available or not; the dearest there is. */
export function withNewItem(
  { wish, tables, order }: Setting,
  fits: (product: Product, own: string) => boolean,
  available = true,
): { readonly calls: readonly Wish[] } | undefined {
  const [first, ...rest] = swapsOf(wish)
  const own = order?.items.find((item) => item.item_id === first?.item)
  if (!first || !own) return undefined
  const products = (Object.values(tables['products'] ?? {}) as readonly Product[]).filter((one) =>
    fits(one, own.product_id),
  )
  const variants = products
    .flatMap(({ variants: all }) => Object.values(all))
    .filter((one) => one.available === available && one.item_id !== own.item_id)
    .toSorted((one, other) => other.price - one.price)
  const [dearest] = variants
  if (!dearest || (available && dearest.price <= own.price)) return undefined
  const swap = { item: first.item, newItem: dearest.item_id }
  return { calls: [withArguments(wish, { swaps: [swap, ...rest] as unknown as Json })] }
}

/** A gift card of the customer with nothing on it. */
export function emptyCard(setting: Setting): string {
  return given(setting, { source: 'gift_card', id: 'gift_card_0000001', balance: 0 })
}

/** Puts a method into the customer's profile. */
export function given({ records, user }: Setting, method: PaymentMethod): string {
  const changed = records.change('users', user.user_id) as User
  changed.payment_methods[method.id] = method
  return method.id
}
