import { hashOf } from '../../facts/json.ts'
import { Money } from '../../facts/money.ts'
import { cannotJudge, type Finding } from '../finding.ts'
import type { ValueOf } from '../language/expression.ts'
import { shown } from '../language/value.ts'
import type { BudgetReservation, GuardedCall } from '../policies.ts'
import { dayAfter, type DayOf } from '../sections/hours.ts'
import { rateText, windows, type Rate } from '../sections/rate.ts'

/** What counting a call comes to: `reservations` gets one of each rate; a rate that cannot be counted denies. */
export function countCalls(
  call: GuardedCall,
  rates: readonly Rate[],
  valueOf: ValueOf,
  dayOf: DayOf,
  reservations: BudgetReservation[],
): readonly Finding[] {
  return rates.flatMap((rate) => {
    try {
      reservations.push(countCall(rate, call, valueOf, dayOf))
      return []
    } catch (error) {
      return [cannotJudge('budget', rate.id, `rate ${rate.name}`, error)]
    }
  })
}

/** One call of a rate, to be set aside as an amount of a budget is. Throws where it cannot be told whose it counts. */
function countCall(rate: Rate, call: GuardedCall, valueOf: ValueOf, dayOf: DayOf): BudgetReservation {
  const { window, by, most, over } = rate
  const length = windows[window]
  const began = length === undefined ? dayOf(call.now) : Math.floor(call.now.getTime() / length)
  const shared = rate.shares.map((share) => (share === 'run' ? call.run : call.agent))
  const dimension = by ? shown(by.evaluate(valueOf)) : ''
  return {
    budget: rate.name,
    per: rateText(rate),
    key: hashOf(['rate', rate.id, window, began, rate.shares, shared, by?.source ?? '', dimension]),
    // Calls are counted where amounts are, in a currency that is none (ISO 4217).
    amount: Money.ofMinor(1n, 'XXX'),
    limit: Money.ofMinor(BigInt(most), 'XXX'),
    over: over === 'wait' ? { effect: 'deny' } : over,
    rate: { most, wait: over === 'wait', ends: endOf(rate, call.now, dayOf) },
  }
}

/** When the window ends in which a moment lies. */
function endOf({ window }: Rate, now: Date, dayOf: DayOf): Date {
  const length = windows[window]
  if (length !== undefined) return new Date((Math.floor(now.getTime() / length) + 1) * length)
  const tomorrow = dayAfter(dayOf(now), 1)
  const hour = 3_600_000
  let at = Math.floor(now.getTime() / 900_000) * 900_000
  // A day has 25 hours at most; offsets change by quarters of an hour.
  for (const step of [hour, 900_000]) {
    while (dayOf(new Date(at + step)) < tomorrow) at += step
  }
  return new Date(at + 900_000)
}
