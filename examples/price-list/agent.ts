import {
  action,
  argument,
  change,
  changeSet,
  condition,
  defineAgent,
  fact,
  goal,
  money,
  query,
  recordId,
  resultOf,
} from 'operant'
import { z } from 'zod'
import { newPrices, shop } from './shop.ts'

const list = fact('list', z.string())
const prices = fact('prices', z.array(z.object({ item: recordId(), price: money(), announce: z.boolean() })))

const setPrice = action({
  name: 'setPrice',
  title: ({ item, price }) => `Set the price of ${item} to ${price.toString()}`,
  needs: { item: argument(recordId()), price: argument(money()) },
  uses: { shop },
  gives: fact('priceSet', z.object({ item: z.string(), price: money(), revision: z.string() })),
  identity: ({ item, price }) => ['price', item, price.toString()],
  perform: ({ item, price }, u) => u.shop.setPrice(item, price),
  confirm: ({ item }, u) => u.shop.price(item),
  expect: ({ price }) => ({ price }),
  amend: true,
  undo: 'none',
  risk: 'reversible',
})

const announce = action({
  name: 'announce',
  title: ({ item, revision }) => `Announce ${revision} of ${item}`,
  needs: { item: argument(recordId()), revision: argument(z.string()) },
  uses: { shop },
  identity: ({ item, revision }) => ['announce', item, revision],
  perform: ({ item, revision }, u) => u.shop.announce(item, revision),
  confirm: ({ item }, u) => u.shop.announced(item),
  expect: ({ revision }) => ({ revision }),
  undo: 'none',
  risk: 'reversible',
})

const isPriced = condition({
  name: 'isPriced',
  title: 'the shop sells at every new price',
  needs: { prices },
  uses: { shop },
  holds: (i, u) => i.prices.every(({ item, price }) => u.shop.price(item)?.price.equals(price)),
})

const putIntoEffect = changeSet({
  name: 'putIntoEffect',
  title: (i) => `New prices for ${i.prices.length} items`,
  needs: { prices },
  of: [setPrice, announce],
  each: (i) =>
    i.prices.flatMap(({ item, price, announce: told }) => [
      change(setPrice, { key: item, with: { item, price } }),
      ...(told
        ? [change(announce, { key: `announce ${item}`, with: { item, revision: resultOf(item, 'revision') } })]
        : []),
    ]),
  makes: isPriced,
  atOnce: 20,
})

export const priceLists = defineAgent({
  name: 'price-lists',
  goals: [
    goal({
      name: 'reprice',
      ask: 'Put price list {list} into effect',
      input: { list },
      doneWhen: [isPriced],
      unmet: 'keep',
      limits: { effects: 10_000, calls: 100_000 },
    }),
  ],
  can: [
    query({
      name: 'readPrices',
      needs: { list },
      gives: prices,
      uses: { shop },
      read: (i) => newPrices(i.list).map((one, index) => ({ ...one, announce: index === 0 })),
    }),
    putIntoEffect,
  ],
  policies: [new URL('policy.yaml', import.meta.url)],
})
