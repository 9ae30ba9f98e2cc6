import type { ActionSpec } from '../../../agent/capability.ts'
import type { Money } from '../../../facts/money.ts'
import type { Json } from '../../../facts/json.ts'
import { decodeArguments } from '../../../run/call.ts'

/** The sum in each currency, by currency. */
export function sumsOf(amounts: readonly Money[]): readonly Money[] {
  const sums = new Map<string, Money>()
  for (const amount of amounts) sums.set(amount.currency, sums.get(amount.currency)?.plus(amount) ?? amount)
  return [...sums.values()].toSorted((one, other) => (one.currency < other.currency ? -1 : 1))
}

/** What a call of an action moves, by the action's own account; nothing where it moves none. */
export function spentBy(spec: ActionSpec, given: Readonly<Record<string, Json>>): Money | undefined {
  try {
    return spec.spend?.amount(decodeArguments(spec, given))
  } catch {
    // Arguments that an earlier version of the agent wrote.
    return undefined
  }
}
