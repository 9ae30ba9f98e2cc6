export interface PaymentMethod {
  readonly source: 'gift_card' | 'credit_card' | 'paypal'
  readonly id: string
  balance?: number
}

export interface Address {
  readonly address1: string
  readonly address2: string
  readonly city: string
  readonly state: string
  readonly country: string
  readonly zip: string
}

export interface User {
  readonly user_id: string
  readonly name: { readonly first_name: string; readonly last_name: string }
  address: Address
  readonly email: string
  readonly payment_methods: Record<string, PaymentMethod>
  readonly orders: string[]
}

export interface Item {
  readonly name: string
  readonly product_id: string
  item_id: string
  price: number
  options: Readonly<Record<string, string>>
}

export interface Payment {
  readonly transaction_type: 'payment' | 'refund'
  readonly amount: number
  readonly payment_method_id: string
}

export const statuses = [
  'pending',
  'pending (item modified)',
  'processed',
  'delivered',
  'cancelled',
  'return requested',
  'exchange requested',
] as const

export interface Order {
  readonly order_id: string
  readonly user_id: string
  address: Address
  readonly items: Item[]
  status: (typeof statuses)[number]
  readonly payment_history: Payment[]
  cancel_reason?: string
  return_items?: string[]
  return_payment_method_id?: string
  exchange_items?: string[]
  exchange_new_items?: string[]
  exchange_payment_method_id?: string
  exchange_price_difference?: number
}

export interface Product {
  readonly name: string
  readonly product_id: string
  readonly variants: Readonly<
    Record<
      string,
      {
        readonly item_id: string
        readonly options: Readonly<Record<string, string>>
        readonly available: boolean
        readonly price: number
      }
    >
  >
}

/** One item given for another of the same kind. */
export interface Swap {
  readonly item: string
  readonly newItem: string
}
