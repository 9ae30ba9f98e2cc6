import type { Allocations } from '../systems/allocations.ts'
import type { Inbound } from '../systems/inbound.ts'
import type { Planning } from '../systems/planning.ts'
import type { Purchasing } from '../systems/purchasing.ts'
import type { PlannedMeasure } from './assessment.ts'

export interface Systems {
  readonly inbound: Inbound
  readonly planning: Planning
  readonly purchasing: Purchasing
  readonly allocations: Allocations
}

/** What the measures are for. */
export interface Late {
  readonly shipment: string
  readonly warehouse: string
  readonly line: string
  readonly sku: string
  /** The day of the decision. */
  readonly today: string
}

/** One write that a measure consists of. */
export interface Deed {
  readonly name: string
  /** What the system has of it; null where there is nothing. */
  find(systems: Systems): Promise<object | null>
  perform(systems: Systems, key: string): Promise<unknown>
}

/** The writes that a measure consists of. */
export function deedsOf(measure: PlannedMeasure, late: Late): readonly Deed[] {
  const { shipment, warehouse, line, sku } = late
  switch (measure.kind) {
    case 'expedite':
    case 'split': {
      const of = { shipment, option: measure.option, line }
      return [
        {
          name: `${measure.kind} ${measure.option}`,
          find: ({ inbound }) => inbound.findFreight(of),
          perform: ({ inbound }, key) => inbound.bookFreight({ ...of, quantity: measure.quantity }, key),
        },
      ]
    }
    case 'transfer': {
      const of = { shipment, sku, from: measure.from, to: warehouse }
      return [
        {
          name: `transfer ${measure.from}`,
          find: ({ planning }) => planning.findTransfer(of),
          perform: ({ planning }, key) => planning.transfer({ ...of, quantity: measure.quantity }, key),
        },
      ]
    }
    case 'supplier': {
      const of = { supplier: measure.supplier, sku, reviewDate: late.today }
      const { quantity, price } = measure
      return [
        {
          name: `supplier ${measure.supplier}`,
          find: ({ purchasing }) => purchasing.findPurchaseOrder(of),
          perform: ({ purchasing }, key) =>
            purchasing.createPurchaseOrder({ ...of, quantity, price: price.toJSON(), warehouse }, key),
        },
      ]
    }
    case 'substitute':
      return measure.allocations.map((allocation) => ({
        name: `substitute ${measure.sku} for ${allocation}`,
        find: ({ allocations }) => allocations.findConsent({ allocation, sku: measure.sku }),
        perform: ({ allocations }, key) =>
          allocations.askConsent({ allocation, sku: measure.sku, body: consentText(sku, measure.sku) }, key),
      }))
    case 'reallocate': {
      const of = { allocation: measure.allocation, with: measure.with }
      return [
        {
          name: `reallocate ${measure.with}`,
          find: ({ allocations }) => allocations.findReallocation(of),
          perform: ({ allocations }, key) => allocations.reallocate(of, key),
        },
      ]
    }
    case 'cancel':
      return measure.allocations.map((allocation) => ({
        name: `cancel ${allocation}`,
        find: ({ allocations }) => allocations.findCancellation({ allocation }),
        perform: ({ allocations }, key) =>
          allocations.cancel({ allocation, reason: `shipment ${shipment} is too late` }, key),
      }))
  }
}

function consentText(sku: string, substitute: string): string {
  return [
    'Dear customer,',
    `${sku}, which you ordered, will be late. We can send you ${substitute} in its place at once, at the same price. Please tell us whether you agree.`,
    'Kind regards,\nCustomer service',
  ].join('\n\n')
}
