/**
 * What each ended run adds to the figures, worked out from its journal and from nothing else: it can be thrown away and
 * worked out again. A run whose figures are due is marked by whatever makes them so. The subject of a run is kept with it.
 */
export const measuring = `
ALTER TABLE operant.runs ADD COLUMN subject text;
CREATE INDEX runs_by_subject ON operant.runs (subject, opened_at DESC, id) WHERE subject IS NOT NULL;
CREATE OR REPLACE FUNCTION operant.open_run(p_run jsonb, p_opened json, p_batch uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO operant.runs (id, agent, goal, asked, started_by, parent, opened_at, subject)
    SELECT id, agent, goal, asked, "startedBy", parent, at, subject FROM jsonb_to_record(p_run)
      AS r (id text, agent text, goal text, asked text, "startedBy" text, parent text, at timestamptz, subject text)
    ON CONFLICT (id) DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO operant.journal (run_id, seq, at, type, batch, body)
    VALUES (p_run->>'id', 1, (p_run->>'at')::timestamptz, 'run.opened', p_batch, p_opened);
  PERFORM operant.enqueue(p_run->>'id');
  RETURN true;
END $$;

-- No foreign keys: they would lock the rows of runs that are at work.
CREATE TABLE operant.run_figures (
  run_id         text PRIMARY KEY,
  agent          text NOT NULL,
  goal           text NOT NULL,
  outcome        text NOT NULL,
  opened_at      timestamptz NOT NULL,
  settled_at     timestamptz NOT NULL,
  class          text,
  verified       boolean NOT NULL,
  claimed_by     text[] NOT NULL,
  people         boolean NOT NULL,
  escalated      boolean NOT NULL,
  cause          text,
  cause_said     text,
  -- milliseconds
  waited         bigint NOT NULL CHECK (waited >= 0),
  closed_at      timestamptz,
  writes         integer NOT NULL,
  taken_back     integer NOT NULL,
  -- [{currency, minor, takenBack}], whole numbers as texts
  money          jsonb NOT NULL,
  money_unknown  boolean NOT NULL,
  tokens         bigint NOT NULL,
  -- [{currency, millionths}]
  costs          jsonb NOT NULL,
  cost_unknown   boolean NOT NULL
);
CREATE INDEX run_figures_ended ON operant.run_figures (settled_at);
CREATE INDEX run_figures_newest ON operant.run_figures (opened_at DESC, run_id);
CREATE INDEX run_figures_cause ON operant.run_figures (cause, settled_at) WHERE cause IS NOT NULL;

CREATE SEQUENCE operant.figures_marks;
CREATE TABLE operant.figures_due (
  run_id  text PRIMARY KEY,
  -- another one each time: what was worked out before the last does not count
  mark    bigint NOT NULL DEFAULT nextval('operant.figures_marks')
);
CREATE FUNCTION operant.figures_are_due(p_run text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO operant.figures_due (run_id) VALUES (p_run)
    ON CONFLICT (run_id) DO UPDATE SET mark = nextval('operant.figures_marks')
$$;

CREATE FUNCTION operant.figures_of_run_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM operant.figures_are_due(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER figures_due AFTER UPDATE OF state ON operant.runs FOR EACH ROW
  WHEN ((NEW.state = 'settled') <> (OLD.state = 'settled')) EXECUTE FUNCTION operant.figures_of_run_due();

-- Somebody has closed what was handed over: the run itself has ended before.
CREATE FUNCTION operant.figures_of_item_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM operant.figures_are_due(run_id) FROM operant.requests WHERE id = NEW.request_id;
  RETURN NULL;
END $$;
CREATE TRIGGER figures_due AFTER UPDATE OF ended ON operant.work_items FOR EACH ROW
  WHEN (NEW.ended IS DISTINCT FROM OLD.ended) EXECUTE FUNCTION operant.figures_of_item_due();

INSERT INTO operant.figures_due (run_id) SELECT id FROM operant.runs WHERE state = 'settled';
`
