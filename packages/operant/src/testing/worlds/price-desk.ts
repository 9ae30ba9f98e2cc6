import { z } from 'zod'
import { action } from '../../agent/action.ts'
import { argument } from '../../agent/argument.ts'
import { change, changeSet, type Change } from '../../agent/change-set.ts'
import { condition } from '../../agent/condition.ts'
import { defineAgent } from '../../agent/define-agent.ts'
import { goal, type LimitOptions } from '../../agent/goal.ts'
import { query } from '../../agent/query.ts'
import { fact } from '../../facts/fact.ts'
import { recordId } from '../../facts/marks.ts'
import { Money, money } from '../../facts/money.ts'
import { ledger, type Ledger } from './ledger.ts'

/** An item whose price is to be changed. */
export interface Repriced {
  readonly item: string
  readonly price: Money
}

export const listId = fact('listId', z.string())
const wanted = z.array(z.object({ item: recordId(), price: money() }))
/** What the new price list says and the shop does not. */
export const toReprice = fact('toReprice', wanted)

/** Changes one price; its read-back is what the shop holds. */
export const setPrice = action({
  name: 'setPrice',
  title: ({ item, price }) => `Set the price of ${item} to ${price.toString()}`,
  needs: { item: argument(recordId()), price: argument(money()) },
  uses: { ledger },
  gives: fact('priceSet', z.object({ item: z.string(), price: z.string(), number: z.string() })),
  identity: ({ item, price }) => ['price', item, price.toString()],
  spend: { budget: 'prices', amount: ({ price }) => price },
  perform: ({ item, price }, u, key) => {
    u.ledger.write('price', item, { price: price.toString(), number: `N-${item}` }, key)
  },
  confirm: ({ item }, u) => {
    const held = u.ledger.read('price', item, z.object({ price: z.string(), number: z.string().optional() }))
    return held ? { item, price: held.price, number: held.number ?? '' } : null
  },
  expect: ({ price }) => ({ price: price.toString() }),
  undo: 'none',
  risk: 'reversible',
  free: ['item', 'price'],
})

/** Tells somebody the number of a change of price. */
export const announce = action({
  name: 'announce',
  title: ({ item, number }) => `Announce ${item} by number ${number}`,
  needs: { item: argument(recordId()), number: argument(z.string()) },
  uses: { ledger },
  identity: ({ item, number }) => ['announce', item, number],
  perform: ({ item, number }, u, key) => u.ledger.write('announced', item, { number }, key),
  confirm: ({ item }, u) => u.ledger.read('announced', item, z.object({ number: z.string() })),
  expect: ({ number }) => ({ number }),
  undo: 'none',
  risk: 'reversible',
})

/** One element for each price. */
export function pricesOf({ list }: { readonly list: readonly Repriced[] }): readonly Change[] {
  return list.map(({ item, price }) => change(setPrice, { key: item, with: { item, price } }))
}

/** What the shop does not hold yet of a list of prices in the ledger. */
function missing(books: Ledger): readonly Repriced[] {
  const held = new Map(
    books.entries.filter(({ what }) => what === 'price').map(({ id, values }) => [id, values['price']]),
  )
  return books.entries.flatMap(({ what, id, values }) => {
    const price = String(values['price'])
    return what === 'wanted' && held.get(id) !== price ? [{ item: id, price: Money.parse(price) }] : []
  })
}

/** A desk that changes prices together: what the policy says of them is the test's. */
export function priceDesk(
  policy: string,
  options: {
    readonly each?: (inputs: { readonly list: readonly Repriced[] }) => readonly Change[]
    readonly limits?: LimitOptions
    readonly atOnce?: number
    readonly never?: boolean
  } = {},
) {
  const isPriced = condition({
    name: 'isPriced',
    title: 'the shop holds every new price',
    needs: { list: toReprice },
    holds: ({ list }) => list.length === 0,
  })
  const tooDear = condition({
    name: 'tooDear',
    title: 'a price is above 900',
    needs: {},
    uses: { ledger },
    holds: (_, u) =>
      u.ledger.entries.some(
        ({ what, values }) => what === 'price' && Money.parse(String(values['price'])).minor > 90_000n,
      ),
  })
  return defineAgent({
    name: 'prices',
    goals: [
      goal({
        name: 'reprice',
        ask: 'Put price list {list} into effect',
        input: { list: listId },
        doneWhen: [isPriced],
        never: options.never ? [tooDear] : [],
        unmet: 'keep',
        limits: { effects: 10_000, calls: 100_000, ...options.limits },
      }),
    ],
    can: [
      query({
        name: 'readList',
        needs: { list: listId },
        gives: toReprice,
        uses: { ledger },
        read: (_, u) => [...missing(u.ledger)],
      }),
      changeSet({
        name: 'putIntoEffect',
        title: ({ list }) => `New prices (${list.length})`,
        needs: { list: toReprice },
        of: [setPrice, announce],
        each: options.each ?? pricesOf,
        makes: isPriced,
        changes: [toReprice],
        atOnce: options.atOnce ?? 10,
      }),
    ],
    policies: [{ path: 'prices.yaml', text: policy }],
  })
}

/** Fills a ledger with a list of prices, in cents. */
export function wantPrices(books: Ledger, cents: readonly number[]): void {
  cents.forEach((price, index) =>
    books.set('wanted', `i${index}`, { price: Money.ofMinor(BigInt(price), 'EUR').toString() }),
  )
}
