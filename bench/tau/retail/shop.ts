import type { Records } from '../world/records.ts'
import { cents } from '../world/amount.ts'
import { Refusal, refuseUnless } from '../world/refusal.ts'
import type { Address, Item, Order, Product, Swap, User } from './records.ts'

/** The retail systems: they do what they are told as far as their own checks go, which is part of the policy only. */
export class Shop {
  readonly records: Records
  /**
   * The systems that the repaired tasks were made with write price and options of the last new item on every item that
   * is changed; those of the older tasks do not. Their expected states rest on it.
   */
  private readonly muddles: boolean

  constructor(records: Records, muddles = false) {
    this.records = records
    this.muddles = muddles
  }

  user(id: string): User | undefined {
    return this.records.find('users', id) as User | undefined
  }

  order(id: string): Order | undefined {
    return this.records.find('orders', id) as Order | undefined
  }

  /** The product that has this item among its variants. */
  productOf(item: string): Product | undefined {
    const products = Object.keys(this.records.tables['products'] ?? {})
    return products
      .map((id) => this.records.find('products', id) as Product | undefined)
      .find((product) => product && Object.hasOwn(product.variants, item))
  }

  cancel(id: string, reason: string): void {
    const order = this.opened(id)
    refuseUnless(order.status === 'pending', 'non-pending order cannot be cancelled')
    refuseUnless(['no longer needed', 'ordered by mistake'].includes(reason), 'invalid reason')
    for (const { amount, payment_method_id } of order.payment_history.slice()) {
      order.payment_history.push({ transaction_type: 'refund', amount, payment_method_id })
      this.charge(order.user_id, payment_method_id, -amount)
    }
    order.status = 'cancelled'
    order.cancel_reason = reason
  }

  changeShipping(id: string, address: Address): void {
    const order = this.opened(id)
    refuseUnless(order.status.includes('pending'), 'non-pending order cannot be modified')
    order.address = { ...address }
  }

  changeHome(id: string, address: Address): void {
    refuseUnless(this.user(id) !== undefined, 'user not found')
    const user = this.records.change('users', id) as User
    user.address = { ...address }
  }

  changePayment(id: string, method: string): void {
    const order = this.opened(id)
    refuseUnless(order.status.includes('pending'), 'non-pending order cannot be modified')
    this.methodOf(order, method)
    const [paid, ...others] = order.payment_history
    if (!paid || others.length > 0 || paid.transaction_type !== 'payment')
      throw new Refusal('there should be exactly one payment for a pending order')
    refuseUnless(paid.payment_method_id !== method, 'the new payment method should be different from the current one')
    this.coverable(order, method, paid.amount, 'insufficient gift card balance to pay for the order')
    order.payment_history.push({ transaction_type: 'payment', amount: paid.amount, payment_method_id: method })
    order.payment_history.push({ ...paid, transaction_type: 'refund' })
    this.charge(order.user_id, method, paid.amount)
    this.charge(order.user_id, paid.payment_method_id, -paid.amount)
  }

  changeItems(id: string, swaps: readonly Swap[], method: string): void {
    const order = this.opened(id)
    refuseUnless(order.status === 'pending', 'non-pending order cannot be modified')
    const difference = this.differenceOf(order, swaps)
    this.coverable(order, method, difference, 'insufficient gift card balance to pay for the new item')
    order.payment_history.push({
      transaction_type: difference > 0 ? 'payment' : 'refund',
      amount: Math.abs(difference),
      payment_method_id: method,
    })
    this.charge(order.user_id, method, difference)
    for (const { item, newItem } of swaps) {
      const own = order.items.find((one) => one.item_id === item)
      const written = this.muddles ? (swaps.at(-1)?.newItem ?? newItem) : newItem
      const variant = this.productOf(written)?.variants[written]
      if (own && variant) Object.assign(own, { item_id: newItem, price: variant.price, options: variant.options })
    }
    order.status = 'pending (item modified)'
  }

  returnItems(id: string, items: readonly string[], method: string): void {
    const order = this.opened(id)
    refuseUnless(order.status === 'delivered', 'non-delivered order cannot be returned')
    const { source } = this.methodOf(order, method)
    const original = order.payment_history[0]?.payment_method_id === method
    refuseUnless(original || source === 'gift_card', 'payment method should be the original or a gift card')
    this.hasAll(order, items)
    order.status = 'return requested'
    order.return_items = items.toSorted()
    order.return_payment_method_id = method
  }

  exchangeItems(id: string, swaps: readonly Swap[], method: string): void {
    const order = this.opened(id)
    refuseUnless(order.status === 'delivered', 'non-delivered order cannot be exchanged')
    const difference = cents(this.differenceOf(order, swaps))
    this.coverable(order, method, difference, 'insufficient gift card balance to pay for the price difference')
    order.status = 'exchange requested'
    order.exchange_items = swaps.map(({ item }) => item).toSorted()
    order.exchange_new_items = swaps.map(({ newItem }) => newItem).toSorted()
    order.exchange_payment_method_id = method
    order.exchange_price_difference = difference
  }

  private opened(id: string): Order {
    refuseUnless(this.order(id) !== undefined, 'order not found')
    return this.records.change('orders', id) as Order
  }

  private methodOf(order: Order, id: string) {
    const method = this.user(order.user_id)?.payment_methods[id]
    if (!method) throw new Refusal('payment method not found')
    return method
  }

  private coverable(order: Order, method: string, amount: number, why: string): void {
    const { source, balance = 0 } = this.methodOf(order, method)
    refuseUnless(source !== 'gift_card' || balance >= amount, why)
  }

  /** Takes from a gift card; a negative amount is put on it. Other methods settle elsewhere. */
  private charge(user: string, method: string, amount: number): void {
    if (this.user(user)?.payment_methods[method]?.source !== 'gift_card') return
    const card = (this.records.change('users', user) as User).payment_methods[method]
    if (card) card.balance = cents((card.balance ?? 0) - amount)
  }

  private hasAll(order: Order, items: readonly string[]): void {
    for (const item of items) {
      const wanted = items.filter((one) => one === item).length
      refuseUnless(order.items.filter((one) => one.item_id === item).length >= wanted, `item ${item} not found`)
    }
  }

  private differenceOf(order: Order, swaps: readonly Swap[]): number {
    this.hasAll(
      order,
      swaps.map(({ item }) => item),
    )
    return swaps.reduce((sum, { item, newItem }) => {
      const own = order.items.find((one): one is Item => one.item_id === item)
      const product = this.productOf(newItem)
      const variant = product?.variants[newItem]
      if (!own || !variant || product.product_id !== own.product_id || !variant.available)
        throw new Refusal(`new item ${newItem} not found or not available`)
      return sum + (variant.price - own.price)
    }, 0)
  }
}
