import { Money } from 'operant'

/** Everything in the data is in dollars, as binary fractions. */
export function dollars(amount: number): Money {
  return Money.of(amount.toFixed(2), 'USD')
}

/** To the cent, as the systems round. */
export function cents(amount: number): number {
  return Math.round(amount * 100) / 100
}
