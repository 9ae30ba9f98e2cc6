import { dollars } from '../world/amount.ts'
import type { Order, Swap } from './records.ts'
import type { Shop } from './shop.ts'

/** The retail systems, as facts want them. */
export class RetailDesk {
  readonly shop: Shop

  constructor(shop: Shop) {
    this.shop = shop
  }

  customer(id: string) {
    const user = this.shop.user(id)
    return (
      user && {
        id: user.user_id,
        orders: user.orders,
        methodIds: Object.keys(user.payment_methods),
        methods: Object.values(user.payment_methods).map(({ id: method, source, balance = 0 }) => ({
          id: method,
          kind: source,
          balance: dollars(balance),
        })),
      }
    )
  }

  order(id: string) {
    const order = this.shop.order(id)
    const paid = order?.payment_history[0]
    return (
      order &&
      paid && {
        id: order.order_id,
        customer: order.user_id,
        status: order.status,
        items: order.items.map((item) => ({ id: item.item_id, product: item.product_id, price: dollars(item.price) })),
        itemIds: order.items.map((item) => item.item_id),
        paidWith: paid.payment_method_id,
        paid: dollars(paid.amount),
      }
    )
  }

  /** What giving items of an order for others comes to. Items that are not there cost nothing and are not available. */
  quote(id: string, swaps: readonly Swap[]) {
    const order = this.shop.order(id)
    const found = swaps.map(({ item, newItem }) => {
      const product = this.shop.productOf(newItem)
      const own = order?.items.find((one) => one.item_id === item)
      return { item, newItem, own, product, variant: product?.variants[newItem] }
    })
    return {
      items: found.map(({ item, newItem, own, product, variant }) => ({
        item,
        newItem,
        sameProduct: own !== undefined && own.product_id === product?.product_id,
        available: variant?.available ?? false,
      })),
      difference: dollars(found.reduce((sum, { own, variant }) => sum + (variant?.price ?? 0) - (own?.price ?? 0), 0)),
    }
  }

  /** The order, where it stands as a write was to leave it. */
  orderAs(id: string, holds: (order: Order) => boolean): { readonly done: true } | null {
    const order = this.shop.order(id)
    return order && holds(order) ? { done: true } : null
  }
}
