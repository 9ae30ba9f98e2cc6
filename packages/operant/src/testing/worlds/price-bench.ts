import { Workbench } from '../workbench.ts'
import { Ledger } from './ledger.ts'
import { priceDesk, wantPrices } from './price-desk.ts'

/** Rules by price: up to 10.00 alone, up to 500.00 by a buyer, nothing above. */
export function pricePolicy(
  options: { readonly limit?: string; readonly over?: string; readonly announce?: string } = {},
): string {
  const { limit = '1000000.00 EUR', over = 'deny', announce: told = 'allow' } = options
  return `policy: prices
tables:
  - table: prices
    for: setPrice
    inputs: { Price: arguments.price }
    hit: first
    rows:
      - [small, '<= 10.00 EUR', allow]
      - [middling, '<= 500.00 EUR', approve by buyer]
      - [large, '-', deny]
rules:
  - rule: announcements
    for: announce
    when: "true"
    then: ${told}
    because: It is a test.
budgets:
  - budget: prices
    per: run
    limit: ${limit}
    over: ${over}
`
}

/** A desk with a list of prices, in cents, its books, and who goes on with it. */
export function deskWith(
  cents: readonly number[],
  options: Parameters<typeof priceDesk>[1] & { readonly grace?: number } = {},
  policy = pricePolicy(),
) {
  const books = new Ledger()
  wantPrices(books, cents)
  const bench = new Workbench({
    agents: [priceDesk(policy, options)],
    clients: { ledger: books },
    grace: options.grace ?? 0,
    people: [
      { name: 'tester', roles: ['operator'] },
      { name: 'bea', roles: ['buyer'] },
    ],
  })
  return { books, bench, run: () => bench.run('prices', 'reprice', { list: 'L1' }) }
}

/** Items whose price was written, in order. */
export const written = (books: Ledger): readonly string[] => books.written.map((one) => one.replace('price ', ''))
/** So many prices of one amount. */
export const many = (count: number, cents = 100): readonly number[] => Array.from({ length: count }, () => cents)
