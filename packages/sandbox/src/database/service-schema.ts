/**
 * The tables of the service desk beyond its tickets: how urgent they are, who is there to work on them, how past hours
 * went, and what was joined.
 */
export const serviceSchema = `
CREATE TABLE service_level(ticket_id TEXT PRIMARY KEY REFERENCES ticket, priority TEXT NOT NULL
  CHECK(priority IN ('urgent','high','normal','low')), answer_by TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE desk_hour(began_at TEXT PRIMARY KEY, arrived INTEGER NOT NULL CHECK(arrived >= 0),
  closed_alone INTEGER NOT NULL CHECK(closed_alone >= 0), closed_by_people INTEGER NOT NULL CHECK(closed_by_people >= 0))
  STRICT, WITHOUT ROWID;
CREATE TABLE shift(person TEXT NOT NULL, begins_at TEXT NOT NULL, ends_at TEXT NOT NULL CHECK(ends_at > begins_at),
  minutes_per_ticket INTEGER NOT NULL CHECK(minutes_per_ticket > 0), PRIMARY KEY(person, begins_at)) STRICT, WITHOUT ROWID;
CREATE TABLE merged_ticket(ticket_id TEXT PRIMARY KEY REFERENCES ticket, into_id TEXT NOT NULL REFERENCES ticket,
  at TEXT NOT NULL, CHECK(ticket_id <> into_id)) STRICT, WITHOUT ROWID;
CREATE INDEX merged_ticket_by_target ON merged_ticket(into_id);
`
