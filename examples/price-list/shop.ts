import { connector, Money } from 'operant'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Held {
  readonly prices: Readonly<Record<string, { readonly price: string; readonly revision: string }>>
  readonly announced: Readonly<Record<string, string>>
}

/** A shop that keeps its prices in a file. */
export class Shop {
  readonly #file: string | undefined
  #held: Held = { prices: {}, announced: {} }

  constructor(file?: string) {
    this.#file = file
    if (file !== undefined && existsSync(file)) this.#held = JSON.parse(readFileSync(file, 'utf8')) as Held
  }

  price(item: string): { readonly item: string; readonly price: Money; readonly revision: string } | null {
    const held = this.#held.prices[item]
    return held ? { item, price: Money.parse(held.price), revision: held.revision } : null
  }

  setPrice(item: string, price: Money): void {
    const revision = `R-${item}-${price.minor}`
    this.#keep({ ...this.#held, prices: { ...this.#held.prices, [item]: { price: price.toString(), revision } } })
  }

  announced(item: string): { readonly revision: string } | null {
    const revision = this.#held.announced[item]
    return revision === undefined ? null : { revision }
  }

  announce(item: string, revision: string): void {
    this.#keep({ ...this.#held, announced: { ...this.#held.announced, [item]: revision } })
  }

  #keep(held: Held): void {
    this.#held = held
    if (this.#file !== undefined) writeFileSync(this.#file, JSON.stringify(held))
  }
}

/** The new prices of a list, made up: most change a little, one a lot. */
export function newPrices(list: string): readonly { readonly item: string; readonly price: Money }[] {
  return Array.from({ length: list === 'small' ? 3 : 120 }, (_, index) => ({
    item: `item-${index + 1}`,
    price: Money.ofMinor(index === 41 ? 18_900n : BigInt(900 + index * 5), 'EUR'),
  }))
}

export const shop = connector<Shop>({ name: 'shop', open: () => new Shop() })

export function shopIn(folder: string) {
  mkdirSync(folder, { recursive: true })
  return { shop: new Shop(join(folder, 'shop.json')) }
}
