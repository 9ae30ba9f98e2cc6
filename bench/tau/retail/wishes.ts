import type { Json } from 'operant'
import type { ToolCall, Wish } from '../replay/wish.ts'

const capabilities: Readonly<Record<string, string>> = {
  cancel_pending_order: 'cancelOrder',
  modify_pending_order_address: 'changeShipping',
  modify_pending_order_payment: 'changePayment',
  modify_pending_order_items: 'changeItems',
  return_delivered_order_items: 'returnItems',
  exchange_delivered_order_items: 'exchangeItems',
  modify_user_address: 'changeHome',
}
const addressFields = ['address1', 'address2', 'city', 'state', 'country', 'zip']

/** A tool call of the data as a call of the agent: the order is what it is about, all else is said by the model. */
export function retailWish(call: ToolCall): Wish | undefined {
  const capability = capabilities[call.name]
  if (capability === undefined) return undefined
  const { order_id, user_id, reason, payment_method_id, item_ids, new_item_ids, ...rest } = call.arguments
  const items = Array.isArray(item_ids) ? item_ids : undefined
  const others = Array.isArray(new_item_ids) ? new_item_ids : undefined
  const given: Readonly<Record<string, Json | undefined>> = {
    customer: user_id,
    reason,
    address: 'address1' in rest ? Object.fromEntries(addressFields.map((name) => [name, rest[name] ?? ''])) : undefined,
    items: others ? undefined : items,
    swaps: others && items?.map((item, index) => ({ item, newItem: others[index] ?? '' })),
    method: payment_method_id,
  }
  return {
    capability,
    about: typeof order_id === 'string' ? [order_id] : [],
    arguments: Object.fromEntries(
      Object.entries(given).filter((entry): entry is [string, Json] => entry[1] !== undefined),
    ),
  }
}
