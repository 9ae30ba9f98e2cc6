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
  household TEXT NOT NULL, home TEXT, other_incidents_90_days INTEGER NOT NULL, not_received_claims_12_months INTEGER NOT NULL,
  orders_12_months INTEGER NOT NULL CHECK(orders_12_months > 0), segment_claim_rate_ppm INTEGER NOT NULL,
  damaged_claims_12_months INTEGER NOT NULL CHECK(damaged_claims_12_months >= 0),
  returned_orders_12_months INTEGER NOT NULL CHECK(returned_orders_12_months BETWEEN 0 AND orders_12_months),
  goodwill_12_months INTEGER NOT NULL CHECK(goodwill_12_months >= 0)) STRICT, WITHOUT ROWID;

CREATE TABLE supplier(code TEXT PRIMARY KEY, name TEXT NOT NULL, merged_into TEXT REFERENCES supplier) STRICT, WITHOUT ROWID;
CREATE TABLE product(sku TEXT PRIMARY KEY, title TEXT NOT NULL, category TEXT NOT NULL
  CHECK(category IN ('general','hygiene','custom','perishable')), returnable INTEGER NOT NULL,
  return_window_days INTEGER NOT NULL CHECK(return_window_days >= 0), serial_tracked INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE batch(code TEXT PRIMARY KEY, sku TEXT NOT NULL REFERENCES product, supplier_code TEXT REFERENCES supplier,
  made_on TEXT NOT NULL, expires_on TEXT, on_hold INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX batch_by_sku ON batch(sku);
CREATE TABLE batch_hold(id TEXT PRIMARY KEY, batch TEXT NOT NULL REFERENCES batch, reason TEXT NOT NULL, at TEXT NOT NULL,
  released_at TEXT) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_open_hold_per_batch ON batch_hold(batch) WHERE released_at IS NULL;
CREATE TABLE known_issue(id TEXT PRIMARY KEY, sku TEXT NOT NULL REFERENCES product, batch TEXT REFERENCES batch,
  symptom TEXT NOT NULL, opened_on TEXT NOT NULL, status TEXT NOT NULL CHECK(status IN ('open','closed')),
  safety INTEGER NOT NULL, advice TEXT) STRICT, WITHOUT ROWID;
CREATE INDEX known_issue_by_sku ON known_issue(sku);

CREATE TABLE country_policy(country TEXT NOT NULL, kind TEXT NOT NULL CHECK(kind IN ('consumer','business')),
  effective_from TEXT NOT NULL, effective_to TEXT CHECK(effective_to > effective_from), risk_until_possession INTEGER NOT NULL,
  deliver_within_days INTEGER, withdrawal_days INTEGER NOT NULL, guarantee_months INTEGER NOT NULL,
  presumed_defect_months INTEGER NOT NULL, basis TEXT NOT NULL, PRIMARY KEY(country, kind, effective_from)) STRICT, WITHOUT ROWID;
CREATE TABLE house_policy(name TEXT NOT NULL, effective_from TEXT NOT NULL, effective_to TEXT CHECK(effective_to > effective_from),
  value INTEGER NOT NULL, unit TEXT NOT NULL, PRIMARY KEY(name, effective_from)) STRICT, WITHOUT ROWID;
CREATE TABLE holiday(country TEXT NOT NULL, day TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY(country, day)) STRICT, WITHOUT ROWID;

CREATE TABLE sales_order(id TEXT PRIMARY KEY, customer_id TEXT NOT NULL REFERENCES customer,
  status TEXT NOT NULL CHECK(status IN ('paid','unpaid','cancelled')), placed_on TEXT NOT NULL, promised_on TEXT NOT NULL,
  currency TEXT NOT NULL, cross_border INTEGER NOT NULL, parent_id TEXT REFERENCES sales_order,
  signature_required INTEGER NOT NULL, street TEXT NOT NULL, unit TEXT, multi_unit INTEGER NOT NULL, city TEXT NOT NULL,
  postcode TEXT NOT NULL, country TEXT NOT NULL, area TEXT NOT NULL CHECK(area IN ('urban','rural')),
  latitude_e6 INTEGER NOT NULL, longitude_e6 INTEGER NOT NULL, is_gift INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE gift(order_id TEXT PRIMARY KEY REFERENCES sales_order, recipient_name TEXT NOT NULL, recipient_email TEXT NOT NULL,
  receipt_code TEXT NOT NULL UNIQUE, opened_on TEXT) STRICT, WITHOUT ROWID;
CREATE INDEX sales_order_by_customer ON sales_order(customer_id);
CREATE TABLE order_line(id TEXT PRIMARY KEY, order_id TEXT NOT NULL REFERENCES sales_order, position INTEGER NOT NULL,
  sku TEXT NOT NULL REFERENCES product, title TEXT NOT NULL, quantity INTEGER NOT NULL CHECK(quantity > 0),
  price_minor INTEGER NOT NULL, batch TEXT REFERENCES batch, serial TEXT, UNIQUE(order_id, position)) STRICT, WITHOUT ROWID;
CREATE INDEX order_line_by_batch ON order_line(batch);
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
CREATE TABLE carrier_answer(case_id TEXT PRIMARY KEY REFERENCES carrier_case, outcome TEXT NOT NULL, text TEXT NOT NULL,
  at TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE stock(warehouse TEXT NOT NULL, sku TEXT NOT NULL REFERENCES product, batch TEXT NOT NULL REFERENCES batch,
  on_hand INTEGER NOT NULL, reserved INTEGER NOT NULL, hold INTEGER NOT NULL,
  CHECK(on_hand >= reserved + hold AND reserved >= 0 AND hold >= 0), PRIMARY KEY(warehouse, sku, batch)) STRICT, WITHOUT ROWID;
CREATE INDEX stock_by_sku ON stock(sku);
CREATE TABLE stock_ledger(seq INTEGER PRIMARY KEY, at TEXT NOT NULL, warehouse TEXT NOT NULL, sku TEXT NOT NULL REFERENCES product,
  batch TEXT NOT NULL REFERENCES batch, quantity INTEGER NOT NULL CHECK(quantity <> 0),
  reason TEXT NOT NULL CHECK(reason IN ('opening','receipt','sale','return','adjust','scrap','transfer')), reference TEXT) STRICT;
CREATE INDEX stock_ledger_by_stock ON stock_ledger(warehouse, sku, batch);
CREATE TABLE reservation(reference TEXT NOT NULL, warehouse TEXT NOT NULL, sku TEXT NOT NULL REFERENCES product,
  batch TEXT NOT NULL REFERENCES batch, quantity INTEGER NOT NULL CHECK(quantity > 0),
  state TEXT NOT NULL CHECK(state IN ('open','released','shipped')), PRIMARY KEY(reference, warehouse, sku, batch)) STRICT, WITHOUT ROWID;

CREATE TABLE payment(order_id TEXT PRIMARY KEY REFERENCES sales_order, status TEXT NOT NULL CHECK(status IN ('captured','open','void')),
  captured_minor INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE refund(id TEXT PRIMARY KEY, order_id TEXT NOT NULL REFERENCES sales_order, line_id TEXT NOT NULL REFERENCES order_line,
  cause TEXT NOT NULL, amount_minor INTEGER NOT NULL CHECK(amount_minor > 0), at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX refund_by_order ON refund(order_id);

CREATE TABLE return_request(id TEXT PRIMARY KEY, order_id TEXT NOT NULL REFERENCES sales_order,
  line_id TEXT NOT NULL REFERENCES order_line, quantity INTEGER NOT NULL CHECK(quantity > 0), ticket_id TEXT REFERENCES ticket,
  requester TEXT NOT NULL CHECK(requester IN ('buyer','gift_recipient')), requester_name TEXT NOT NULL, requester_email TEXT NOT NULL,
  reason TEXT NOT NULL CHECK(reason IN ('change of mind','damaged on delivery','defect','wrong item')), description TEXT NOT NULL,
  item_state TEXT CHECK(item_state IN ('unused','used','worn')), reported_at TEXT NOT NULL, status TEXT NOT NULL CHECK(status IN
  ('open','awaiting evidence','in review','authorised','resolved','declined')), resolution TEXT) STRICT, WITHOUT ROWID;
CREATE INDEX return_request_by_order ON return_request(order_id);
CREATE TABLE return_photo(request_id TEXT NOT NULL REFERENCES return_request, position INTEGER NOT NULL, subject TEXT NOT NULL
  CHECK(subject IN ('parcel','item','other')), taken_at TEXT, sha256 TEXT NOT NULL, finding TEXT NOT NULL,
  PRIMARY KEY(request_id, position)) STRICT, WITHOUT ROWID;
CREATE INDEX return_photo_by_hash ON return_photo(sha256);
CREATE TABLE known_photo(sha256 TEXT PRIMARY KEY, first_seen_on TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE return_step(id TEXT PRIMARY KEY, request_id TEXT NOT NULL REFERENCES return_request, kind TEXT NOT NULL CHECK(kind IN
  ('authorisation','credit','exchange','decline','evidence request','fraud referral','buyer notice')), detail TEXT NOT NULL,
  at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_return_step_of_a_kind ON return_step(request_id, kind);
CREATE TABLE return_order(request_id TEXT PRIMARY KEY REFERENCES return_request,
  order_id TEXT NOT NULL UNIQUE REFERENCES sales_order) STRICT, WITHOUT ROWID;
CREATE TABLE store_credit(id TEXT PRIMARY KEY, request_id TEXT NOT NULL UNIQUE REFERENCES return_request, beneficiary_name TEXT NOT NULL,
  beneficiary_email TEXT NOT NULL, amount_minor INTEGER NOT NULL CHECK(amount_minor > 0), currency TEXT NOT NULL,
  cause TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE ticket(id TEXT PRIMARY KEY, customer_id TEXT NOT NULL REFERENCES customer, channel TEXT NOT NULL,
  subject TEXT NOT NULL, body TEXT NOT NULL, status TEXT NOT NULL CHECK(status IN ('new','open','pending','solved')),
  created_at TEXT NOT NULL, authenticated INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE ticket_message(id TEXT PRIMARY KEY, ticket_id TEXT NOT NULL REFERENCES ticket, visibility TEXT NOT NULL
  CHECK(visibility IN ('public','internal')), author TEXT NOT NULL DEFAULT 'company' CHECK(author IN ('company','customer')), template TEXT, status TEXT, body TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_message_by_ticket ON ticket_message(ticket_id);
CREATE TABLE follow_up(id TEXT PRIMARY KEY, ticket_id TEXT NOT NULL REFERENCES ticket, due_on TEXT NOT NULL, about TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE mail(id TEXT PRIMARY KEY, recipient TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, key TEXT NOT NULL,
  ticket_id TEXT REFERENCES ticket, message_id TEXT REFERENCES ticket_message, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX mail_by_message ON mail(message_id);
CREATE INDEX mail_by_key ON mail(key);

CREATE TABLE ledger(seq INTEGER PRIMARY KEY, system TEXT NOT NULL, operation TEXT NOT NULL, entity TEXT NOT NULL,
  arguments TEXT NOT NULL, key TEXT NOT NULL, at TEXT NOT NULL, part TEXT, completes INTEGER REFERENCES ledger,
  repeats INTEGER REFERENCES ledger) STRICT;
CREATE INDEX ledger_by_key ON ledger(system, operation, key);
CREATE INDEX ledger_of_parts ON ledger(system, operation) WHERE part IS NOT NULL;
CREATE INDEX ledger_by_part ON ledger(completes) WHERE completes IS NOT NULL;
CREATE TABLE attempt(seq INTEGER PRIMARY KEY, system TEXT NOT NULL, operation TEXT NOT NULL, arguments TEXT NOT NULL,
  key TEXT NOT NULL, at TEXT NOT NULL, wall_ms INTEGER NOT NULL, effect TEXT NOT NULL CHECK(effect IN ('whole','part','none')),
  told TEXT NOT NULL CHECK(told IN ('result','refusal','time-out','error','unavailable','rate limit','nobody')),
  why TEXT, ledger_seq INTEGER REFERENCES ledger) STRICT;
CREATE TABLE undo(seq INTEGER PRIMARY KEY, after_write INTEGER NOT NULL, statement TEXT NOT NULL) STRICT;
CREATE TABLE read_count(system TEXT NOT NULL, operation TEXT NOT NULL, reads INTEGER NOT NULL, PRIMARY KEY(system, operation)) STRICT, WITHOUT ROWID;
CREATE TABLE first_result(system TEXT NOT NULL, operation TEXT NOT NULL, key TEXT NOT NULL, arguments TEXT NOT NULL, result TEXT NOT NULL,
  PRIMARY KEY(system, operation, key)) STRICT, WITHOUT ROWID;
CREATE TABLE fault(id INTEGER PRIMARY KEY, system TEXT NOT NULL, operation TEXT, kind TEXT NOT NULL, rate_ppm INTEGER NOT NULL,
  calls TEXT, remaining INTEGER, latency_ms INTEGER NOT NULL, detail TEXT NOT NULL) STRICT;
CREATE TABLE fault_call(fault_id INTEGER NOT NULL REFERENCES fault ON DELETE CASCADE, operation TEXT NOT NULL, seen INTEGER NOT NULL,
  PRIMARY KEY(fault_id, operation)) STRICT, WITHOUT ROWID;
CREATE TABLE fault_window(fault_id INTEGER PRIMARY KEY REFERENCES fault ON DELETE CASCADE, began_ms INTEGER NOT NULL,
  calls INTEGER NOT NULL) STRICT;
`
