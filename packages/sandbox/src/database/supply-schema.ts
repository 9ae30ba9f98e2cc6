/**
 * The tables of purchasing, inbound freight, allocations and planning. `*_tenths` counts tenths of a day or of a piece a
 * day; everything else is written as in the other tables.
 */
export const supplySchema = `
CREATE TABLE supplier_profile(supplier_code TEXT PRIMARY KEY REFERENCES supplier, country TEXT NOT NULL, domain TEXT NOT NULL,
  orders_12_months INTEGER NOT NULL CHECK(orders_12_months >= 0),
  late_12_months INTEGER NOT NULL CHECK(late_12_months BETWEEN 0 AND orders_12_months)) STRICT, WITHOUT ROWID;
CREATE TABLE supplier_contact(id TEXT PRIMARY KEY, supplier_code TEXT NOT NULL REFERENCES supplier, name TEXT NOT NULL,
  email TEXT NOT NULL, language TEXT NOT NULL, role TEXT NOT NULL CHECK(role IN ('sales','logistics','accounts')),
  active INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX supplier_contact_by_supplier ON supplier_contact(supplier_code);
CREATE TABLE supplier_offer(supplier_code TEXT NOT NULL REFERENCES supplier, sku TEXT NOT NULL REFERENCES product,
  qualified INTEGER NOT NULL, price_minor INTEGER NOT NULL CHECK(price_minor > 0), currency TEXT NOT NULL,
  moq INTEGER NOT NULL CHECK(moq > 0), pack INTEGER NOT NULL CHECK(pack > 0), lead_days INTEGER NOT NULL CHECK(lead_days > 0),
  valid_from TEXT NOT NULL, valid_to TEXT CHECK(valid_to > valid_from), PRIMARY KEY(supplier_code, sku, valid_from)) STRICT, WITHOUT ROWID;
CREATE INDEX supplier_offer_by_sku ON supplier_offer(sku);
CREATE TABLE lead_time(supplier_code TEXT NOT NULL REFERENCES supplier, sku TEXT NOT NULL REFERENCES product,
  effective_from TEXT NOT NULL, days INTEGER NOT NULL CHECK(days > 0), because TEXT, at TEXT NOT NULL,
  PRIMARY KEY(supplier_code, sku, effective_from)) STRICT, WITHOUT ROWID;

CREATE TABLE purchase_order(id TEXT PRIMARY KEY, supplier_code TEXT NOT NULL REFERENCES supplier, warehouse TEXT, buyer TEXT,
  cost_centre TEXT, status TEXT NOT NULL CHECK(status IN ('sent','acknowledged','received','cancelled')), currency TEXT NOT NULL,
  ordered_on TEXT NOT NULL, review_date TEXT, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE purchase_line(id TEXT PRIMARY KEY, order_id TEXT NOT NULL REFERENCES purchase_order, position INTEGER NOT NULL,
  sku TEXT NOT NULL, quantity INTEGER NOT NULL CHECK(quantity > 0), received INTEGER NOT NULL DEFAULT 0
  CHECK(received BETWEEN 0 AND quantity), price_minor INTEGER NOT NULL, promised_on TEXT, UNIQUE(order_id, position)) STRICT, WITHOUT ROWID;
CREATE INDEX purchase_line_due ON purchase_line(promised_on) WHERE received < quantity;
CREATE TABLE supplier_answer(purchase_order_id TEXT NOT NULL REFERENCES purchase_order, position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('acknowledged','date changed')), delivery_on TEXT NOT NULL, text TEXT NOT NULL,
  at TEXT NOT NULL, PRIMARY KEY(purchase_order_id, position)) STRICT, WITHOUT ROWID;
CREATE TABLE goods_receipt(id TEXT PRIMARY KEY, line_id TEXT NOT NULL REFERENCES purchase_line,
  quantity INTEGER NOT NULL CHECK(quantity > 0), received_on TEXT NOT NULL, packing_slip TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX goods_receipt_by_line ON goods_receipt(line_id);
CREATE TABLE promise_change(id TEXT PRIMARY KEY, line_id TEXT NOT NULL REFERENCES purchase_line, before TEXT,
  promised_on TEXT NOT NULL, because TEXT NOT NULL REFERENCES received_mail, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX promise_change_by_line ON promise_change(line_id);
CREATE TABLE purchase_note(id TEXT PRIMARY KEY, order_id TEXT NOT NULL REFERENCES purchase_order, about TEXT NOT NULL,
  body TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX purchase_note_by_order ON purchase_note(order_id);
CREATE TABLE purchase_escalation(id TEXT PRIMARY KEY, order_id TEXT NOT NULL REFERENCES purchase_order, reason TEXT NOT NULL,
  body TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX purchase_escalation_by_order ON purchase_escalation(order_id);
CREATE TABLE received_mail(id TEXT PRIMARY KEY, sender TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL,
  in_reply_to TEXT REFERENCES mail, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX received_mail_by_time ON received_mail(at, id);

CREATE TABLE inbound_shipment(id TEXT PRIMARY KEY, order_id TEXT NOT NULL REFERENCES purchase_order,
  mode TEXT NOT NULL CHECK(mode IN ('sea','road','rail','air')), carrier TEXT NOT NULL, warehouse TEXT NOT NULL, etd TEXT NOT NULL,
  departed_on TEXT, eta_original TEXT NOT NULL, eta TEXT NOT NULL, arrived_on TEXT) STRICT, WITHOUT ROWID;
CREATE INDEX inbound_shipment_by_order ON inbound_shipment(order_id);
CREATE TABLE inbound_line(shipment_id TEXT NOT NULL REFERENCES inbound_shipment, line_id TEXT NOT NULL REFERENCES purchase_line,
  quantity INTEGER NOT NULL CHECK(quantity > 0), PRIMARY KEY(shipment_id, line_id)) STRICT, WITHOUT ROWID;
CREATE TABLE inbound_event(shipment_id TEXT NOT NULL REFERENCES inbound_shipment, position INTEGER NOT NULL, at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('booked','departed','scan','port','customs','eta changed','arrived')), place TEXT NOT NULL,
  new_eta TEXT, note TEXT NOT NULL, PRIMARY KEY(shipment_id, position)) STRICT, WITHOUT ROWID;
CREATE TABLE freight_option(id TEXT PRIMARY KEY, shipment_id TEXT NOT NULL REFERENCES inbound_shipment,
  mode TEXT NOT NULL CHECK(mode IN ('road','rail','air')), takes_parts INTEGER NOT NULL, capacity INTEGER NOT NULL CHECK(capacity > 0),
  fixed_minor INTEGER NOT NULL, per_piece_minor INTEGER NOT NULL, avoided_minor INTEGER NOT NULL, currency TEXT NOT NULL,
  days INTEGER NOT NULL CHECK(days > 0)) STRICT, WITHOUT ROWID;
CREATE INDEX freight_option_by_shipment ON freight_option(shipment_id);
CREATE TABLE freight_booking(id TEXT PRIMARY KEY, shipment_id TEXT NOT NULL REFERENCES inbound_shipment,
  option_id TEXT NOT NULL REFERENCES freight_option, line_id TEXT NOT NULL REFERENCES purchase_line,
  quantity INTEGER NOT NULL CHECK(quantity > 0), cost_minor INTEGER NOT NULL, currency TEXT NOT NULL, arrives_on TEXT NOT NULL,
  at TEXT NOT NULL, arrived_at TEXT) STRICT, WITHOUT ROWID;
CREATE INDEX freight_booking_by_shipment ON freight_booking(shipment_id);
CREATE TABLE delay_decision(id TEXT PRIMARY KEY, shipment_id TEXT NOT NULL REFERENCES inbound_shipment, eta TEXT NOT NULL,
  option TEXT NOT NULL, cost_minor INTEGER NOT NULL, currency TEXT NOT NULL, reasons TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX delay_decision_by_shipment ON delay_decision(shipment_id, eta);

CREATE TABLE allocation(id TEXT PRIMARY KEY, line_id TEXT REFERENCES purchase_line, warehouse TEXT NOT NULL,
  order_line_id TEXT NOT NULL REFERENCES order_line, sku TEXT NOT NULL REFERENCES product, quantity INTEGER NOT NULL CHECK(quantity > 0),
  needed_on TEXT NOT NULL, penalty_per_day_minor INTEGER NOT NULL, penalty_cap_minor INTEGER NOT NULL, margin_minor INTEGER NOT NULL,
  currency TEXT NOT NULL, status TEXT NOT NULL CHECK(status IN ('waiting','ready','cancelled'))) STRICT, WITHOUT ROWID;
CREATE INDEX allocation_by_line ON allocation(line_id);
CREATE INDEX allocation_by_goods ON allocation(sku, warehouse);
CREATE INDEX allocation_by_order_line ON allocation(order_line_id);
CREATE TABLE reallocation(id TEXT PRIMARY KEY, allocation_id TEXT NOT NULL REFERENCES allocation,
  with_id TEXT NOT NULL REFERENCES allocation, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE consent(allocation_id TEXT NOT NULL REFERENCES allocation, sku TEXT NOT NULL REFERENCES product, mail_id TEXT NOT NULL,
  asked_at TEXT NOT NULL, answer TEXT CHECK(answer IN ('agreed','declined')), answered_at TEXT, PRIMARY KEY(allocation_id, sku)) STRICT, WITHOUT ROWID;
CREATE TABLE order_cancellation(allocation_id TEXT PRIMARY KEY REFERENCES allocation, id TEXT NOT NULL UNIQUE, reason TEXT NOT NULL,
  at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE delay_notice(id TEXT PRIMARY KEY, order_id TEXT NOT NULL REFERENCES sales_order,
  shipment_id TEXT NOT NULL REFERENCES inbound_shipment, new_date TEXT NOT NULL, body TEXT NOT NULL, mail_id TEXT NOT NULL,
  at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX delay_notice_by_order ON delay_notice(order_id);

CREATE TABLE planning_figure(warehouse TEXT NOT NULL, sku TEXT NOT NULL REFERENCES product, demand_tenths INTEGER NOT NULL,
  demand_sd_tenths INTEGER NOT NULL, lead_days INTEGER NOT NULL, lead_sd_tenths INTEGER NOT NULL, service_ppm INTEGER NOT NULL,
  reorder_point INTEGER NOT NULL, margin_minor INTEGER NOT NULL, currency TEXT NOT NULL, PRIMARY KEY(warehouse, sku)) STRICT, WITHOUT ROWID;
CREATE INDEX planning_figure_by_sku ON planning_figure(sku);
CREATE TABLE reorder_change(id TEXT PRIMARY KEY, warehouse TEXT NOT NULL, sku TEXT NOT NULL, before INTEGER NOT NULL,
  reorder_point INTEGER NOT NULL, because TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE lane(from_warehouse TEXT NOT NULL, to_warehouse TEXT NOT NULL, fixed_minor INTEGER NOT NULL,
  per_piece_minor INTEGER NOT NULL, currency TEXT NOT NULL, days INTEGER NOT NULL CHECK(days > 0),
  PRIMARY KEY(from_warehouse, to_warehouse)) STRICT, WITHOUT ROWID;
CREATE TABLE transfer(id TEXT PRIMARY KEY, shipment_id TEXT NOT NULL REFERENCES inbound_shipment, sku TEXT NOT NULL,
  from_warehouse TEXT NOT NULL, to_warehouse TEXT NOT NULL, quantity INTEGER NOT NULL CHECK(quantity > 0), cost_minor INTEGER NOT NULL,
  currency TEXT NOT NULL, arrives_on TEXT NOT NULL, at TEXT NOT NULL, arrived_at TEXT) STRICT, WITHOUT ROWID;
CREATE INDEX transfer_by_shipment ON transfer(shipment_id);
CREATE TABLE substitute(sku TEXT NOT NULL REFERENCES product, substitute_sku TEXT NOT NULL REFERENCES product,
  extra_minor INTEGER NOT NULL, currency TEXT NOT NULL, consent_ppm INTEGER NOT NULL, PRIMARY KEY(sku, substitute_sku)) STRICT, WITHOUT ROWID;
CREATE TABLE budget(cost_centre TEXT NOT NULL, period TEXT NOT NULL, amount_minor INTEGER NOT NULL, committed_minor INTEGER NOT NULL,
  currency TEXT NOT NULL, PRIMARY KEY(cost_centre, period)) STRICT, WITHOUT ROWID;
CREATE TABLE supply_terms(effective_from TEXT PRIMARY KEY, effective_to TEXT CHECK(effective_to > effective_from),
  terms TEXT NOT NULL) STRICT, WITHOUT ROWID;
`
