import type { Tables } from '../world/records.ts'

/** What every domain's customers have. */
interface Customer {
  readonly user_id: string
  readonly payment_methods: Readonly<Record<string, unknown>>
}

interface Setting {
  readonly tables: Tables
  readonly user: Customer
}

/** The id of a customer who is not the one of this setting. */
export function anotherCustomer({ tables, user }: Setting): string | undefined {
  return customersIn(tables).find((one) => one.user_id !== user.user_id)?.user_id
}

/** A payment method that is in another profile only. */
export function methodOfAnother({ tables, user }: Setting): string | undefined {
  return customersIn(tables)
    .flatMap((one) => Object.keys(one.payment_methods))
    .find((id) => !Object.hasOwn(user.payment_methods, id))
}

function customersIn(tables: Tables): readonly Customer[] {
  return Object.values(tables['users'] ?? {}) as readonly Customer[]
}
