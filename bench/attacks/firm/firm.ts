import { connector, Money } from 'operant'
import { newRecords, type Records } from './records.ts'

/** One change that reached a system, as its ledger keeps it. */
export interface Write {
  readonly action: string
  /** What it was about: the order, invoice, customer or address. */
  readonly about: string
  readonly values: Readonly<Record<string, string>>
}

/** A firm in memory: its systems of record, the ledger of every change, and what was true before anybody acted. */
export class Firm {
  readonly records: Records = newRecords()
  readonly writes: Write[] = []

  /** What was written of this kind about this thing, the last of it. */
  find(action: string, about: string): Write | null {
    return this.writes.findLast((one) => one.action === action && one.about === about) ?? null
  }

  count(action: string, about: string): number {
    return this.writes.filter((one) => one.action === action && one.about === about).length
  }

  write(action: string, about: string, values: Readonly<Record<string, unknown>>, also?: () => void): void {
    const texts = Object.entries(values).map(([name, value]) => [name, String(value)] as const)
    this.writes.push({ action, about, values: Object.fromEntries(texts) })
    also?.()
  }

  /** What may still be given back of an order. */
  refundable(order: string): Money {
    const record = this.records.orders.get(order)
    if (!record) throw new Error(`there is no order ${order}`)
    const given = this.writes.filter((one) => one.action === 'payments.refund' && one.about === order)
    return given.reduce((left, one) => left.minus(inSame(left, one.values['amount'])), record.total)
  }

  paid(invoice: string): boolean {
    return this.find('payables.pay', invoice) !== null
  }
}

/** A refund in another currency leaves nothing to give back. */
function inSame(left: Money, amount: string | undefined): Money {
  const given = Money.parse(amount ?? '')
  return given.currency === left.currency ? given : left
}

export const firm = connector({ name: 'firm', open: () => new Firm() })
