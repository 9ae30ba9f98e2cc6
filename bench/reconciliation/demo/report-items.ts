import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { amountMinor } from './amount-minor.ts'

/** What a report's items.csv comes to, in minor units. */
export interface ItemSums {
  readonly posted: number
  readonly postedMinor: number
  readonly exceptions: number
  readonly carried: number
  /** What the bank's balance changes by. */
  readonly bankMinor: number
  /** What people have still to book. */
  readonly bookLeftMinor: number
}

type ItemRow = Readonly<Record<'treatment' | 'side' | 'amount' | 'owner' | 'item', string>>

/** @throws Error where an item is with nobody. */
export async function itemSums(path: string): Promise<ItemSums> {
  const sums = { posted: 0, postedMinor: 0, exceptions: 0, carried: 0, bankMinor: 0, bookLeftMinor: 0 }
  const rows: AsyncIterable<ItemRow> = createReadStream(path).pipe(parse({ columns: true }))
  for await (const { treatment, side, amount, owner, item } of rows) {
    const minor = amountMinor(amount)
    if (side === 'bank') sums.bankMinor += minor
    else if (treatment !== 'posted') sums.bookLeftMinor += minor
    if (treatment === 'posted') {
      sums.posted += 1
      sums.postedMinor += minor
    } else if (treatment === 'carried') sums.carried += 1
    else if (owner === '') throw new Error(`item ${item} is with nobody`)
    else sums.exceptions += 1
  }
  return sums
}
