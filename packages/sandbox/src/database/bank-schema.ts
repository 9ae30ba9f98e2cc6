/**
 * The tables of the bank and of the books. A posting says what its account changed by, and its counter account changed by
 * as much the other way: both sides of a journal come to nothing as it is written. Money in is above zero. Postings lie in
 * the order in which the account is read.
 */
export const bankSchema = `
CREATE TABLE gl_account(code TEXT PRIMARY KEY, title TEXT NOT NULL, currency TEXT NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('bank','receivable','payable','clearing','expense','income','equity'))) STRICT, WITHOUT ROWID;
CREATE TABLE bank_account(id TEXT PRIMARY KEY, iban TEXT NOT NULL UNIQUE, currency TEXT NOT NULL, title TEXT NOT NULL,
  book_account TEXT NOT NULL UNIQUE REFERENCES gl_account, format TEXT NOT NULL CHECK(format IN ('camt.053','mt940','ofx','csv')),
  dialect TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE bank_statement(id TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES bank_account, sequence INTEGER NOT NULL,
  format TEXT NOT NULL CHECK(format IN ('camt.053','mt940','ofx','csv')), from_day TEXT NOT NULL, to_day TEXT NOT NULL,
  opening_minor INTEGER NOT NULL, turnover_minor INTEGER NOT NULL, closing_minor INTEGER NOT NULL,
  lines INTEGER NOT NULL CHECK(lines >= 0), bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, delivered_at TEXT NOT NULL,
  UNIQUE(account_id, sequence)) STRICT, WITHOUT ROWID;

CREATE TABLE bank_entry(id TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES bank_account, booked_on TEXT NOT NULL,
  minor INTEGER NOT NULL CHECK(minor <> 0), charges_minor INTEGER NOT NULL CHECK(charges_minor >= 0), party TEXT NOT NULL,
  text TEXT NOT NULL, batch TEXT NOT NULL, statement TEXT REFERENCES bank_statement) STRICT, WITHOUT ROWID;
CREATE INDEX bank_entry_by_day ON bank_entry(account_id, booked_on);

CREATE TABLE journal(number TEXT PRIMARY KEY, source TEXT NOT NULL
  CHECK(source IN ('brought forward','receipts','payments','card sales','reconciliation')),
  account TEXT NOT NULL REFERENCES gl_account, day TEXT NOT NULL, code TEXT NOT NULL, counter TEXT NOT NULL REFERENCES gl_account,
  lines INTEGER NOT NULL CHECK(lines > 0), total_minor INTEGER NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE posting(account TEXT NOT NULL REFERENCES gl_account, day TEXT NOT NULL, id INTEGER NOT NULL,
  counter TEXT NOT NULL REFERENCES gl_account, minor INTEGER NOT NULL CHECK(minor <> 0), journal TEXT NOT NULL REFERENCES journal,
  about TEXT NOT NULL, reference TEXT NOT NULL, cheque TEXT NOT NULL, party TEXT NOT NULL, text TEXT NOT NULL, batch TEXT NOT NULL,
  PRIMARY KEY(account, day, id)) STRICT, WITHOUT ROWID;
CREATE INDEX posting_by_what_it_is_about ON posting(journal, about) WHERE about <> '';

CREATE TABLE worklist(number TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES gl_account, period TEXT NOT NULL,
  owner TEXT NOT NULL, class TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE worklist_item(worklist TEXT NOT NULL REFERENCES worklist ON DELETE CASCADE, position INTEGER NOT NULL,
  about TEXT NOT NULL, amount_minor INTEGER NOT NULL, day TEXT NOT NULL, cause TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY(worklist, position)) STRICT, WITHOUT ROWID;

CREATE TABLE filed_reconciliation(account TEXT NOT NULL REFERENCES gl_account, period TEXT NOT NULL, workpaper TEXT NOT NULL,
  closing_bank_minor INTEGER NOT NULL, closing_book_minor INTEGER NOT NULL, adjusted_minor INTEGER NOT NULL,
  statements TEXT NOT NULL, files TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY(account, period)) STRICT, WITHOUT ROWID;
CREATE TABLE carried_line(account TEXT NOT NULL, period TEXT NOT NULL, day TEXT NOT NULL, id INTEGER NOT NULL,
  PRIMARY KEY(account, period, day, id), FOREIGN KEY(account, period) REFERENCES filed_reconciliation ON DELETE CASCADE,
  FOREIGN KEY(account, day, id) REFERENCES posting) STRICT, WITHOUT ROWID;
CREATE TABLE open_item(account TEXT NOT NULL, period TEXT NOT NULL, position INTEGER NOT NULL, item TEXT NOT NULL,
  PRIMARY KEY(account, period, position),
  FOREIGN KEY(account, period) REFERENCES filed_reconciliation ON DELETE CASCADE) STRICT, WITHOUT ROWID;
`
