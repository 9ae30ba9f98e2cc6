import {
  action,
  argument,
  change,
  changeSet,
  condition,
  connector,
  defineAgent,
  fact,
  goal,
  Money,
  money,
  query,
  recordId,
  resultOf,
} from 'operant'
import { z } from 'zod'

/** A shop whose prices are changed: what it holds, and every write that ever reached it. */
export interface Shop {
  write(what: string, id: string, value: string, key: string): Promise<void> | void
  read(what: string, id: string): Promise<string | undefined> | (string | undefined)
  /** How many items have a price. */
  priced(): Promise<number> | number
}

/** A shop that answers at once: what is left is the engine's own time. */
export class InstantShop implements Shop {
  readonly held = new Map<string, string>()
  writes = 0
  #priced = 0

  write(what: string, id: string, value: string): void {
    if (what === 'price') this.#priced += 1
    this.held.set(`${what} ${id}`, value)
    this.writes += 1
  }

  read(what: string, id: string): string | undefined {
    return this.held.get(`${what} ${id}`)
  }

  priced(): number {
    return this.#priced
  }
}

export const shop = connector<Shop>({ name: 'shop', open: () => new InstantShop() })

const count = fact('count', z.number())
/** Another one for each run: what one run has done is no intent of the next. */
const batch = fact('batch', z.string())
const prices = fact('prices', z.array(z.object({ item: recordId(), price: money() })))

const setPrice = action({
  name: 'setPrice',
  title: ({ item, price }) => `Set the price of ${item} to ${price.toString()}`,
  needs: { item: argument(recordId()), price: argument(money()) },
  uses: { shop },
  gives: fact('priceSet', z.object({ price: z.string() })),
  identity: ({ item, price }) => ['price', item, price.toString()],
  spend: { budget: 'prices', amount: ({ price }) => price },
  perform: ({ item, price }, u, key) => u.shop.write('price', item, price.toString(), key),
  confirm: async ({ item }, u) => {
    const price = await u.shop.read('price', item)
    return price === undefined ? null : { price }
  },
  expect: ({ price }) => ({ price: price.toString() }),
  undo: 'none',
  risk: 'reversible',
  timeout: '500ms',
  free: ['item', 'price'],
})

const label = action({
  name: 'label',
  title: ({ item, price }) => `Print the label of ${item}: ${price}`,
  needs: { item: argument(recordId()), price: argument(z.string()) },
  uses: { shop },
  identity: ({ item, price }) => ['label', item, price],
  perform: ({ item, price }, u, key) => u.shop.write('label', item, price, key),
  confirm: async ({ item }, u) => {
    const printed = await u.shop.read('label', item)
    return printed === undefined ? null : { printed }
  },
  expect: ({ price }) => ({ printed: price }),
  undo: 'none',
  risk: 'reversible',
  timeout: '500ms',
})

const policy = `policy: prices
tables:
  - table: prices
    for: setPrice
    inputs: { Price: arguments.price }
    hit: first
    rows:
      - [small, '<= 2.00 EUR', allow]
      - [usual, '<= 500.00 EUR', approve by buyer]
      - [large, '-', deny]
rules:
  - rule: labels
    for: label
    when: "true"
    then: allow
    because: A label does no harm.
budgets:
  - budget: prices
    per: run
    limit: 10000000.00 EUR
    over: deny
`

/** Every hundredth price is unusual: it is one that stands out. */
function priceOf(index: number): Money {
  return Money.ofMinor(BigInt(index % 100 === 7 ? 40_000 + index : 100 + (index % 400)), 'EUR')
}

/** Changes so many prices as one set; of each hundred items one gets a label as well, with the price that was set. */
export const priceAgent = (() => {
  const isPriced = condition({
    name: 'isPriced',
    title: 'every item has its new price',
    needs: { count },
    uses: { shop },
    holds: async (i, u) => (await u.shop.priced()) >= i.count,
  })
  return defineAgent({
    name: 'prices',
    goals: [
      goal({
        name: 'reprice',
        ask: 'Change {count} prices of batch {batch}',
        input: { count, batch },
        doneWhen: [isPriced],
        unmet: 'keep',
        limits: { effects: 100_000, calls: 1_000_000 },
      }),
    ],
    can: [
      query({
        name: 'readPrices',
        needs: { count, batch },
        gives: prices,
        uses: { shop },
        read: (i) =>
          Array.from({ length: i.count }, (_, index) => ({ item: `${i.batch}-${index}`, price: priceOf(index) })),
      }),
      changeSet({
        name: 'changePrices',
        title: ({ list }) => `New prices for ${list.length} items`,
        needs: { list: prices },
        of: [setPrice, label],
        each: ({ list }) =>
          list.flatMap(({ item, price }, index) => [
            change(setPrice, { key: item, with: { item, price } }),
            ...(index % 100 === 0
              ? [change(label, { key: `label ${item}`, with: { item, price: resultOf(item, 'price') } })]
              : []),
          ]),
        makes: isPriced,
        atOnce: 20,
      }),
    ],
    policies: [{ path: 'prices.yaml', text: policy }],
  })
})()

/** Elements of a set for so many items. */
export function elementsFor(items: number): number {
  return items + Math.ceil(items / 100)
}
