import { Money } from '../facts/money.ts'

/** What a return on investment rests on. A share is between 0 and 1, amounts are for one case. */
export interface Assumptions {
  readonly casesPerMonth: number
  /** Cases that no person has a part in. */
  readonly automaticShare: number
  /** What a case costs that people do. */
  readonly costByPeople: Money
  /** What a case costs here that is done automatically: models, systems. */
  readonly costAutomatic: Money
  /** Automatic cases that people look through, and what one look costs. */
  readonly reviewShare: number
  readonly costOfReview: Money
  /** Automatic cases that go wrong, and what one costs. */
  readonly errorShare: number
  readonly costOfError: Money
}

export interface Return {
  readonly casesAutomatic: number
  /** What these cases would have cost if people had done them. */
  readonly saved: Money
  readonly run: Money
  readonly reviews: Money
  readonly errors: Money
  readonly net: Money
}

/** What a month brings, and what it costs. Amounts are exact until the last step, and then rounded to minor units. */
export function returnOf(assumptions: Assumptions): Return {
  const { casesPerMonth, automaticShare, costByPeople, costAutomatic } = assumptions
  const { reviewShare, costOfReview, errorShare, costOfError } = assumptions
  const automatic = exact(casesPerMonth).times(exact(automaticShare))
  const saved = automatic.of(costByPeople)
  const run = automatic.of(costAutomatic)
  const reviews = automatic.times(exact(reviewShare)).of(costOfReview)
  const errors = automatic.times(exact(errorShare)).of(costOfError)
  return {
    casesAutomatic: Number(automatic.numerator) / Number(automatic.denominator),
    saved,
    run,
    reviews,
    errors,
    net: saved.minus(run).minus(reviews).minus(errors),
  }
}

/** A decimal number as a fraction: 0.4 is 4 of 10, and nothing is lost by multiplying. */
class Fraction {
  readonly numerator: bigint
  readonly denominator: bigint

  constructor(numerator: bigint, denominator: bigint) {
    this.numerator = numerator
    this.denominator = denominator
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.numerator * other.numerator, this.denominator * other.denominator)
  }

  /** So much of an amount, rounded half up to minor units. */
  of(amount: Money): Money {
    const [top, bottom] = [this.numerator * amount.minor * 2n + this.denominator, this.denominator * 2n]
    return Money.ofMinor(top / bottom, amount.currency)
  }
}

function exact(value: number): Fraction {
  if (!Number.isFinite(value) || value < 0) throw new RangeError(`${value} is no share and no number of cases`)
  const [whole = '0', decimals = ''] = value.toFixed(12).split('.')
  return new Fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length))
}
