import { calculation, fact, query, recordId, refuted } from 'operant'
import { z } from 'zod'
import { orderLine } from '../orders/order-record.ts'
import { warehouse } from '../systems.ts'

/** What each warehouse has of the line's article, free to promise. */
export const stock = fact('stock', z.array(z.object({ warehouse: recordId(), available: z.number().int() })), {
  about: orderLine,
  freshFor: '1m',
})

/** Where a replacement of the line comes from. */
export const source = fact(
  'source',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('warehouse'), warehouse: recordId() }),
    z.object({ kind: z.literal('sold out') }),
  ]),
  { about: orderLine },
)

/** The warehouse it comes from, where there is one. */
export const sourceWarehouse = source.is({ kind: 'warehouse' }).$.warehouse

type Stock = readonly { readonly warehouse: string; readonly available: number }[]

export const readStock = query({
  name: 'warehouse.readStock',
  needs: { sku: orderLine.$.sku },
  gives: stock,
  uses: { warehouse },
  read: async (i, u) => {
    const found = await u.warehouse.stock(i.sku)
    return found.map(({ warehouse: name, available }) => ({ warehouse: name, available }))
  },
})

export const chooseWarehouse = calculation({
  name: 'chooseWarehouse',
  needs: { stock, quantity: orderLine.$.quantity },
  gives: source,
  compute: (i) => sourceFrom(warehousesWith(i.stock, i.quantity)[0]),
})

/** A warehouse said no although its figures say yes: the next one, until none is left. */
export const chooseNextWarehouse = calculation({
  name: 'chooseNextWarehouse',
  needs: {
    stock,
    quantity: orderLine.$.quantity,
    refused: refuted(sourceWarehouse),
  },
  gives: source,
  compute: (i) => {
    const all = warehousesWith(i.stock, i.quantity)
    return sourceFrom(all[all.indexOf(i.refused) + 1])
  },
})

/** Warehouses that have enough, the fullest first. */
function warehousesWith(figures: Stock, quantity: number): readonly string[] {
  return figures
    .filter(({ available }) => available >= quantity)
    .toSorted((one, other) => other.available - one.available || (one.warehouse < other.warehouse ? -1 : 1))
    .map(({ warehouse: name }) => name)
}

function sourceFrom(name: string | undefined) {
  return name === undefined ? { kind: 'sold out' as const } : { kind: 'warehouse' as const, warehouse: name }
}
