import type { ActionSpec } from '../../../agent/capability.ts'
import { Money } from '../../../facts/money.ts'
import type { Json } from '../../../facts/json.ts'
import { decodeArguments } from '../../../run/calling/call.ts'
import type { LedgerEntry } from '../../demo/packages.ts'

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

/** What the systems' ledger says that writes of one operation, such as `payments.refund`, moved. */
export function movedBy(
  ledger: readonly LedgerEntry[],
  operationOfSystem: string,
): { readonly writes: number; readonly sums: readonly Money[] } {
  const entries = ledger.filter(({ system, operation }) => `${system}.${operation}` === operationOfSystem)
  return { writes: entries.length, sums: sumsOf(entries.map(amountOf)) }
}

function amountOf({ arguments: given }: LedgerEntry): Money {
  const { amount, currency } = given['amount'] as { readonly amount: string; readonly currency: string }
  return Money.of(amount, currency)
}
