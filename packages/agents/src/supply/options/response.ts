import type { ResponseKind } from '../systems/terms.ts'

/** One thing that is done. */
export type Measure =
  | { readonly kind: 'expedite' | 'split'; readonly option: string; readonly quantity: number }
  | { readonly kind: 'transfer'; readonly from: string; readonly quantity: number }
  | { readonly kind: 'supplier'; readonly supplier: string; readonly quantity: number; readonly price: number }
  | { readonly kind: 'substitute'; readonly sku: string; readonly allocations: readonly string[] }
  | { readonly kind: 'reallocate'; readonly allocation: string; readonly with: string }
  | { readonly kind: 'cancel'; readonly allocations: readonly string[] }

/** A way to answer a late shipment. Money is in minor units. */
export interface Response {
  /** As decisions name it: `wait`, `split FRO-1`, `transfer LDS1 + split FRO-1`. */
  readonly name: string
  readonly kinds: readonly ResponseKind[]
  readonly measures: readonly Measure[]
  /** What is spent for it. */
  readonly outlay: number
  /** What it costs in all, with what is still exposed. */
  readonly cost: number
  /** When whose goods are there, by allocation; those that are not named wait for the shipment. */
  readonly served: ReadonlyMap<string, Served>
}

/** With what somebody's goods come: on a day, from stock, or not at all. */
export type Served =
  | { readonly with: 'goods'; readonly on: string; readonly sdDays: number }
  | { readonly with: 'stock' | 'another article' | 'nothing' }
