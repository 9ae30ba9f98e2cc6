/**
 * Schedules. What decides when one fires stands in the project's file; here stands how far it was looked at, and one row
 * for each scheduled time that came: its key lets a time start one run, however often and by whomever it is looked at.
 */
export const schedules = `
CREATE TABLE operant.schedules (
  name            text PRIMARY KEY,
  -- hashes of what decides when it fires, and of all of it: a worker whose file says otherwise leaves it alone
  timing          text NOT NULL,
  definition      text NOT NULL,
  shown           json NOT NULL,
  declared        boolean NOT NULL DEFAULT true,
  -- the first time that was not looked at; null where none comes: it is paused, no longer declared, or over
  next_at         timestamptz,
  -- the latest reading of a clock that it was looked at by; a clock that is behind it was set back
  seen_at         timestamptz NOT NULL,
  paused_by       text,
  paused_because  text,
  paused_at       timestamptz,
  -- failures before do not count any more
  resumed_at      timestamptz,
  CHECK ((paused_at IS NULL) = (paused_by IS NULL) AND (paused_at IS NULL) = (paused_because IS NULL))
);
CREATE INDEX schedules_due  ON operant.schedules (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX schedules_seen ON operant.schedules (seen_at) WHERE next_at IS NOT NULL;

CREATE TABLE operant.schedule_fires (
  schedule    text NOT NULL REFERENCES operant.schedules,
  -- the scheduled time, or when a person started it
  at          timestamptz NOT NULL,
  cause       text NOT NULL CHECK (cause IN ('time', 'backfill', 'by hand')),
  -- the person who asked for it
  asked_by    text,
  state       text NOT NULL CHECK (state IN ('due', 'waiting', 'started', 'skipped', 'refused')),
  why         text,
  -- when it is to be started, or looked at again
  starts_at   timestamptz,
  run_id      text,
  -- of its run, once a look has seen that it is settled
  outcome     text,
  decided_at  timestamptz,
  PRIMARY KEY (schedule, at),
  CHECK ((state IN ('due', 'waiting')) = (starts_at IS NOT NULL))
);
CREATE INDEX schedule_fires_due   ON operant.schedule_fires (starts_at) WHERE starts_at IS NOT NULL;
CREATE INDEX schedule_fires_open  ON operant.schedule_fires (schedule, at) WHERE state = 'started' AND outcome IS NULL;

-- Times that passed and did not fire.
CREATE TABLE operant.schedule_gaps (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  schedule  text NOT NULL REFERENCES operant.schedules,
  first_at  timestamptz NOT NULL,
  last_at   timestamptz NOT NULL,
  times     integer NOT NULL CHECK (times > 0),
  why       text NOT NULL,
  noted_at  timestamptz NOT NULL
);
CREATE INDEX schedule_gaps_newest ON operant.schedule_gaps (schedule, id);

-- Notes what looks at several schedules came to: the times that fire, those that were missed, and what comes next. One
-- that somebody else looked at meanwhile, or that is paused or declared otherwise by now, is left as it is.
CREATE FUNCTION operant.note_looks(p_looks jsonb, p_now timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  l record;
  v_noted integer := 0;
BEGIN
  FOR l IN SELECT * FROM jsonb_to_recordset(p_looks) AS x (name text, definition text, "from" timestamptz, next timestamptz,
    fires jsonb, missed jsonb) ORDER BY name
  LOOP
    UPDATE operant.schedules SET next_at = l.next, seen_at = p_now
      WHERE name = l.name AND definition = l.definition AND declared AND paused_at IS NULL AND next_at = l."from";
    CONTINUE WHEN NOT FOUND;
    v_noted := v_noted + 1;
    INSERT INTO operant.schedule_fires (schedule, at, cause, state, starts_at)
      SELECT l.name, at, 'time', 'due', starts FROM jsonb_to_recordset(l.fires) AS f (at timestamptz, starts timestamptz)
      ON CONFLICT DO NOTHING;
    IF l.missed IS NOT NULL AND jsonb_typeof(l.missed) = 'object' THEN
      INSERT INTO operant.schedule_gaps (schedule, first_at, last_at, times, why, noted_at)
        SELECT l.name, first, last, times, why, p_now
        FROM jsonb_to_record(l.missed) AS m (first timestamptz, last timestamptz, times integer, why text);
    END IF;
  END LOOP;
  RETURN v_noted;
END $$;

-- Pauses a schedule; null, or who paused it already. Times that had come and were not started are not started.
CREATE FUNCTION operant.pause_schedule(p_name text, p_by text, p_because text, p_at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_by text;
BEGIN
  SELECT paused_by INTO v_by FROM operant.schedules WHERE name = p_name FOR UPDATE;
  IF NOT FOUND THEN RETURN 'no such schedule'; END IF;
  IF v_by IS NOT NULL THEN RETURN 'paused already'; END IF;
  UPDATE operant.schedules SET paused_by = p_by, paused_because = p_because, paused_at = p_at, next_at = NULL, seen_at = p_at WHERE name = p_name;
  UPDATE operant.schedule_fires SET state = 'skipped', starts_at = NULL, decided_at = p_at, why = 'paused by ' || p_by || ': ' || p_because
    WHERE schedule = p_name AND cause = 'time' AND state IN ('due', 'waiting');
  RETURN NULL;
END $$;

-- Starts the goal of a time that came, or says what became of it instead, in one transaction: of any number of workers
-- that try, one does. p_run is null where its goal cannot be started, and p_why says why.
CREATE FUNCTION operant.start_fire(p_schedule text, p_at timestamptz, p_now timestamptz, p_overlap text, p_failures integer,
  p_run jsonb, p_opened json, p_batch uuid, p_why text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  s operant.schedules;
  f operant.schedule_fires;
  v_bad integer;
  v_open text[];
  v_ahead timestamptz[];
  v_busy text;
  v_state text := 'started';
  v_why text := p_why;
  v_again constant interval := interval '5 s';
BEGIN
  -- One start of a schedule at a time; whoever comes second finds the row decided.
  SELECT * INTO s FROM operant.schedules WHERE name = p_schedule FOR UPDATE;
  SELECT * INTO f FROM operant.schedule_fires WHERE schedule = p_schedule AND at = p_at;
  IF f.state IS NULL OR f.state NOT IN ('due', 'waiting') OR f.starts_at > p_now THEN RETURN NULL; END IF;
  UPDATE operant.schedule_fires AS past SET outcome = runs.outcome FROM operant.runs
    WHERE past.schedule = p_schedule AND past.state = 'started' AND past.outcome IS NULL
      AND runs.id = past.run_id AND runs.state = 'settled';
  IF f.cause = 'time' AND p_failures IS NOT NULL THEN
    SELECT count(*) FILTER (WHERE state = 'refused' OR outcome IN ('failed', 'handed over')) INTO v_bad FROM (
      SELECT state, outcome FROM operant.schedule_fires WHERE schedule = p_schedule AND decided_at > coalesce(s.resumed_at, '-infinity')
        AND (state = 'refused' OR outcome IS NOT NULL) ORDER BY at DESC LIMIT p_failures) AS latest;
    IF v_bad >= p_failures THEN
      PERFORM operant.pause_schedule(p_schedule, 'operant', 'the last ' || p_failures || ' runs failed or were handed over', p_now);
      RETURN 'paused';
    END IF;
  END IF;
  v_open := ARRAY(SELECT run_id FROM operant.schedule_fires WHERE schedule = p_schedule AND state = 'started' AND outcome IS NULL
    AND (f.cause = 'time' OR cause = f.cause) ORDER BY at);
  v_ahead := ARRAY(SELECT at FROM operant.schedule_fires WHERE schedule = p_schedule AND state = 'waiting' AND cause = f.cause AND at < p_at);
  v_busy := coalesce(v_open[1], 'the one before');
  IF p_run IS NULL THEN v_state := 'refused';
  ELSIF f.cause = 'by hand' OR (f.cause = 'time' AND p_overlap = 'allow') THEN v_state := 'started';
  ELSIF f.cause = 'backfill' THEN
    IF v_open <> '{}' OR v_ahead <> '{}' THEN v_state := 'waiting'; END IF;
  ELSIF p_overlap = 'skip' THEN
    IF v_open <> '{}' THEN v_state := 'skipped'; v_why := v_busy || ' was under way'; END IF;
  ELSIF p_overlap = 'queue one' THEN
    IF v_ahead <> '{}' AND v_open <> '{}' THEN v_state := 'skipped'; v_why := v_busy || ' was under way, and another waited';
    ELSIF v_ahead <> '{}' OR v_open <> '{}' THEN v_state := 'waiting'; END IF;
  ELSE
    IF v_open <> '{}' THEN v_state := 'waiting'; END IF;
    IF f.state = 'due' THEN
      PERFORM operant.deliver(open.run, p_now, json_build_object('kind', 'cancel', 'by', 'schedule ' || p_schedule,
        'reason', 'its next time came')) FROM unnest(v_open) AS open (run);
      UPDATE operant.schedule_fires SET state = 'skipped', starts_at = NULL, decided_at = p_now, why = 'a later one took its place'
        WHERE schedule = p_schedule AND at = ANY (v_ahead);
    END IF;
  END IF;
  IF v_state = 'waiting' THEN
    v_why := 'waits for ' || v_busy;
    UPDATE operant.schedule_fires SET starts_at = p_now WHERE schedule = p_schedule AND at = ANY (v_ahead) AND v_open = '{}';
  ELSIF v_state = 'started' THEN
    PERFORM operant.open_run(p_run, p_opened, p_batch);
  END IF;
  UPDATE operant.schedule_fires SET state = v_state, why = v_why,
    starts_at = CASE v_state WHEN 'waiting' THEN p_now + v_again END,
    run_id = CASE v_state WHEN 'started' THEN p_run->>'id' END,
    decided_at = CASE v_state WHEN 'waiting' THEN NULL ELSE p_now END
    WHERE schedule = p_schedule AND at = p_at;
  RETURN v_state;
END $$;
`
