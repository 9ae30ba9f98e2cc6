import { type CompanyDatabase, fromJson } from '../../database/database.ts'
import type { Customer } from '../customers.ts'
import type { Money } from '../money.ts'
import type { InboundMode } from './inbound.ts'

/** The kinds of response to a late shipment. */
export type ResponseKind =
  | 'wait'
  | 'transfer'
  | 'reallocate'
  | 'substitute'
  | 'supplier'
  | 'split'
  | 'expedite'
  | 'cancel'

/**
 * What the company has laid down for purchasing and late shipments.
 *
 * All days are calendar days unless they are called business days. A shipment arrives on its date with a standard
 * deviation s: `arrivalSdDays` of its mode, of `transfer`, or of `supplier`. For goods that are needed on day p and arrive
 * on day e, with u = (p - e) / s and the normal density and distribution:
 *
 *     P(late)        = 1 - Phi(u)
 *     days late      = s (phi(u) - u (1 - Phi(u)))
 *     exposure       = min(penaltyAtMost, penaltyPerDay * days late)
 *                      + min(atMost, perDay * days late) * marginPerPiece * quantity      (the customer cancels)
 *                      + P(late) * goodwillPerLateOrder                                   (of the segment)
 *
 * of each allocation that waits for the shipment. Goods that are sold from stock, d a day with deviation sd, when the
 * stock has a pieces available and the next arrive in L days with deviation s:
 *
 *     m = d L,  v = sqrt(L sd² + d² s²),  z = (a - m) / v
 *     pieces short   = v (phi(z) - z (1 - Phi(z)))
 *     exposure       = pieces short * (marginPerPiece + goodwillPerMissingPiece)
 *
 * The need n of a line is the quantity of its allocations with P(late) of 0.5 or more (they are at risk), and the
 * pieces short, rounded up (less than 0.05 is none). Each response costs its own outlay and the exposure that is left:
 *
 *     wait           everything is exposed to the shipment's date
 *     expedite F     fixed + perPiece * line - avoided + handling; the whole line arrives with F
 *     split F        fixed + perPiece * n + handling; n pieces, less than the line, arrive with F (which takes parts),
 *                    the rest with the shipment
 *     transfer W     lane fixed + perPiece * n + handling; n pieces arrive over the lane (W keeps its reorder point)
 *     supplier S     premium + handling + holding; q = n, at least moq, rounded up to packs, is ordered from S (qualified,
 *                    and not the order's own);
 *                    premium = q * (price of S - price of the line), holding = holdingShare * q * price of S
 *     substitute K   c (n * extraPerPiece + changePerOrder * orders at risk) + (1 - c) * their exposure to the shipment;
 *                    c = consentShare; only where no pieces of stock are short and K has n available in the warehouse
 *     reallocate A   2 * changePerOrder; the one allocation at risk takes what is reserved for A (as many pieces of the
 *                    same article in the same warehouse), and A waits for the shipment
 *     cancel         marginPerPiece * quantity + goodwillPerLateOrder + changePerOrder of each allocation at risk; only
 *                    where no pieces of stock are short
 *     transfer W + split F, transfer W + transfer V
 *                    W gives what it has above its reorder point (less than n), F or V the rest
 *
 * With two sources the allocations at risk are served in the order of the day they are needed (then of their id), the
 * source that arrives earlier first; one that is served from both has its goods with the later. Pieces that come in before
 * the shipment count as available for those sold from stock until the shipment comes.
 *
 * The outlay (freight, lanes, a premium that is not negative, extra for a substitute) must fit what is left of the cost centre's budget of
 * the month; above `outlayWithoutApprovalUpTo` a person has to approve. Of the responses within `noise` of the cheapest the
 * one that comes first in `reversibility` is right; a combination is as reversible as its less reversible part.
 */
export interface SupplyTerms {
  currency: string
  outlayWithoutApprovalUpTo: Money
  /** For every booking, transfer and order. */
  handling: Money
  /** For every customer's order that is changed. */
  changePerOrder: Money
  goodwillPerLateOrder: Record<Customer['segment'], Money>
  goodwillPerMissingPiece: Money
  /** Share of the price, 0..1, that a piece bought beyond need costs until it is sold. */
  holdingShare: number
  /** How likely a customer cancels: per day late, and at most. */
  cancellation: Record<Customer['segment'], { perDay: number; atMost: number }>
  arrivalSdDays: Record<InboundMode | 'transfer' | 'supplier', number>
  /** Two costs are alike when they differ by no more than the larger of the two. */
  noise: { share: number; atLeast: Money }
  /** The easiest to take back first. */
  reversibility: readonly ResponseKind[]
  notices: {
    /** A customer is told from this probability on that the promise cannot be kept. */
    from: number
    /** The same for customers of the segment `vip` and for orders with a penalty. */
    fromForImportant: number
    /** No second notice to an order within so many hours, unless the date became later. */
    notAgainWithinHours: number
    /** The customer's new date is so many days after the goods are in the warehouse. */
    daysToCustomer: number
  }
  chase: {
    /** Business days after the first mail; of the supplier's country. */
    reminderAfter: number
    secondReminderAfter: number
    escalateAfter: number
  }
  /** A new lead time has at least this share of itself as its standard deviation. */
  leadTimeSdShare: number
}

export function addSupplyTerms(
  database: CompanyDatabase,
  terms: SupplyTerms,
  from: string,
  to: string | null = null,
): void {
  database.run('INSERT INTO supply_terms VALUES (?, ?, ?)', from, to, JSON.stringify(terms))
}

/** What held on a day; null when nothing is laid down. */
export function readSupplyTerms(database: CompanyDatabase, on: string): SupplyTerms | null {
  const row = database.one<{ terms: string }>(
    `SELECT terms FROM supply_terms WHERE effective_from <= ?1 AND coalesce(effective_to, '9999') > ?1
     ORDER BY effective_from DESC LIMIT 1`,
    on,
  )
  return row && fromJson<SupplyTerms>(row.terms)
}
