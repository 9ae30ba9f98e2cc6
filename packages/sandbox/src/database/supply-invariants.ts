/** What purchasing, inbound freight, allocations and planning must keep: by what each demands, the query for what must not be. */
export const supplyInvariants: Readonly<Record<string, string>> = {
  'a purchase line has received no more than its receipts say': `
    SELECT l.id, l.received, coalesce(sum(r.quantity), 0) AS receipts FROM purchase_line l
    LEFT JOIN goods_receipt r ON r.line_id = l.id GROUP BY l.id HAVING l.received > receipts`,
  'receipts of a purchase line are no more than was ordered': `
    SELECT l.id, l.quantity, sum(r.quantity) AS receipts FROM purchase_line l JOIN goods_receipt r ON r.line_id = l.id
    GROUP BY l.id HAVING receipts > l.quantity`,
  'a purchase order is received when all its lines are': `
    SELECT o.id FROM purchase_order o WHERE o.status = 'received'
    AND EXISTS (SELECT 1 FROM purchase_line l WHERE l.order_id = o.id AND l.received < l.quantity)`,
  'a shipment carries lines of its order, and no more than was ordered': `
    SELECT i.shipment_id, i.line_id FROM inbound_line i JOIN inbound_shipment s ON s.id = i.shipment_id
    JOIN purchase_line l ON l.id = i.line_id WHERE l.order_id <> s.order_id OR i.quantity > l.quantity`,
  'milestones are in order, and the last date announced is the one expected': `
    SELECT e.shipment_id FROM inbound_event e JOIN inbound_event f
      ON f.shipment_id = e.shipment_id AND f.position = e.position + 1 WHERE f.at < e.at
    UNION ALL SELECT s.id FROM inbound_shipment s WHERE s.eta <> coalesce((SELECT e.new_eta FROM inbound_event e
      WHERE e.shipment_id = s.id AND e.new_eta IS NOT NULL ORDER BY e.position DESC LIMIT 1), s.eta_original)`,
  'no more of a line is booked on other ways than the shipment has': `
    SELECT b.shipment_id, b.line_id, i.quantity, sum(b.quantity) AS booked FROM freight_booking b
    JOIN inbound_line i USING (shipment_id, line_id) GROUP BY b.shipment_id, b.line_id HAVING booked > i.quantity`,
  'an allocation is of the article and within the quantity of the order line': `
    SELECT a.id FROM allocation a JOIN order_line l ON l.id = a.order_line_id WHERE a.sku <> l.sku OR a.quantity > l.quantity`,
  'what is ready for a customer is reserved, and what is cancelled is not': `
    SELECT a.id, a.status, coalesce(sum(r.quantity), 0) AS reserved FROM allocation a
    LEFT JOIN reservation r ON r.reference = 'allocation ' || a.id AND r.state = 'open'
    GROUP BY a.id HAVING reserved <> CASE a.status WHEN 'ready' THEN a.quantity ELSE 0 END`,
  'a transfer leaves one warehouse once and comes to the other once': `
    SELECT t.id, coalesce(sum(l.quantity), 0) AS moved FROM transfer t LEFT JOIN stock_ledger l ON l.reference = t.id
    GROUP BY t.id HAVING moved <> CASE WHEN t.arrived_at IS NULL THEN -t.quantity ELSE 0 END`,
  'a budget has at least what was booked on it': `
    SELECT b.cost_centre, b.period, b.committed_minor FROM budget b JOIN (
      SELECT o.cost_centre, substr(f.at, 1, 7) AS period, f.cost_minor FROM freight_booking f
        JOIN inbound_shipment s ON s.id = f.shipment_id JOIN purchase_order o ON o.id = s.order_id
      UNION ALL SELECT o.cost_centre, substr(t.at, 1, 7), t.cost_minor FROM transfer t
        JOIN inbound_shipment s ON s.id = t.shipment_id JOIN purchase_order o ON o.id = s.order_id) c
      ON c.cost_centre = b.cost_centre AND c.period = b.period
    GROUP BY b.cost_centre, b.period HAVING b.committed_minor < sum(c.cost_minor)`,
  'a line is promised for the date that was noted last': `
    SELECT l.id, l.promised_on, c.promised_on AS noted FROM purchase_line l JOIN promise_change c ON c.id = (
      SELECT p.id FROM promise_change p WHERE p.line_id = l.id ORDER BY p.at DESC, p.id DESC LIMIT 1)
    WHERE l.promised_on IS NOT c.promised_on`,
}
