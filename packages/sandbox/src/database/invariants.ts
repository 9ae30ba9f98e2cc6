import type { CompanyDatabase } from './database.ts'
import { bankInvariants } from './bank-invariants.ts'
import { supplyInvariants } from './supply-invariants.ts'

/** A rule that the company's data must keep, and the rows that break it. */
export interface BrokenInvariant {
  invariant: string
  rows: unknown[]
}

/** By what each demands, the query that selects what must not be. */
export const invariants: Readonly<Record<string, string>> = {
  'stock on hand is the sum of its ledger': `
    SELECT s.warehouse, s.sku, s.batch, s.on_hand, coalesce(sum(l.quantity), 0) AS ledger
    FROM stock s LEFT JOIN stock_ledger l USING (warehouse, sku, batch)
    GROUP BY s.warehouse, s.sku, s.batch HAVING s.on_hand <> ledger`,
  'the stock ledger moves only stock that there is': `
    SELECT DISTINCT l.warehouse, l.sku, l.batch FROM stock_ledger l LEFT JOIN stock s USING (warehouse, sku, batch)
    WHERE s.sku IS NULL`,
  'reserved and held stock is on hand': `
    SELECT warehouse, sku, batch, on_hand, reserved, hold FROM stock
    WHERE reserved < 0 OR hold < 0 OR reserved + hold > on_hand`,
  'open reservations are reserved': `
    SELECT s.warehouse, s.sku, s.batch, s.reserved, sum(r.quantity) AS open FROM reservation r
    JOIN stock s USING (warehouse, sku, batch) WHERE r.state = 'open'
    GROUP BY s.warehouse, s.sku, s.batch HAVING open > s.reserved`,
  'a batch is stocked and sold as its product': `
    SELECT s.sku, s.batch FROM stock s JOIN batch b ON b.code = s.batch WHERE b.sku <> s.sku
    UNION ALL SELECT l.sku, l.batch FROM order_line l JOIN batch b ON b.code = l.batch WHERE b.sku <> l.sku`,
  'a batch with an open hold is on hold': `
    SELECT h.batch FROM batch_hold h JOIN batch b ON b.code = h.batch WHERE h.released_at IS NULL AND b.on_hold = 0`,
  'what a paid order captured is the sum of its lines': `
    SELECT o.id, p.captured_minor, sum(l.price_minor * l.quantity) AS goods FROM sales_order o
    JOIN payment p ON p.order_id = o.id JOIN order_line l ON l.order_id = o.id
    WHERE o.status = 'paid' GROUP BY o.id HAVING p.captured_minor <> goods`,
  'no more is paid back than was captured': `
    SELECT p.order_id, p.captured_minor, sum(r.amount_minor) AS refunded FROM payment p
    JOIN refund r ON r.order_id = p.order_id GROUP BY p.order_id HAVING refunded > p.captured_minor`,
  'refunds and shipments name lines of their order': `
    SELECT r.id FROM refund r JOIN order_line l ON l.id = r.line_id WHERE l.order_id <> r.order_id
    UNION ALL SELECT s.id FROM shipment_line sl JOIN shipment s ON s.id = sl.shipment_id
      JOIN order_line l ON l.id = sl.line_id WHERE l.order_id <> s.order_id`,
  'no more is shipped of a line than was ordered': `
    SELECT l.id, l.quantity, sum(s.quantity) AS shipped FROM order_line l JOIN shipment_line s ON s.line_id = l.id
    GROUP BY l.id HAVING shipped > l.quantity`,
  'a replacement is free and has the parent whose line it replaces': `
    SELECT r.order_id FROM replacement r JOIN sales_order o ON o.id = r.order_id JOIN order_line l ON l.id = r.line_id
    WHERE o.parent_id IS NULL OR o.parent_id <> l.order_id
    UNION ALL SELECT r.order_id FROM replacement r JOIN order_line l ON l.order_id = r.order_id WHERE l.price_minor <> 0`,
  'tracking events are in order': `
    SELECT e.shipment_id, e.position FROM tracking_event e JOIN tracking_event f
    ON f.shipment_id = e.shipment_id AND f.position = e.position + 1 WHERE julianday(f.at) < julianday(e.at)`,
  'a proof of delivery is as old as the last delivery scan': `
    SELECT p.shipment_id FROM proof_of_delivery p WHERE julianday(p.delivered_at) <> coalesce((SELECT max(julianday(e.at))
    FROM tracking_event e WHERE e.shipment_id = p.shipment_id AND e.state = 'Delivered'), julianday(p.delivered_at))`,
  'a gift has a recipient, and only a gift has': `
    SELECT o.id FROM sales_order o LEFT JOIN gift g ON g.order_id = o.id WHERE o.is_gift <> (g.order_id IS NOT NULL)`,
  'a return is about a line of its order, and no more than was bought': `
    SELECT r.id FROM return_request r JOIN order_line l ON l.id = r.line_id
    WHERE l.order_id <> r.order_id OR r.quantity > l.quantity`,
  'store credit is at most what the line cost': `
    SELECT c.id FROM store_credit c JOIN return_request r ON r.id = c.request_id JOIN order_line l ON l.id = r.line_id
    WHERE c.amount_minor > l.price_minor * r.quantity`,
  'a return has one decision': `
    SELECT request_id, count(*) AS decisions FROM return_step
    WHERE kind IN ('authorisation', 'credit', 'exchange', 'decline') GROUP BY request_id HAVING decisions > 1`,
  'policies of one country do not overlap': `
    SELECT a.country, a.kind, a.effective_from FROM country_policy a JOIN country_policy b
    ON b.country = a.country AND b.kind = a.kind AND b.effective_from > a.effective_from
    WHERE a.effective_to IS NULL OR a.effective_to > b.effective_from`,
  ...supplyInvariants,
  ...bankInvariants,
  'every reference leads somewhere': 'PRAGMA foreign_key_check',
}

/** The rules that the data breaks, with the rows; empty for a sound company. */
export function brokenInvariants(database: CompanyDatabase): BrokenInvariant[] {
  return Object.entries(invariants)
    .map(([invariant, query]) => ({ invariant, rows: database.all(query) }))
    .filter(({ rows }) => rows.length > 0)
}
