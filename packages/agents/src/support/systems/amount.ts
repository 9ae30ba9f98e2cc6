import { Money } from 'operant'

/** An amount as systems write it: a decimal text and an ISO 4217 code. */
export interface Amount {
  readonly amount: string
  readonly currency: string
}

export function moneyOf({ amount, currency }: Amount): Money {
  return Money.of(amount, currency)
}
