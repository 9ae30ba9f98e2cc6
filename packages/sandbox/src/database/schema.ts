/**
 * The tables of the company's systems. `*_minor` is money in minor units of the row's currency, `*_e6` an angle in
 * millionths of a degree, `*_ppm` a share in millionths; dates and instants are ISO 8601 text in UTC.
 * Tables keyed by text have no rowid: their physical order is that of the shuffled ids and tells nothing.
 */
export const schema = `
CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE number_range(kind TEXT PRIMARY KEY, next INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE customer(id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, country TEXT NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('consumer','business')), segment TEXT NOT NULL CHECK(segment IN ('new','standard','vip')),
  household TEXT NOT NULL, other_incidents_90_days INTEGER NOT NULL, not_received_claims_12_months INTEGER NOT NULL,
  orders_12_months INTEGER NOT NULL CHECK(orders_12_months > 0), segment_claim_rate_ppm INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE sales_order(id TEXT PRIMARY KEY, customer_id TEXT NOT NULL REFERENCES customer,
  status TEXT NOT NULL CHECK(status IN ('paid','unpaid','cancelled')), placed_on TEXT NOT NULL, promised_on TEXT NOT NULL,
  currency TEXT NOT NULL, cross_border INTEGER NOT NULL, parent_id TEXT REFERENCES sales_order,
  signature_required INTEGER NOT NULL, street TEXT NOT NULL, unit TEXT, multi_unit INTEGER NOT NULL, city TEXT NOT NULL,
  postcode TEXT NOT NULL, country TEXT NOT NULL, area TEXT NOT NULL CHECK(area IN ('urban','rural')),
  latitude_e6 INTEGER NOT NULL, longitude_e6 INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX sales_order_by_customer ON sales_order(customer_id);
CREATE TABLE order_line(id TEXT PRIMARY KEY, order_id TEXT NOT NULL REFERENCES sales_order, position INTEGER NOT NULL,
  sku TEXT NOT NULL, title TEXT NOT NULL, quantity INTEGER NOT NULL CHECK(quantity > 0), price_minor INTEGER NOT NULL,
  batch_on_hold INTEGER NOT NULL, UNIQUE(order_id, position)) STRICT, WITHOUT ROWID;
CREATE TABLE replacement(order_id TEXT PRIMARY KEY REFERENCES sales_order, line_id TEXT NOT NULL REFERENCES order_line,
  quantity INTEGER NOT NULL, warehouse TEXT NOT NULL, sku TEXT NOT NULL, cause TEXT NOT NULL, cancelled INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_replacement_per_line ON replacement(line_id) WHERE cancelled = 0;
CREATE TABLE exchange(order_id TEXT PRIMARY KEY REFERENCES sales_order, id TEXT NOT NULL UNIQUE, lines TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE shipment(id TEXT PRIMARY KEY, order_id TEXT NOT NULL REFERENCES sales_order, tracking_number TEXT NOT NULL UNIQUE,
  carrier TEXT NOT NULL, state TEXT NOT NULL, substate TEXT, shipped_on TEXT NOT NULL, declared_grams INTEGER NOT NULL,
  scanned_grams INTEGER, route TEXT NOT NULL, pickup_point TEXT, signature INTEGER NOT NULL, dock TEXT NOT NULL
  CHECK(dock IN ('on dock','not found','handed over'))) STRICT, WITHOUT ROWID;
CREATE INDEX shipment_by_order ON shipment(order_id);
CREATE TABLE shipment_line(shipment_id TEXT NOT NULL REFERENCES shipment, line_id TEXT NOT NULL REFERENCES order_line,
  quantity INTEGER NOT NULL, PRIMARY KEY(shipment_id, line_id)) STRICT, WITHOUT ROWID;
CREATE TABLE tracking_event(shipment_id TEXT NOT NULL REFERENCES shipment, position INTEGER NOT NULL, at TEXT NOT NULL,
  state TEXT NOT NULL, place TEXT NOT NULL, latitude_e6 INTEGER, longitude_e6 INTEGER, remark TEXT NOT NULL,
  PRIMARY KEY(shipment_id, position)) STRICT, WITHOUT ROWID;
CREATE TABLE proof_of_delivery(shipment_id TEXT PRIMARY KEY REFERENCES shipment, delivered_at TEXT NOT NULL, unit TEXT,
  latitude_e6 INTEGER, longitude_e6 INTEGER, signed_by TEXT, driver_note TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE route_report(route TEXT NOT NULL, day TEXT NOT NULL, reports INTEGER NOT NULL, PRIMARY KEY(route, day)) STRICT, WITHOUT ROWID;
CREATE TABLE carrier_case(id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK(kind IN ('claim','trace','retrieval')),
  shipment_id TEXT NOT NULL REFERENCES shipment, reason TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE stock(warehouse TEXT NOT NULL, sku TEXT NOT NULL, on_hand INTEGER NOT NULL, reserved INTEGER NOT NULL,
  hold INTEGER NOT NULL, CHECK(on_hand >= reserved + hold AND reserved >= 0 AND hold >= 0), PRIMARY KEY(warehouse, sku)) STRICT, WITHOUT ROWID;
CREATE INDEX stock_by_sku ON stock(sku);

CREATE TABLE payment(order_id TEXT PRIMARY KEY REFERENCES sales_order, status TEXT NOT NULL CHECK(status IN ('captured','open','void')),
  captured_minor INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE refund(id TEXT PRIMARY KEY, order_id TEXT NOT NULL REFERENCES sales_order, line_id TEXT NOT NULL REFERENCES order_line,
  cause TEXT NOT NULL, amount_minor INTEGER NOT NULL CHECK(amount_minor > 0), at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX refund_by_order ON refund(order_id);

CREATE TABLE ticket(id TEXT PRIMARY KEY, customer_id TEXT NOT NULL REFERENCES customer, channel TEXT NOT NULL,
  subject TEXT NOT NULL, body TEXT NOT NULL, status TEXT NOT NULL CHECK(status IN ('new','open','pending','solved')),
  created_at TEXT NOT NULL, authenticated INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE ticket_message(id TEXT PRIMARY KEY, ticket_id TEXT NOT NULL REFERENCES ticket, visibility TEXT NOT NULL
  CHECK(visibility IN ('public','internal')), template TEXT, status TEXT, body TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_message_by_ticket ON ticket_message(ticket_id);
CREATE TABLE follow_up(id TEXT PRIMARY KEY, ticket_id TEXT NOT NULL REFERENCES ticket, due_on TEXT NOT NULL, about TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE mail(id TEXT PRIMARY KEY, recipient TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, key TEXT NOT NULL,
  ticket_id TEXT REFERENCES ticket, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX mail_by_key ON mail(key);

CREATE TABLE supplier(code TEXT PRIMARY KEY, name TEXT NOT NULL, merged_into TEXT REFERENCES supplier) STRICT, WITHOUT ROWID;
CREATE TABLE purchase_order(id TEXT PRIMARY KEY, supplier_code TEXT NOT NULL REFERENCES supplier, sku TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK(quantity > 0), price_minor INTEGER NOT NULL, currency TEXT NOT NULL, review_date TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE ledger(seq INTEGER PRIMARY KEY, system TEXT NOT NULL, operation TEXT NOT NULL, entity TEXT NOT NULL,
  arguments TEXT NOT NULL, key TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE TABLE read_count(system TEXT NOT NULL, operation TEXT NOT NULL, reads INTEGER NOT NULL, PRIMARY KEY(system, operation)) STRICT, WITHOUT ROWID;
CREATE TABLE first_result(system TEXT NOT NULL, operation TEXT NOT NULL, key TEXT NOT NULL, arguments TEXT NOT NULL, result TEXT NOT NULL,
  PRIMARY KEY(system, operation, key)) STRICT, WITHOUT ROWID;
CREATE TABLE fault(id INTEGER PRIMARY KEY, system TEXT NOT NULL, operation TEXT, kind TEXT NOT NULL, rate_ppm INTEGER NOT NULL,
  calls TEXT, remaining INTEGER, latency_ms INTEGER NOT NULL) STRICT;
CREATE TABLE fault_call(fault_id INTEGER NOT NULL REFERENCES fault ON DELETE CASCADE, operation TEXT NOT NULL, seen INTEGER NOT NULL,
  PRIMARY KEY(fault_id, operation)) STRICT, WITHOUT ROWID;
`
