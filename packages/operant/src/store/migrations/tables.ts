/** The tables of one run's life. Times are the injected clock's; texts are UTF-8 without NUL unless bytea or json. */
export const tables = `
CREATE TABLE operant.runs (
  id          text PRIMARY KEY,
  agent       text NOT NULL,
  goal        text NOT NULL,
  asked       text NOT NULL,
  started_by  text NOT NULL,
  parent      text REFERENCES operant.runs,
  -- running: an activation is queued or active; waiting: for its timer or its inbox
  state       text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'waiting', 'settled')),
  outcome     text,
  summary     text,
  opened_at   timestamptz NOT NULL,
  wakes_at    timestamptz,
  settled_at  timestamptz,
  CHECK ((state = 'settled') = (outcome IS NOT NULL))
);
CREATE INDEX runs_newest   ON operant.runs (opened_at DESC, id);
CREATE INDEX runs_by_agent ON operant.runs (agent, opened_at DESC, id);
CREATE INDEX runs_by_state ON operant.runs (state, opened_at DESC, id);
CREATE INDEX runs_children ON operant.runs (parent) WHERE parent IS NOT NULL;
CREATE INDEX runs_timers   ON operant.runs (wakes_at) WHERE wakes_at IS NOT NULL;

-- The primary key is the fence: of two writers with the same last event, one gets a unique violation.
-- No foreign key to runs: it would lock and dirty the run's row at each append; only open_run writes a first event.
-- json, not jsonb: events come back byte for byte, and may carry a NUL character, which jsonb refuses.
CREATE TABLE operant.journal (
  run_id  text NOT NULL,
  seq     integer NOT NULL CHECK (seq > 0),
  at      timestamptz NOT NULL,
  type    text NOT NULL,
  batch   uuid NOT NULL,
  body    json NOT NULL,
  PRIMARY KEY (run_id, seq)
);

CREATE TABLE operant.inbox (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id  text NOT NULL REFERENCES operant.runs,
  at      timestamptz NOT NULL,
  body    json NOT NULL
);
CREATE INDEX inbox_of_run ON operant.inbox (run_id, id);

-- One row per business intent across all runs.
CREATE TABLE operant.effects (
  identity        text PRIMARY KEY,
  run_id          text NOT NULL REFERENCES operant.runs,
  effect          text NOT NULL,
  action          text NOT NULL,
  arguments_hash  text NOT NULL,
  state           text NOT NULL CHECK (state IN ('intended', 'confirmed', 'absent', 'differs', 'unknown'))
);
CREATE INDEX effects_of_run ON operant.effects (run_id);

CREATE TABLE operant.budgets (
  key         text PRIMARY KEY,
  used_minor  bigint NOT NULL DEFAULT 0 CHECK (used_minor >= 0),
  currency    char(3) NOT NULL
);
CREATE TABLE operant.reservations (
  effect  text NOT NULL,
  key     text NOT NULL REFERENCES operant.budgets,
  minor   bigint NOT NULL CHECK (minor >= 0),
  state   text NOT NULL CHECK (state IN ('held', 'committed', 'released')),
  PRIMARY KEY (effect, key)
);

CREATE TABLE operant.requests (
  id              text PRIMARY KEY,
  run_id          text NOT NULL REFERENCES operant.runs,
  kind            text NOT NULL CHECK (kind IN ('approve', 'answer', 'take over')),
  roles           text[] NOT NULL,
  count           integer NOT NULL CHECK (count > 0),
  requester       text NOT NULL,
  title           text NOT NULL,
  shown           json NOT NULL,
  arguments_hash  text NOT NULL,
  asked_at        timestamptz NOT NULL,
  expires_at      timestamptz NOT NULL,
  state           text NOT NULL DEFAULT 'open'
                  CHECK (state IN ('open', 'approved', 'rejected', 'answered', 'expired', 'withdrawn', 'consumed')),
  decided_at      timestamptz
);
CREATE INDEX requests_newest ON operant.requests (state, asked_at DESC, id);
CREATE INDEX requests_of_run ON operant.requests (run_id);
CREATE INDEX requests_due    ON operant.requests (expires_at) WHERE state = 'open';

-- What each person said; the primary key lets nobody count twice towards a quorum.
CREATE TABLE operant.request_answers (
  request_id  text NOT NULL REFERENCES operant.requests,
  person      text NOT NULL,
  name        text NOT NULL,
  at          timestamptz NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('approved', 'rejected', 'answered')),
  reason      text,
  value       json,
  PRIMARY KEY (request_id, person)
);

CREATE TABLE operant.outside_text (
  digest  text PRIMARY KEY,
  body    bytea NOT NULL
);

CREATE TABLE operant.principals (
  name   text PRIMARY KEY,
  roles  text[] NOT NULL
);
`
