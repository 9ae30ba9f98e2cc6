import { Money } from '../../facts/money.ts'

/** Amounts, one for each of several currencies: `100.00 GBP|110.00 EUR`. */
export class Limit {
  readonly amounts: ReadonlyMap<string, Money>

  constructor(amounts: readonly Money[]) {
    this.amounts = new Map(amounts.map((amount) => [amount.currency, amount]))
  }

  /** The amount in the currency of `value`; throws `NoLimit` where there is none. */
  for(value: Money): Money {
    const amount = this.amounts.get(value.currency)
    if (!amount) throw new NoLimit(value.currency, this)
    return amount
  }

  /** `EUR, GBP`. */
  currencies(): string {
    return [...this.amounts.keys()].toSorted().join(', ')
  }

  toString(): string {
    return [...this.amounts.values()].join('|')
  }
}

/** Thrown where an amount is in a currency without a limit: whether it is within cannot be told. */
export class NoLimit extends Error {
  override readonly name = 'NoLimit'

  constructor(currency: string, limit: Limit) {
    super(`no limit is stated in ${currency}, only ${limit.toString()}`)
  }
}

/** Reads `100.00 GBP` or `100.00 GBP|110.00 EUR`; a text says what is wrong. */
export function parseLimit(text: string): Limit | string {
  const amounts: Money[] = []
  for (const part of text.split('|')) {
    try {
      amounts.push(Money.parse(part))
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
  const currencies = new Set(amounts.map((amount) => amount.currency))
  return currencies.size === amounts.length ? new Limit(amounts) : `"${text}" states a currency twice`
}
